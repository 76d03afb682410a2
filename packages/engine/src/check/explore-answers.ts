import { canonicalJson } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import type { Problem } from '../story/problem.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { Explorer } from './explorer.ts'
import { Findings } from './findings.ts'
import { KnownStates } from './known-states.ts'
import { isSampled, mayBeAnswered, type OtherAnswer, otherAnswers } from './other-answers.ts'
import type { Reached } from './reached.ts'

/** What a provider may bring about, besides what the author's words do. */
export interface ExploredAnswers {
  /** Answers that were tried, over all slots: outcomes of verdicts and values that are not the author's own. */
  readonly tried: number
  /** What was not: slots that were never met, without an answer; and answers that the bound left out. */
  readonly untried: readonly { readonly slot: string; readonly answer?: string }[]
  /** Slots of which some values were tried and others never are: those within a range, and of an open domain. */
  readonly sampled: readonly string[]
  /** Endings that were met behind such an answer, with the path of the first. */
  readonly endings: ReadonlyMap<string, readonly string[]>
  /** Where the story broke behind such an answer, and not by the author's words alone. */
  readonly failures: readonly { readonly problem: Problem; readonly picks: readonly string[] }[]
  /** Steps that were taken, and the bound on them. */
  readonly steps: number
  readonly budget: number
}

/** States in which one answer is tried. */
const statesOfAnswer = 12
/** It goes on for so many steps, and twice as many as led to the last thing found, before it gives up. */
const patience = 1000

/** An answer, and where it may be given. */
interface Branch extends OtherAnswer {
  readonly at: Reached
}

/**
 * Gathers where a provider may answer, while a story is explored by the author's words; then tries each answer in several
 * states, and plays on behind it.
 */
export class AnswerExploration {
  readonly #story: Story
  readonly #open: Branch[] = []
  readonly #seen = new Set<string>()
  readonly #states = new Map<string, number>()

  constructor(story: Story) {
    this.#story = story
  }

  /** Notes what may be answered where a path has stopped. */
  readonly stopped = (at: Reached): void => {
    for (const answer of otherAnswers(this.#story, at)) {
      const name = nameOf(answer)
      const count = this.#states.get(name) ?? 0
      const state = `${name} ${canonicalJson(at.passage.variables)}`
      if (count >= statesOfAnswer || this.#seen.has(state)) continue
      this.#seen.add(state)
      this.#states.set(name, count + 1)
      this.#open.push({ ...answer, at })
    }
  }

  /** @param authors what the author's words alone came to. */
  explore(
    skeleton: Skeleton,
    random: Random,
    authors: { readonly found: Findings; readonly known: KnownStates },
    { budget, variants }: { readonly budget: number; readonly variants: number },
  ): ExploredAnswers {
    const found = new Findings()
    const known = new KnownStates(variants, authors.known)
    const isOver = (): boolean => found.steps >= budget || found.steps > 2 * found.lastFind + patience
    const explorer = new Explorer({ skeleton, found, known, random, stopped: this.stopped, isOver })
    const tried = new Set<string>()
    while (found.steps < budget) {
      const branch = this.#open.shift()
      if (branch !== undefined) {
        const { at, input, slot, answer } = branch
        tried.add(nameOf(branch))
        const isNew = found.take(nameOf(branch))
        const brought = new Set([...at.brought, ...(input.type === 'value' ? Object.keys(input.values ?? {}) : [])])
        explorer.step({ picks: [...at.picks, `${slot} = ${answer}`], brought }, at.passage.at, input, isNew)
        continue
      }
      const next = known.fresh() ?? known.next() ?? known.any(random)
      if (next === undefined || isOver()) break
      explorer.lookAt(next)
      explorer.playOn(next)
    }
    const met = [...this.#states.keys()].filter(name => !tried.has(name))
    const open = Object.values(this.#story.slots).filter(slot => mayBeAnswered(slot, this.#story))
    const unmet = open.filter(({ id }) => !authors.found.slots.has(id) && !found.slots.has(id))
    const known_ = new Set(authors.found.failures.map(({ problem }) => canonicalJson(placeOf(problem))))
    return {
      tried: tried.size,
      sampled: open
        .filter(({ id, ...slot }) => !unmet.some(one => one.id === id) && isSampled(slot))
        .map(({ id }) => id),
      untried: [...unmet.map(({ id }) => ({ slot: id })), ...met.map(answerOf)],
      endings: found.endings,
      failures: found.failures.filter(({ problem }) => !known_.has(canonicalJson(placeOf(problem)))),
      steps: found.steps,
      budget,
    }
  }
}

function placeOf({ message, data }: Problem): readonly [string, Problem['data']] {
  return [message, data]
}

function nameOf({ slot, answer }: Pick<OtherAnswer, 'slot' | 'answer'>): string {
  return `${slot} = ${answer}`
}

function answerOf(name: string): { readonly slot: string; readonly answer: string } {
  const [slot = '', ...answer] = name.split(' = ')
  return { slot, answer: answer.join(' = ') }
}
