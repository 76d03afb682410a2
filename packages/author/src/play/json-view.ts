import { LacunaError, type Story } from '@lacuna/engine'
import { ledgerFile } from '@lacuna/engine/ledger'
import type { Terminal } from '../terminal/terminal.ts'
import type { View } from './view.ts'

/** One JSON object a line: each frame as the session shows it; what goes wrong goes to standard error as `{error}`. */
export function jsonView({ bible }: Story, terminal: Terminal): View {
  const say = (value: unknown): void => terminal.say(JSON.stringify(value))
  return {
    begin: () => {},
    turn: (_, frame) => say(frame),
    offer: () => {},
    chosen: () => {},
    who: (session, frame) => {
      const spans = [...frame.lines, ...frame.choices].flatMap(each => each.spans)
      say({ who: spans.map(span => ({ ...span, entry: session.ledgerEntry(span.origin.entry) ?? null })) })
    },
    history: session => say({ history: session.history() }),
    keys: text => say({ keys: text }),
    remark: text => say({ remark: text }),
    refused: error => {
      const data = error instanceof LacunaError ? error.toJSON() : { code: 'unexpected', message: String(error) }
      terminal.complain(JSON.stringify({ error: data }))
    },
    end: (session, { ledger }) => {
      if (ledger) say(ledgerFile(bible, session.ledger()))
    },
  }
}
