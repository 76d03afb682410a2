import fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a run that passed passes again. `tools/fuzz.ts` has them draw
 * others, by the seed in `FUZZ_SEED`.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) })
