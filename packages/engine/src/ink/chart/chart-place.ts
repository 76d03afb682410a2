import type { AnyStateMachine, StateNode, StateValue } from 'xstate'
import type { Input } from '../../story/skeleton.ts'
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

/**
 * Where a play-through stands after the given inputs (those of a session's journal, from any point on): the last door
 * or choice decides. `undefined` before anything was entered, and where the chart has no such door or choice.
 */
export function chartPlace(chart: AnyStateMachine, inputs: readonly Input[]): ChartPlace | undefined {
  const last = inputs.findLast(input => eventOf(input) !== undefined)
  return last && placeAt(chart, last)
}

/** The place that a choice leads to; `undefined` where the beat does not offer it, which real play never does. */
export function stepChart(chart: AnyStateMachine, place: ChartPlace, choice: string): ChartPlace | undefined {
  const next = placeAt(chart, { type: 'choose', choice })
  return next !== undefined && place.beat.choices.some(id => `choose.${id}` === next.beat.id) ? next : undefined
}

/** The event of a chart that an input is; `undefined` for one that stays in its beat, or that the chart does not know. */
export function chartEvent(chart: AnyStateMachine, input: Input): { readonly type: string } | undefined {
  const place = placeAt(chart, input)
  return place && { type: place.beat.id }
}

function eventOf(input: Input): string | undefined {
  if (input.type === 'enter') return input.entry === undefined ? 'enter' : `enter.${input.entry}`
  return 'choice' in input ? `choose.${input.choice}` : undefined
}

function placeAt(chart: AnyStateMachine, input: Input): ChartPlace | undefined {
  const event = eventOf(input)
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
