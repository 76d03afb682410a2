import { type AnyStateMachine, createMachine } from 'xstate'
import type { Bible } from '../../story/bible.ts'
import type { ChartMeta } from './chart-meta.ts'
import type { InkBeat } from './ink-beat.ts'
import { type InkFlow, inkFlow } from './ink-flow.ts'
import type { InkFlowSource } from './ink-flow-source.ts'
import { stateKey } from './state-key.ts'

/** What a chart is made from; an `InkBundle` is one. */
export type InkChartSource = InkFlowSource & { readonly bible: Pick<Bible, 'story'> }

/** An XState machine; what it has in `meta` is {@link ChartMeta}. */
export type InkChart = AnyStateMachine

const charts = new WeakMap<InkChartSource, AnyStateMachine>()

/**
 * The statechart of an ink story: an XState machine whose states are knots, stitches in them, and beats in those, and
 * whose events are `enter` (the start), `enter.<knot>` (an entry) and `choose.<choice id>`. A beat's id is the event
 * that leads to it, so that one event has one target; what depends on conditions is kept inside a beat, whose choices
 * are a superset of those really offered. It is a map of the story and no list of playable paths: whatever is played
 * is a path in it, not the other way round. Computed once per bundle.
 * @throws LacunaError `story-invalid` when the bundle's ink is no compiled ink.
 * @example
 * const chart = inkChart(bundle)
 * Object.keys(chart.states) // names of the story's knots
 */
export function inkChart(bundle: InkChartSource): InkChart {
  const chart = charts.get(bundle) ?? makeChart(bundle.bible.story, inkFlow(bundle))
  charts.set(bundle, chart)
  return chart
}

/** A state's config as it grows. */
interface State {
  /** What leads to it from anywhere: ids of XState are its keys from the machine's on. */
  readonly target: string
  readonly config: {
    initial?: string
    type?: 'final'
    on?: Record<string, Transition>
    meta?: ChartMeta
    states: Record<string, State['config']>
  }
}

interface Transition {
  readonly target: string
  readonly meta?: ChartMeta
}

/** No name of ink has parentheses. */
const beforeKnots = '(start)'

function makeChart(story: string, flow: InkFlow): AnyStateMachine {
  const id = stateKey(story, {})
  const root: State = { target: `#${id}`, config: { states: {} } }
  const scenes = new Map([['', child(root, beforeKnots, { kind: 'scene' })]])
  for (const knot of flow.knots) {
    const [name, stitch] = knot.path.split('.')
    const parent = stitch === undefined ? root : scenes.get(name ?? '')
    if (knot.kind === 'function' || parent === undefined) continue
    scenes.set(knot.path, child(parent, stitch ?? name ?? '', { kind: 'scene', knot }))
  }
  const choiceTo = new Map(Object.values(flow.choices).map(choice => [choice.beat, choice]))
  const beats = new Map<string, State>()
  for (const beat of Object.values(flow.beats)) {
    const choice = choiceTo.get(beat.id)
    const meta: ChartMeta = { kind: 'beat', beat, ...(choice === undefined ? {} : { choice }) }
    beats.set(beat.id, child(scenes.get(beat.flow) ?? root, shortName(beat), meta))
  }
  // Wherever it is offered, a choice leads to one beat: big stories have few of these and many uses of them.
  const taken = new Map<string, Transition>()
  for (const choice of Object.values(flow.choices)) {
    const target = beats.get(choice.beat)?.target
    if (target !== undefined) taken.set(choice.beat, { target, meta: { kind: 'choice', choice } })
  }
  const transitionOf = (event: string): [string, Transition][] => {
    const transition = taken.get(event)
    return transition === undefined ? [] : [[event, transition]]
  }
  for (const beat of Object.values(flow.beats)) {
    const config = beats.get(beat.id)?.config
    if (config === undefined) continue
    if (beat.choices.length === 0) config.type = 'final'
    else config.on = Object.fromEntries(beat.choices.flatMap(id => transitionOf(`choose.${id}`)))
  }
  settleInitial(root.config)
  const entries = flow.entries.map(entry => [entry, { target: beats.get(entry)?.target }])
  const config = { ...root.config, id, initial: beforeKnots, on: Object.fromEntries(entries) }
  return createMachine(config as Parameters<typeof createMachine>[0]) as AnyStateMachine
}

function child(parent: State, name: string, meta: ChartMeta): State {
  const key = stateKey(name, parent.config.states)
  const made: State = { target: `${parent.target}.${key}`, config: { meta, states: {} } }
  parent.config.states[key] = made.config
  return made
}

/** A compound state needs an initial one, though play never comes in that way; a scene without beats is atomic. */
function settleInitial(config: State['config']): void {
  const first = Object.keys(config.states)[0]
  if (first !== undefined) config.initial = first
  for (const state of Object.values(config.states)) settleInitial(state)
}

/** What of its id its scene does not say already. */
function shortName({ id, flow }: InkBeat): string {
  if (!id.startsWith('choose.')) return 'enter'
  const choice = id.slice('choose.'.length)
  for (const scene of [flow, flow.split('.')[0] ?? '']) {
    if (scene !== '' && choice.startsWith(`${scene}.`)) return choice.slice(scene.length + 1)
  }
  return choice
}
