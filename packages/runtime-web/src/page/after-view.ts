import type { Choice, Frame } from '@lacuna/engine'
import { choiceList } from './choice-list.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import { parts } from './page-parts.ts'

/** What is done with what stands beneath the lines. */
export interface AfterActions {
  choose(choice: Choice): void
  answer(text: string): void
  /** Choices stand there that came late: some were waited for. */
  offered(count: number): void
  /** Something else stands there than before. */
  changed(): void
  /** To see what the script has where fills stand, or the fills again. */
  script(): void
}

/** What stands beneath the lines: choices, a sign that something is being written, the last page, who wrote this. */
export interface AfterView {
  readonly element: HTMLElement
  /** @param again also where nothing changed but how it is shown. */
  show(frame: Frame, turn: string, again: boolean): void
  /** A new turn begins: nothing of it is offered yet. */
  begin(): void
}

export function afterView(page: PageContext, actions: AfterActions): AfterView {
  const { strings } = page
  const element = make('div', { class: 'lacuna-after' })
  let offered = ''

  const lastPage = (frame: Frame): HTMLElement => {
    const last = make('div')
    const fill = ({ ending, failed }: Awaited<ReturnType<typeof parts.lastPage>>): void => {
      if (last.isConnected) last.append(frame.phase === 'ended' ? ending(frame, page) : failed(frame, page))
    }
    page.open(parts.lastPage, fill, strings.lastPageMissing)
    return last
  }
  const origin = ({ lines, choices }: Frame): HTMLElement => {
    const foreign = [...lines, ...choices].some(one => one.spans.some(span => span.origin.source !== 'author'))
    const open = (): void => page.open(parts.about, ({ aboutDialog }) => aboutDialog(page))
    const filled = [...lines, ...choices].some(one => one.spans.some(span => span.scripted !== undefined))
    const script = { class: 'lacuna-quiet lacuna-script-button', 'aria-pressed': 'false' }
    return make(
      'div',
      { class: 'lacuna-origin' },
      makeButton(strings.about, open, { class: 'lacuna-quiet' }),
      filled && makeButton(strings.script, actions.script, script),
      foreign && make('p', { class: 'lacuna-legend' }, strings.legend),
    )
  }

  return {
    element,
    begin() {
      offered = ''
    },
    show(frame, turn, again) {
      const { phase, choices, lines, problem } = frame
      const ids = choices.map(choice => choice.id).join(' ')
      const state = `${turn} ${phase} ${ids} ${problem?.code ?? ''} ${lines.length > 0}`
      if (state === offered && !again) return
      const had = offered
      offered = state
      const parts: Node[] = []
      // A sentence beneath the words, after a while; nothing ever turns where words should be.
      if (phase === 'writing') parts.push(make('p', { class: 'lacuna-writing' }, strings.writing))
      if (choices.length) parts.push(choiceList(frame, page, actions.choose, actions.answer))
      if (phase === 'ended' || phase === 'failed') parts.push(lastPage(frame))
      if (lines.length) parts.push(origin(frame))
      element.replaceChildren(...parts)
      if (!again) actions.changed()
      if (had.includes(' writing ') && choices.length) actions.offered(choices.length)
    },
  }
}
