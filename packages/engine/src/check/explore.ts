import { seededRandom } from '../base/random.ts'
import type { Problem } from '../story/problem.ts'
import type { SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { type EnteredAgain, enterBy, exploreAgain } from './explore-again.ts'
import { AnswerExploration, type ExploredAnswers } from './explore-answers.ts'
import { Explorer } from './explorer.ts'
import { Findings } from './findings.ts'
import { KnownStates } from './known-states.ts'
import type { Reached } from './reached.ts'

/** How far {@link explore} goes. */
export interface ExploreOptions extends SkeletonPorts {
  /** Where to begin: entries of the story; the empty text is its start. Default: the start alone. */
  readonly entries?: readonly string[]
  /** Choices that are taken at most. Default 20,000. It ends before that when it has long found nothing new. */
  readonly budget?: number
  /** Steps that are taken at most behind what a provider may answer otherwise than the author. Default 10,000. */
  readonly answerBudget?: number
  /** Different states in which the same offer of choices is looked at one by one. Default 20. */
  readonly variants?: number
  /** All endings that there are: with these, and every slot, met, it ends soon. Default: not known. */
  readonly endings?: readonly string[]
  /** Decides the story's own chance and the random part of the search. Default 1. */
  readonly seed?: number
}

/** What an exploration met. */
export interface Exploration {
  /** Endings by name, with the choices of the shortest path that was found to each. */
  readonly endings: ReadonlyMap<string, readonly string[]>
  /** Paths that end without naming an ending: the choices of the first one found, if any. */
  readonly unnamedEnd: readonly string[] | undefined
  readonly slots: ReadonlySet<string>
  readonly choices: ReadonlySet<string>
  /** Places where the story broke, each once, with the choices that lead there. */
  readonly failures: readonly { readonly problem: Problem; readonly picks: readonly string[] }[]
  /** Choices taken. */
  readonly steps: number
  /** What a provider may bring about besides: all above is by the author's words alone. */
  readonly answers: ExploredAnswers
  /** What comes of entering the story once more after an ending. */
  readonly enteredAgain: EnteredAgain
}

/** It goes on for this many choices, and three times as many as led to the last thing found, before it gives up. */
const patience = 3000

/** The same, once every ending and slot was met: the rest is choices that nothing hangs on, and steps that break. */
const shortPatience = 500

/** Endings from which the story is entered once more. */
const maxEnds = 20

/**
 * Plays a story without any provider, over its real states. What was just met for the first time is looked at first.
 * After that two searches take turns, as each misses what the other finds: every choice in one more state of what is
 * known, those with values not seen there before first; and a whole play at random, from the start or from a known
 * state, that leans to choices taken seldom and has likings of its own (visit counts and chance hide in a state, and
 * only playing on brings them out). It proves what it reaches; a place that it does not reach may still be reachable
 * with a larger budget.
 *
 * After that it tries what a provider may answer otherwise (`answers`), and enters the story once more behind its
 * endings (`enteredAgain`).
 *
 * @example
 * const { endings, failures } = explore(ferry, { entries: ['', 'north'], budget: 5000 })
 * for (const [ending, picks] of endings) console.info(ending, picks)
 */
export function explore(story: Story, options: ExploreOptions = {}): Exploration {
  const { entries = [''], budget = 20_000, answerBudget = 10_000, variants = 20, endings, seed = 1 } = options
  const skeleton = story.skeleton(options)
  const random = seededRandom(seed).split('explore')
  const found = new Findings()
  const known = new KnownStates(variants)

  const answers = new AnswerExploration(story)
  const ends: Reached[] = []
  const ended = (at: Reached): void => {
    if (ends.length < maxEnds) ends.push(at)
  }
  const isOver = (): boolean => {
    if (found.steps >= budget) return true
    const hasAll = endings !== undefined && found.hasAll(endings, Object.keys(story.slots))
    return found.steps > (hasAll ? found.lastFind + shortPatience : 4 * found.lastFind + patience)
  }
  const explorer = new Explorer({ skeleton, found, known, random, isOver, ended, stopped: answers.stopped })
  const nothing = { picks: [], brought: new Set<string>() }
  const starts = entries.flatMap(entry => {
    const path = { ...nothing, picks: entry === '' ? [] : [`enter ${entry}`] }
    return explorer.step(path, skeleton.begin(seed), enterBy(entry), true) ?? []
  })
  while (starts.length > 0 && !isOver()) {
    const fresh = known.fresh()
    if (fresh !== undefined) explorer.lookAt(fresh)
    else {
      const next = known.next()
      if (next !== undefined) explorer.lookAt(next)
      explorer.playOn((random.whole(3) === 0 ? known.any(random) : undefined) ?? (random.pick(starts) as Reached))
    }
  }
  const { endings: reached, unnamedEnd, slots, choices, failures, steps } = found
  return {
    ...{ endings: reached, unnamedEnd, slots, choices, failures, steps },
    answers: answers.explore(skeleton, random.split('answers'), { found, known }, { budget: answerBudget, variants }),
    enteredAgain: exploreAgain(skeleton, random.split('again'), ends, { entries, failures }),
  }
}
