import { memoryFillStore } from '../fill/store/memory-fill-store.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { Story } from '../story/story.ts'
import { openedStory } from './opened-story.ts'
import { type BrokenPlay, readOnce, type SimulatedTurn } from './read-once.ts'
import { remembered } from './remembered.ts'
import { emptyMeter, type ModelMeter } from './simulated-model.ts'
import type { SimulationCase } from './simulation-case.ts'

/** What the readers of one case met. */
export interface SimulationResult extends Readonly<ModelMeter> {
  /** The turns that had live slots, in the order in which they were read. */
  readonly turns: readonly SimulatedTurn[]
  /** Where the story broke, once for each reader under whom it did. */
  readonly broken: readonly BrokenPlay[]
  readonly plays: number
  /** Tokens of further candidates for long slots, in and out; they are among the others. */
  readonly candidateTokens: number
}

export interface SimulationOptions {
  /** Decisions of one play-through at most. Default 28. */
  readonly decisions?: number
  /**
   * The entries by which readers come in; the empty text is the start. Who comes to an end goes in by the next one, and each
   * reader begins with another. Default: the start alone.
   */
  readonly entries?: readonly string[]
  /** Called after each play-through. */
  readonly played?: () => void
  /** Called with every request that is made in a case. */
  readonly asked?: (request: FillRequest, each: SimulationCase) => void
}

/**
 * Simulates readers of a story, one after the other, on a clock of their own, so that hours pass in seconds: the real
 * session, the real fill pipeline and director; the model's answers and the reader are made up. Reading goes at 238
 * words a minute; reading, deciding and generating times are log-normal with σ 0.3. Choices are taken at random. A
 * reader of one number takes the same path through the story in every case, and works out no step twice.
 *
 * @returns what was met in each case, in the order of the cases.
 * @example
 * const speed = { name: 'fast', firstMs: 400, tokensPerSecond: 120 }
 * const policy = { name: 'ahead', lookahead: {} }
 * const [result] = await simulateReaders(ferry, [{ speed, policy, plays: 20 }])
 * console.info(result?.turns.length, result?.broken)
 */
export async function simulateReaders(
  story: Story,
  cases: readonly SimulationCase[],
  { decisions = 28, entries = [''], played = () => {}, asked = () => {} }: SimulationOptions = {},
): Promise<readonly SimulationResult[]> {
  const tables = cases.map(each => ({
    each,
    meter: emptyMeter(),
    turns: [] as SimulatedTurn[],
    broken: [] as BrokenPlay[],
    candidateTokens: 0,
    store: each.policy.shared === true ? { ...memoryFillStore(100_000), shared: true } : undefined,
  }))
  const most = Math.max(0, ...cases.map(each => each.plays))
  for (let seed = 1; seed <= most; seed++) {
    const plain = remembered(story)
    const historied = openedStory(plain, { history: true })
    for (const table of tables) {
      const { broken, each, meter, turns, store } = table
      if (seed > each.plays) continue
      const read = withFacts(each.policy.history === true ? historied : plain, each.policy.facts)
      const rotated = [...entries.slice((seed - 1) % entries.length), ...entries.slice(0, (seed - 1) % entries.length)]
      const play = await readOnce(read, each, {
        seed,
        decisions,
        meter,
        store,
        entries: rotated,
        asked: request => asked(request, each),
      })
      turns.push(...play.turns)
      table.candidateTokens += play.candidateTokens
      if (play.broken !== undefined) broken.push(play.broken)
      played()
    }
  }
  return tables.map(({ broken, candidateTokens, each, meter, turns }) => ({
    ...meter,
    turns,
    broken,
    candidateTokens,
    plays: each.plays,
  }))
}

function withFacts(story: Story, facts: number | undefined): Story {
  return facts === undefined ? story : { ...story, bible: { ...story.bible, facts } }
}
