import {
  createSession,
  type FillRequest,
  fillAnswer,
  type NarrativeProvider,
  nameInFront,
  ProviderError,
  type Random,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import { bringsValue } from '@lacuna/engine/fill'
import type { AnswerMember, FillPlace } from '@lacuna/engine/provider'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { manualClock } from '@lacuna/engine/testing'
import { answerTexts } from './answer-texts.ts'
import { rememberedAt } from './remembered.ts'
import type { PlayedRoute, Route, RoutePage, RouteRequest } from './route.ts'

/** Turns after which a route is over, wherever it stands. */
const mostTurns = 200

/** How a route is played. */
export interface RouteOptions {
  /**
   * Whether requests are those of a play-through that shares its fills with nobody. Default: as where fills are shared, so
   * that a request holds only what others may be given, too.
   */
  readonly isPersonal?: boolean
  /**
   * The accepted answer to a request, by slot key; a slot that is not in it shows the author's words. Default: every slot shows the author's words, so that a request holds
   * nothing that another answer would change.
   */
  readonly write?: (request: FillRequest, place: RequestPlace) => Promise<Readonly<Record<string, AnswerMember>>>
}

/** Where on a route a request stands. */
export interface RequestPlace {
  readonly route: string
  /** Which of the route's requests it is, from 0. */
  readonly at: number
}

/**
 * Plays a route, or finds one: where `choices` are over the seed picks. Banks are off.
 *
 * @throws Error where the story does not offer a choice of the route
 */
export async function playRoute(
  story: Story,
  given: Route,
  { isPersonal = false, write }: RouteOptions = {},
): Promise<PlayedRoute> {
  const random = seededRandom(given.seed).split('picks')
  const values: Record<string, string | number | boolean> = {}
  const met: Record<string, number> = {}
  const asked: FillRequest[] = []
  const places = new Map<FillRequest, FillPlace>()
  const rules = grammarProvider(story.bible)
  let count = 0
  const provider: NarrativeProvider = {
    id: 'route',
    capabilities: { streaming: false, jsonSchema: 'strict', local: true, shared: !isPersonal },
    async *fill(request, options) {
      const [slot] = request.slots
      if (slot === undefined) return
      if (bringsValue(slot.verb)) {
        met[slot.slot] = (met[slot.slot] ?? 0) + 1
        const name = `${slot.slot}/${met[slot.slot]}`
        const drawn = given.values[name] ?? (await answerTexts(rules, request, given.seed))[slot.key]
        const value = drawn ?? picked(slot, random)
        values[name] = value
        yield* fillAnswer({ [slot.key]: value })
        options.signal.throwIfAborted()
        return
      }
      if (request.repair === undefined) {
        asked.push(request)
        if (options.place !== undefined) places.set(request, options.place)
      }
      const members =
        write === undefined || request.repair !== undefined
          ? {}
          : await write(request, { route: given.name, at: count++ })
      if (Object.keys(members).length === 0) throw new ProviderError('refused', { retryable: false })
      yield* fillAnswer(members)
    },
  }
  const clock = manualClock()
  const session = createSession(
    { ...story, banks: {} },
    { seed: given.seed, dial: 'live', provider, clock, lookahead: false },
  )
  const requests: RouteRequest[] = []
  const pages: RoutePage[] = []
  let chosen: RoutePage['chosen']
  session.enter()
  for (;;) {
    for (let waits = 0; session.frame.phase === 'writing' && waits < 50; waits++) {
      await clock.settle()
      if (session.frame.phase === 'writing') await clock.advance(500)
    }
    const { frame } = session
    const lines = frame.lines.map(line =>
      line.speaker === undefined ? line.text : `${nameInFront(line.speaker, line)}: ${line.text}`,
    )
    pages.push({ turn: frame.turn, ...(chosen === undefined ? {} : { chosen }), lines })
    for (const request of asked.splice(0)) {
      const grammar = await answerTexts(rules, request, given.seed)
      const before = chosen === undefined ? {} : { chosen: chosen.text }
      requests.push({ turn: frame.turn, ...before, page: lines, request, grammar })
    }
    if (frame.choices.length === 0 || pages.length >= mostTurns) break
    const id = given.choices[pages.length - 1] ?? random.pick(frame.choices)?.id
    const choice = frame.choices.find(one => one.id === id)
    if (choice === undefined) throw new Error(`Route ${given.name}: "${id}" is not offered in turn ${frame.turn}.`)
    chosen = { id: choice.id, text: choice.text }
    session.choose(choice.id)
  }
  const { ending } = session.frame
  session.close()
  const choices = pages.flatMap(page => page.chosen?.id ?? [])
  const route = { name: given.name, seed: given.seed, choices, values, ...(ending === undefined ? {} : { ending }) }
  const remembered = rememberedAt(story, [...places.values()])
  return {
    route,
    pages,
    requests: requests.map(each => {
      const place = places.get(each.request)
      const lines = place === undefined ? undefined : remembered.get(place)
      return lines === undefined ? each : { ...each, remembered: lines }
    }),
  }
}

function picked(slot: FillRequest['slots'][number], random: Random): string {
  const options = Object.keys(slot.means ?? {})
  return random.pick(options) ?? slot.words
}
