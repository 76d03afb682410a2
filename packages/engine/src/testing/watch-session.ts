import type { Session } from '../session/create-session.ts'
import type { Frame } from '../story/frame.ts'

/** Follows a session and notes where it breaks a promise to its player. */
export interface SessionWatch {
  /** Every frame from the first one watched. */
  readonly frames: readonly Frame[]
  /** What was broken, as sentences; empty where all is well. */
  readonly broken: readonly string[]
}

/**
 * Watches what a player of the session would see: nothing shown is taken back or changed, choices come together and
 * keep their labels, and every run of text leads to an entry of the ledger.
 *
 * @example
 * const session = createSession(ferry, { provider })
 * const watch = watchSession(session)
 * session.enter()
 * await session.settled()
 * expect(watch.broken).toEqual([])
 */
export function watchSession(session: Pick<Session, 'frame' | 'ledgerEntry' | 'subscribe'>): SessionWatch {
  const frames: Frame[] = []
  const broken: string[] = []
  const look = (frame: Frame): void => {
    const before = frames.at(-1)
    frames.push(frame)
    if (before !== undefined && before.turn === frame.turn && before.phase === 'writing') grown(before, frame, broken)
    if (frame.phase === 'writing' && frame.choices.length > 0) broken.push('Choices are offered while it is written.')
    for (const [index, line] of frame.lines.entries()) {
      if (!line.done && index < frame.lines.length - 1)
        broken.push(`A line stands after ${line.id}, which is not done.`)
    }
    for (const { spans, text } of [...frame.lines, ...frame.choices]) {
      if (spans.map(span => span.text).join('') !== text) broken.push(`Spans and text differ: "${text}".`)
      for (const { origin } of spans) {
        if (session.ledgerEntry(origin.entry) === undefined)
          broken.push(`"${text}" leads to no entry (${origin.entry}).`)
      }
    }
  }
  look(session.frame)
  session.subscribe(look)
  return { frames, broken }
}

function grown(before: Frame, after: Frame, broken: string[]): void {
  for (const [index, line] of before.lines.entries()) {
    const now = after.lines[index]
    const kept = now?.id === line.id && (line.done ? now.text === line.text : now.text.startsWith(line.text))
    if (!kept) broken.push(`"${line.text}" became "${now?.text ?? ''}".`)
  }
}
