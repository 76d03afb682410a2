import type { Random } from '../base/random.ts'
import type { Input } from '../story/input.ts'
import type { Problem } from '../story/problem.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { Explorer } from './explorer.ts'
import { Findings } from './findings.ts'
import { KnownStates } from './known-states.ts'
import type { Reached } from './reached.ts'

/** What comes of entering a story once more after an ending, as a game does. */
export interface EnteredAgain {
  /** Where it has nothing left to offer, and ends: once-only choices are spent. Each place once, with the path of the first. */
  readonly runsOut: readonly { readonly problem: Problem; readonly picks: readonly string[] }[]
  /** Where it breaks, as it did not the first time. */
  readonly failures: readonly { readonly problem: Problem; readonly picks: readonly string[] }[]
}

/** Steps that are taken at most, and states of one offer that are looked at. */
const maxSteps = 3000
const variants = 3

/** The step that goes in by an entry; the empty text is the start. */
export function enterBy(entry: string): Input {
  return entry === '' ? { type: 'enter' } : { type: 'enter', entry }
}

/** Enters by each entry behind each of the ends, and plays on; a story of a start alone is not entered again. */
export function exploreAgain(
  skeleton: Skeleton,
  random: Random,
  ends: readonly Reached[],
  first: { readonly entries: readonly string[]; readonly failures: EnteredAgain['failures'] },
): EnteredAgain {
  const found = new Findings()
  const known = new KnownStates(variants)
  const entries = first.entries.length > 1 ? first.entries : []
  const open = [...ends]
  const ended = (at: Reached): void => {
    // Three times is enough for what is offered once.
    const times = at.picks.filter(pick => pick.startsWith('enter')).length
    if (times < 4 && open.length < ends.length) open.push(at)
  }
  const isOver = (): boolean => found.steps >= maxSteps
  const explorer = new Explorer({ skeleton, found, known, random, isOver, ended })
  while (!isOver() && entries.length > 0) {
    const end = open.shift()
    if (end !== undefined) {
      for (const entry of entries) {
        const picks = [...end.picks, `enter ${entry}`.trim()]
        found.steps++
        explorer.step({ picks, brought: end.brought }, end.passage.at, enterBy(entry), true)
      }
      continue
    }
    const next = known.fresh() ?? known.next()
    if (next === undefined) break
    explorer.lookAt(next)
  }
  const before = first.failures.map(({ problem }) => JSON.stringify(problem))
  return {
    runsOut: found.runsOut,
    failures: found.failures.filter(({ problem }) => !before.includes(JSON.stringify(problem))),
  }
}
