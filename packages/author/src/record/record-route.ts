import {
  createSession,
  type Fill,
  LacunaError,
  type Line,
  nameInFront,
  type Session,
  type Span,
  type Story,
} from '@lacuna/engine'
import { beforeStory, diaryAfter } from '@lacuna/engine/fill'
import type { FillPlace, FillRequest } from '@lacuna/engine/provider'
import {
  type Reading,
  type ReadingRun,
  readingFormat,
  recordedProvider,
  type Tape,
} from '@lacuna/engine/providers/recorded'
import { manualClock } from '@lacuna/engine/testing'

/** A path through a story: its seed, and the choices by their ids. */
export interface RecordedRoute {
  readonly name: string
  readonly seed: number
  readonly picks: readonly string[]
}

/**
 * Plays a route from a tape, and gives it as it is read beside another one: each run of text with what the script has there,
 * and the choices that its writer says it was made from.
 *
 * @throws LacunaError `unknown-choice` where the story does not offer a choice of the route.
 */
export async function recordRoute(story: Story, tape: Tape, route: RecordedRoute): Promise<Reading> {
  const tapeProvider = recordedProvider(tape)
  let last: FillPlace | undefined
  const provider = {
    ...tapeProvider,
    fill(request: FillRequest, options: Parameters<typeof tapeProvider.fill>[1]): ReturnType<typeof tapeProvider.fill> {
      last = options.place ?? last
      return tapeProvider.fill(request, options)
    },
  }
  const clock = manualClock()
  const session = createSession(story, { seed: route.seed, dial: 'live', provider, clock, lookahead: false })
  const settled = async (): Promise<void> => {
    for (let waits = 0; session.frame.phase === 'writing' && waits < 50; waits++) await clock.settle()
  }
  session.enter()
  await settled()
  for (const pick of route.picks) {
    if (!session.frame.choices.some(({ id }) => id === pick)) {
      const offered = session.frame.choices.map(({ id }) => id).join(', ')
      throw new LacunaError('unknown-choice', `Turn ${session.frame.turn} does not offer "${pick}".`, {
        hint: offered === '' ? 'The story has ended there.' : `It offers ${offered}.`,
        data: { choice: pick },
      })
    }
    session.choose(pick)
    await settled()
  }
  const acts = actsBy(story, last)
  const turns: Reading['turns'][number][] = []
  for (const { turn, move, lines } of session.history()) {
    const shown = []
    for (const line of lines) shown.push(await readingLine(session, line, acts))
    turns.push({ turn, ...(move.type === 'choose' ? { choice: move.text } : {}), lines: shown })
  }
  const save = session.save()
  session.close()
  const { reviewed } = tape
  return { format: readingFormat, story: story.id, name: route.name, ...(reviewed && { reviewed }), turns, save }
}

async function readingLine(
  session: Session,
  line: Line,
  acts: readonly Act[],
): Promise<Reading['turns'][number]['lines'][number]> {
  const runs: ReadingRun[] = []
  for (const span of line.spans) runs.push(await readingRun(session, span, acts))
  return { ...(line.speaker === undefined ? {} : { speaker: nameInFront(line.speaker, line) }), runs }
}

async function readingRun(session: Session, span: Span, acts: readonly Act[]): Promise<ReadingRun> {
  const { text, origin, scripted } = span
  const entry = session.ledgerEntry(origin.entry)
  const fill = entry?.kind === 'fill' && origin.source !== 'author' ? entry.fill : undefined
  const because = fill === undefined ? [] : await turnsBehind(session, origin.entry, fill, acts)
  return {
    text,
    source: origin.source,
    ...(scripted === undefined ? {} : { scripted }),
    ...(because.length === 0 ? {} : { because }),
  }
}

/** Turns of the choices that a fill says it has used. */
async function turnsBehind(session: Session, n: number, { uses = [] }: Fill, acts: readonly Act[]): Promise<number[]> {
  if (uses.length === 0) return []
  const context = await session.contextOf(n).catch(() => undefined)
  if (context === undefined || context.state === 'gone') return []
  const { context: parts, soft = [] } = context.request
  const items = [...parts, ...soft].flatMap(({ items = [] }) => items).filter(item => uses.includes(item.n))
  const turns = acts.filter(({ text }) => items.some(item => item.text.includes(text))).map(({ turn }) => turn)
  return [...new Set(turns)]
}

/** Something that was remembered, and the turn in which it was. */
interface Act {
  readonly turn: number
  readonly text: string
}

function actsBy(story: Story, place: FillPlace | undefined): readonly Act[] {
  if (place === undefined) return []
  const skeleton = story.skeleton()
  let at = skeleton.begin(place.seed)
  let state = beforeStory
  let turn = 0
  const acts: Act[] = []
  for (const step of place.steps()) {
    if (step.type === 'enter' || step.type === 'choose' || step.type === 'answer' || step.type === 'leave') turn++
    const passage = skeleton.step(at, step)
    const { end } = diaryAfter(state, step, passage)
    for (const { n, text } of end.now.entries) if (n > state.now.count) acts.push({ turn, text })
    at = passage.at
    state = end
  }
  return acts
}
