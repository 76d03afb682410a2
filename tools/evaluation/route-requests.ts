import {
  createSession,
  type FillRequest,
  fillAnswer,
  type NarrativeProvider,
  ProviderError,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import { bringsValue } from '@lacuna/engine/fill'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { manualClock } from '@lacuna/engine/testing'

/** A way through a story that is fixed: whoever takes it meets the same passages, whatever is written in its slots. */
export interface Route {
  readonly name: string
  readonly seed: number
  /** Ids of the choices, in order. */
  readonly choices: readonly string[]
  /** What `decide` and `invent` slots are answered, by slot id and occurrence (`lantern.reason/1`). */
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** A request of a route, and where it was made. */
export interface RouteRequest {
  readonly turn: number
  /** The choice that led into the turn, as it was shown; absent in the first. */
  readonly chosen?: string
  /** What the turn shows with the author's words in every slot. */
  readonly page: readonly string[]
  readonly request: FillRequest
  /** What the author's own grammar puts into its slots, by slot key; a slot that it leaves alone is not in it. */
  readonly grammar: Readonly<Record<string, string>>
}

/** What came of playing a route: its requests, how it ended, and what it took to fix it. */
export interface PlayedRoute {
  readonly route: Route
  readonly requests: readonly RouteRequest[]
  readonly ending: string | undefined
}

/**
 * Plays a route, or finds one: where `choices` are over the seed picks. Every slot with words shows the author's, so that
 * a request holds nothing that another answer would change. Banks are off.
 *
 * @throws Error where the story does not offer a choice of the route
 */
export async function playRoute(story: Story, given: Route): Promise<PlayedRoute> {
  const random = seededRandom(given.seed).split('picks')
  const values: Record<string, string | number | boolean> = {}
  const met: Record<string, number> = {}
  const asked: FillRequest[] = []
  const rules = grammarProvider(story.bible)
  const provider: NarrativeProvider = {
    id: 'route',
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request, options) {
      const [slot] = request.slots
      if (slot === undefined) return
      if (!bringsValue(slot.verb)) {
        asked.push(request)
        throw new ProviderError('refused', { retryable: false })
      }
      met[slot.slot] = (met[slot.slot] ?? 0) + 1
      const name = `${slot.slot}/${met[slot.slot]}`
      const drawn = given.values[name] ?? (await answerOf(rules, request, given.seed))[slot.key] ?? picked(slot, random)
      values[name] = drawn
      yield* fillAnswer({ [slot.key]: drawn })
      options.signal.throwIfAborted()
    },
  }
  const clock = manualClock()
  const session = createSession(
    { ...story, banks: {} },
    { seed: given.seed, dial: 'live', provider, clock, lookahead: false },
  )
  const requests: RouteRequest[] = []
  const choices: string[] = []
  let chosen: string | undefined
  session.enter()
  for (;;) {
    for (let waits = 0; session.frame.phase === 'writing' && waits < 50; waits++) {
      await clock.settle()
      if (session.frame.phase === 'writing') await clock.advance(500)
    }
    const { frame } = session
    const page = frame.lines.map(line => (line.speaker === undefined ? line.text : `${line.speaker}: ${line.text}`))
    for (const request of asked.splice(0)) {
      const grammar = await answerOf(rules, request, given.seed)
      requests.push({ turn: frame.turn, ...(chosen === undefined ? {} : { chosen }), page, request, grammar })
    }
    if (frame.choices.length === 0) break
    const id = given.choices[choices.length] ?? random.pick(frame.choices)?.id
    const choice = frame.choices.find(one => one.id === id)
    if (choice === undefined) throw new Error(`Route ${given.name}: "${id}" is not offered in turn ${frame.turn}.`)
    choices.push(choice.id)
    chosen = choice.text
    session.choose(choice.id)
  }
  const { ending } = session.frame
  session.close()
  return { route: { name: given.name, seed: given.seed, choices, values }, requests, ending }
}

async function answerOf(
  provider: NarrativeProvider,
  request: FillRequest,
  seed: number,
): Promise<Record<string, string>> {
  let text = ''
  for await (const event of provider.fill(request, { signal: AbortSignal.timeout(10_000), seed })) {
    if (event.type === 'delta') text += event.text
  }
  return JSON.parse(text)
}

function picked(slot: FillRequest['slots'][number], random: ReturnType<typeof seededRandom>): string {
  const options = Object.keys(slot.means ?? {})
  return random.pick(options) ?? slot.words
}
