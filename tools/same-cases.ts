import fc from 'fast-check'
import { runs } from './runs.ts'

/**
 * Property tests draw the same cases in every run, so that a run that passed passes again. `tools/fuzz.ts` has them draw
 * others, by the seed in `FUZZ_SEED`. They draw few in `test` and all in `test:slow`: a property that says how many says it
 * with `runs`.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1), numRuns: runs(100) })
