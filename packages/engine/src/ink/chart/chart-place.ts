import type { AnyStateMachine, StateNode, StateValue } from 'xstate'
import type { ChartMeta } from './chart-meta.ts'
import type { InkBeat } from './ink-beat.ts'

/** Where a play-through stands in the chart of its story. */
export interface ChartPlace {
  /** Id of the state: its keys from the machine's on, `ferry.deck.north`. */
  readonly id: string
  /** For `chart.resolveState({ value })`. */
  readonly value: StateValue
  readonly beat: InkBeat
}

/** What moves a play-through: an `Input` of a skeleton or a `Move` of a session is one. */
export interface ChartStep {
  readonly type: string
  /** Of an `enter`. */
  readonly entry?: string
  /** Of whatever takes a choice. */
  readonly choice?: string
}

/**
 * Where a play-through stands after the given steps, from any point on: the last entry or choice decides. `undefined`
 * before anything was entered, and where the chart has no such entry or choice.
 *
 * A skeleton's inputs give it exactly. A session's moves (`session.history().map(turn => turn.move)`) do not name what
 * a `decide` came to: give the ids of the choices that its frame offers as well, and the nearest place that may offer
 * all of them is found.
 *
 * @example
 * const moves = session.history().map(turn => turn.move)
 * const place = chartPlace(inkChart(bundle), moves, session.frame.choices.map(({ id }) => id))
 * place?.id // 'ferry.deck.north'
 */
export function chartPlace(
  chart: AnyStateMachine,
  steps: readonly ChartStep[],
  offered: readonly string[] = [],
): ChartPlace | undefined {
  const last = steps.findLast(step => eventOf(step) !== undefined)
  const place = last && placeAt(chart, last)
  return place && (nearestThatOffers(chart, place, offered) ?? place)
}

/** So many verdicts may follow one another. */
const mostVerdicts = 4

function nearestThatOffers(
  chart: AnyStateMachine,
  from: ChartPlace,
  offered: readonly string[],
): ChartPlace | undefined {
  const seen = new Set([from])
  let front = [from]
  for (let verdicts = 0; verdicts <= mostVerdicts; verdicts++) {
    const found = front.find(place => offered.every(choice => stepChart(chart, place, choice) !== undefined))
    if (found !== undefined) return found
    const next = front.flatMap(place => place.beat.choices.flatMap(choice => stepChart(chart, place, choice) ?? []))
    front = [...new Set(next)].filter(place => !seen.has(place))
    for (const place of front) seen.add(place)
  }
  return undefined
}

/**
 * The place that a choice leads to; `undefined` where the beat does not offer it, which real play never does.
 *
 * @example
 * const chart = inkChart(bundle)
 * const start = chartPlace(chart, [{ type: 'enter' }])
 * if (start) stepChart(chart, start, 'ask-the-ferryman')?.beat.endings
 */
export function stepChart(chart: AnyStateMachine, place: ChartPlace, choice: string): ChartPlace | undefined {
  const next = placeAt(chart, { type: 'choose', choice })
  return next !== undefined && place.beat.choices.some(id => `choose.${id}` === next.beat.id) ? next : undefined
}

/**
 * The event of a chart that a step is; `undefined` for one that stays in its beat, or that the chart does not know.
 *
 * @example
 * const chart = inkChart(bundle)
 * chartEvent(chart, { type: 'enter', entry: 'north' }) // { type: 'enter.north' }
 */
export function chartEvent(chart: AnyStateMachine, step: ChartStep): { readonly type: string } | undefined {
  const place = placeAt(chart, step)
  return place && { type: place.beat.id }
}

function eventOf({ type, entry, choice }: ChartStep): string | undefined {
  if (type === 'enter') return entry === undefined ? 'enter' : `enter.${entry}`
  return choice === undefined ? undefined : `choose.${choice}`
}

function placeAt(chart: AnyStateMachine, step: ChartStep): ChartPlace | undefined {
  const event = eventOf(step)
  if (event === undefined) return undefined
  const places = placesOf(chart)
  // Of choices with one id that are offered together, all but the first carry a number: `north~2`.
  return places.get(event) ?? places.get(event.replace(/~\d+$/, ''))
}

const known = new WeakMap<AnyStateMachine, ReadonlyMap<string, ChartPlace>>()

/** By the id of their beat. */
function placesOf(chart: AnyStateMachine): ReadonlyMap<string, ChartPlace> {
  const done = known.get(chart)
  if (done !== undefined) return done
  const places = new Map<string, ChartPlace>()
  const read = (node: StateNode): void => {
    const meta = node.meta as ChartMeta | undefined
    if (meta?.kind === 'beat') places.set(meta.beat.id, { id: node.id, value: stateValue(node.path), beat: meta.beat })
    for (const child of Object.values(node.states)) read(child)
  }
  read(chart.root)
  known.set(chart, places)
  return places
}

function stateValue(path: readonly string[]): StateValue {
  return path.slice(0, -1).reduceRight<StateValue>((below, key) => ({ [key]: below }), path.at(-1) ?? '')
}
