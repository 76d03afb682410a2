import type { HistoryTurn } from '@lacuna/engine'
import { dialogStrings } from './dialog-strings.ts'
import { lineView } from './line-view.ts'
import { make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'
import { placeLine } from './place-line.ts'

const atOnce = 30

/** What has been read, turn by turn, with a way back to each. */
export function historyDialog(page: PageContext): void {
  const strings = dialogStrings(page.strings)
  const session = page.session()
  const last = session.frame.turn
  const dialog = openDialog(page.root, strings.history, strings)
  const list = make('ol', { class: 'lacuna-history' })
  let from = Math.max(1, last - atOnce + 1)
  const show = (turns: readonly HistoryTurn[]): void => {
    list.prepend(...turns.filter(turn => turn.lines.length || turn.move.type !== 'world').map(turn => turnItem(turn)))
  }
  const turnItem = (turn: HistoryTurn): HTMLElement => {
    const item = make('li', {}, make('h3', {}, strings.historyTurn(turn.turn)))
    if (turn.move.type === 'choose')
      item.append(
        make(
          'p',
          { class: 'lacuna-chosen' },
          make('span', { class: 'lacuna-unseen' }, `${strings.youChose} `),
          turn.move.text,
        ),
      )
    if (turn.move.type === 'answer')
      item.append(
        make(
          'p',
          { class: 'lacuna-chosen' },
          make('span', { class: 'lacuna-unseen' }, `${strings.youSaid} `),
          turn.move.text,
        ),
      )
    for (const line of turn.lines) {
      const view = lineView(line, line.speaker === undefined ? undefined : page.nameOf(line.speaker))
      placeLine(item, view.element, line, page)
    }
    item.append(
      turn.turn === last
        ? make('p', { class: 'lacuna-small' }, strings.historyNow)
        : makeButton(
            strings.historyJump,
            () => {
              dialog.close()
              page.attempt(() => session.jump(turn.turn))
            },
            { class: 'lacuna-quiet', 'aria-label': `${strings.historyJump}: ${strings.historyTurn(turn.turn)}` },
          ),
    )
    return item
  }
  if (last < 1) {
    dialog.body.append(make('p', {}, strings.historyEmpty))
    return
  }
  show(session.history({ from, to: last }))
  const earlier = makeButton(
    strings.historyEarlier,
    () => {
      const to = from - 1
      from = Math.max(1, from - atOnce)
      const height = dialog.body.scrollHeight
      show(session.history({ from, to }))
      dialog.body.scrollTop += dialog.body.scrollHeight - height
      earlier.hidden = from <= 1
    },
    { class: 'lacuna-quiet' },
  )
  earlier.hidden = from <= 1
  dialog.body.append(earlier, list)
  dialog.body.tabIndex = 0
  dialog.body.scrollTop = dialog.body.scrollHeight
}
