import type { HistoryTurn } from '@lacuna/engine'
import { printable } from '../terminal/printable.ts'
import { linesText, type Setting } from './frame-text.ts'

/** The play-through so far, as it was shown: what was chosen, and what was said. */
export function historyText(turns: readonly HistoryTurn[], setting: Setting): string {
  return turns
    .map(turn => {
      const chosen = 'text' in turn.move ? `  > ${printable(turn.move.text)}` : ''
      const head = setting.paint.faint(`[${turn.turn}]${chosen}`)
      return turn.lines.length === 0 ? head : `${head}\n${linesText(turn.lines, setting)}`
    })
    .join('\n\n')
}
