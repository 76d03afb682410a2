import { createSession, type Frame, type Session, type Story, seededRandom } from '@lacuna/engine'
import { type HostileName, hostile, manualClock, watchSession } from '@lacuna/engine/testing'

/** A play-through with nobody to fill slots: what a provider must not change. */
export interface Route {
  readonly seed: number
  readonly stops: readonly Stop[]
}

/** A place on a route, and what was taken there. */
export interface Stop {
  readonly place: Place
  readonly pick: string | undefined
}

/** Everything about a frame that belongs to the author: no provider has a say in it. */
export interface Place {
  readonly phase: string
  readonly turn: number
  readonly offered: readonly string[]
  readonly ending: string | undefined
  readonly stage: unknown
  /** Variables but those that a slot invents. */
  readonly variables: unknown
}

/** Plays with the provider off until the story ends: by `picks` as far as they lead, then as the seed decides. */
export function playRoute(story: Story, seed: number, picks: readonly string[] = [], maxTurns = 60): Route {
  const random = seededRandom(seed).split('picks')
  const session = createSession(story, { seed, dial: 'live' })
  session.enter()
  const stops: Stop[] = []
  for (;;) {
    const { frame } = session
    const over = frame.choices.length === 0 || frame.turn >= maxTurns
    const pick = over ? undefined : (picks[stops.length] ?? random.pick(frame.choices)?.id)
    stops.push({ place: placeOf(story, frame), pick })
    if (pick === undefined) break
    session.choose(pick)
  }
  session.close()
  return { seed, stops }
}

export function placeOf(story: Story, frame: Frame): Place {
  const invented = new Set(Object.values(story.slots).map(slot => slot.variable))
  return {
    phase: frame.phase,
    turn: frame.turn,
    offered: frame.choices.map(choice => choice.id),
    ending: frame.ending,
    stage: frame.stage,
    variables: Object.fromEntries(Object.entries(frame.variables).filter(([name]) => !invented.has(name))),
  }
}

/**
 * Plays a route again with a hostile provider, to the end. Says what was broken, as sentences; nothing where all is well.
 *
 * @param lookahead whether coming turns are prepared, so that the provider is asked for those, too
 */
export async function replayHostile(
  story: Story,
  name: HostileName,
  { seed, stops }: Route,
  lookahead: boolean,
): Promise<readonly string[]> {
  const clock = manualClock()
  const ports = { provider: hostile(name), clock, ...(lookahead ? {} : { lookahead }) }
  const session = createSession(story, { seed, dial: 'live', ...ports })
  const watch = watchSession(session)
  const broken: string[] = []
  session.enter()
  for (const { place, pick } of stops) {
    if (session.frame.phase === 'writing') await clock.settle()
    for (let waits = 0; session.frame.phase === 'writing' && waits < 20; waits++) await clock.advance(6000)
    const here = JSON.stringify(placeOf(story, session.frame))
    const there = JSON.stringify(place)
    if (here !== there) {
      broken.push(`At turn ${place.turn} stood ${here}, not ${there}.`)
      break
    }
    broken.push(...sourcesOf(story, session))
    if (pick !== undefined) session.choose(pick)
  }
  broken.push(...watch.broken, ...againFromSave(story, session))
  session.close()
  return broken.map(each => `${name}, seed ${seed}: ${each}`)
}

/** Whether each run of text says the same of its source as the ledger does. */
function sourcesOf(story: Story, session: Session): readonly string[] {
  const broken: string[] = []
  for (const { spans } of [...session.frame.lines, ...session.frame.choices])
    for (const { text, origin } of spans) {
      const entry = session.ledgerEntry(origin.entry)
      const source = entry?.kind === 'fill' ? entry.fill.source : entry?.kind === 'move' ? 'author' : undefined
      if (source !== origin.source) broken.push(`"${text}" says ${origin.source}; its entry says ${source}.`)
      if (origin.slot !== undefined && !(origin.slot in story.slots)) broken.push(`No slot is called ${origin.slot}.`)
    }
  return broken
}

/** Whether a save shows the same frame again, byte for byte, is the same when saved again, goes back and on, and asks nobody. */
function againFromSave(story: Story, session: Session): readonly string[] {
  const broken: string[] = []
  const save = JSON.stringify(session.save())
  const again = createSession(story, {
    snapshot: JSON.parse(save),
    clock: manualClock(),
    provider: {
      id: 'nobody',
      capabilities: { streaming: false, jsonSchema: 'none', local: true },
      fill: () => {
        broken.push('A provider was asked while a save was loaded.')
        throw new Error('Nobody is here.')
      },
    },
  })
  if (JSON.stringify(again.frame) !== JSON.stringify(session.frame))
    broken.push(`Loaded, it shows ${JSON.stringify(again.frame)}, not ${JSON.stringify(session.frame)}.`)
  if (JSON.stringify(again.save()) !== save) broken.push('Saved again, a save differs.')
  if (again.frame.canGoBack) {
    again.back()
    again.forward()
    const [here, there] = [again.frame, session.frame].map(({ lines, choices }) => JSON.stringify({ lines, choices }))
    if (here !== there) broken.push(`Back and forward, it shows ${here}, not ${there}.`)
  }
  again.close()
  return broken
}
