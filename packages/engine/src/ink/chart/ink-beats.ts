import { type BeatEntry, walkBeat } from './beat-walk.ts'
import type { ChoicePoint } from './choice-point.ts'
import type { FlowReach } from './flow-reach.ts'
import { noTunnel } from './flow-walk.ts'
import type { InkBeat } from './ink-beat.ts'
import type { InkFlowChoice } from './ink-flow-choice.ts'
import type { InkFlowSource } from './ink-flow-source.ts'
import { inkGround } from './ink-ground.ts'

/** The beats of a story, each computed when it is first asked for. */
export interface InkBeats {
  /** Ids of the beats that a play-through can begin with. */
  readonly entries: readonly string[]
  /** Of all beats: those of the entries, then one for each choice, in the order of the file. */
  readonly ids: readonly string[]
  /** By id. */
  readonly choices: Readonly<Record<string, InkFlowChoice>>
  /** `undefined` for an id that no beat has. */
  beat(id: string): InkBeat | undefined
}

const known = new WeakMap<InkFlowSource, InkBeats>()

/**
 * The beats of a story one by one, each read when it is asked for; computed once per bundle.
 *
 * @throws LacunaError `story-invalid` when the bundle's ink is no compiled ink.
 * @example
 * const beats = inkBeats(bundle)
 * for (const id of beats.entries) console.info(id, beats.beat(id)?.choices)
 */
export function inkBeats(bundle: InkFlowSource): InkBeats {
  const made = known.get(bundle) ?? makeBeats(bundle)
  known.set(bundle, made)
  return made
}

function makeBeats(bundle: InkFlowSource): InkBeats {
  const ground = inkGround(bundle)
  const { graph, reach } = ground
  const idOf = (path: string): string => bundle.choices[path]?.id ?? path
  const pointsOf = new Map<string, ChoicePoint[]>()
  for (const point of ground.points) {
    const id = idOf(point.path)
    pointsOf.set(id, [...(pointsOf.get(id) ?? []), point])
  }
  const knotOfEntry = new Map([['enter', '']])
  for (const entry of bundle.entries) if (graph.enter(entry) !== undefined) knotOfEntry.set(`enter.${entry}`, entry)
  const beats = new Map<string, InkBeat>()

  const choice = ([id, points]: [string, ChoicePoint[]]): [string, InkFlowChoice] => {
    const paths = points.map(({ path }) => path)
    const compiled = paths.map(path => bundle.choices[path]).find(found => found !== undefined)
    const point = points[0]
    return [
      id,
      {
        id,
        beat: `choose.${id}`,
        points: paths,
        flow: point?.flow ?? '',
        label: point?.label ?? '',
        conditional: points.some(({ conditional }) => conditional),
        sticky: points.some(({ sticky }) => sticky),
        ...(compiled?.slot === undefined ? {} : { slot: compiled.slot }),
        ...(compiled?.source === undefined ? {} : { source: compiled.source }),
      },
    ]
  }
  const choices = Object.fromEntries([...pointsOf].map(choice))

  const entriesOf = (points: readonly ChoicePoint[], from: FlowReach): readonly BeatEntry[] =>
    points.flatMap(({ path, target }) =>
      [...(from.tunnelsOf.get(path) ?? [])].map(tunnel => ({ position: graph.settle(target), tunnel })),
    )

  const compute = (id: string): InkBeat | undefined => {
    const knot = knotOfEntry.get(id)
    const points = id.startsWith('choose.') ? pointsOf.get(id.slice('choose.'.length)) : undefined
    if (knot === undefined && points === undefined) return undefined
    let from = reach
    let entries: readonly BeatEntry[] = []
    if (knot !== undefined) entries = [{ position: graph.enter(knot) ?? -1, tunnel: noTunnel }]
    else if (points !== undefined) {
      entries = entriesOf(points, reach)
      if (entries.length === 0) {
        from = ground.everywhere()
        entries = entriesOf(points, from)
      }
    }
    const walk = walkBeat(graph, from, entries)
    const flow = knot ?? points?.[0]?.flow ?? ''
    const offered = [...new Set(walk.points.map(({ path }) => idOf(path)))]
    const labels = offered.flatMap(one => choices[one]?.slot ?? [])
    return {
      id,
      flow,
      choices: offered,
      slots: [...new Set([...walk.slots, ...labels])],
      passes: [...walk.flows].filter(path => path !== ''),
      endings: [...walk.endings],
      ends: walk.ends,
      runsDry: walk.runsDry,
      reachable: from === reach,
    }
  }

  return {
    entries: [...knotOfEntry.keys()],
    ids: [...knotOfEntry.keys(), ...[...pointsOf.keys()].map(id => `choose.${id}`)],
    choices,
    beat(id) {
      const done = beats.get(id) ?? compute(id)
      if (done !== undefined) beats.set(id, done)
      return done
    },
  }
}
