import type { Choice, Frame } from '@lacuna/engine'
import { choiceLabel } from './line-view.ts'
import { freshId, make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import { problemOf } from './problem-of.ts'

/** The choices of a frame, all together, and a field where words may be typed instead. */
export function choiceList(
  frame: Frame,
  page: PageContext,
  choose: (choice: Choice) => void,
  answer: (text: string) => void,
): HTMLElement {
  const { strings } = page
  const group = make('div', { class: 'lacuna-choices', role: 'group', 'aria-label': strings.choices })
  for (const [index, choice] of frame.choices.entries()) {
    const button = makeButton(
      '',
      () => choose(choice),
      { class: 'lacuna-choice', 'data-choice': choice.id },
      index < 9 && page.settings().numberKeys && make('kbd', { 'aria-hidden': 'true' }, String(index + 1)),
      choiceLabel(choice),
    )
    group.append(button)
  }
  group.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const buttons = [...group.querySelectorAll<HTMLButtonElement>('.lacuna-choice')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (step === undefined || at < 0) return
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  })
  if (frame.phase === 'listening' && frame.ask) group.append(answerForm(page, answer))
  return group
}

function answerForm(page: PageContext, answer: (text: string) => void): HTMLElement {
  const { strings } = page
  const id = freshId('answer')
  const words = make('input', { id, type: 'text', autocomplete: 'off', maxlength: 400 })
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  const form = make(
    'form',
    { class: 'lacuna-answer' },
    make('label', { for: id }, strings.sayIt),
    make(
      'div',
      { class: 'lacuna-row' },
      words,
      makeButton(strings.say, () => {}, { type: 'submit', class: 'lacuna-strong' }),
    ),
    problem,
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (!words.value.trim()) return
    try {
      answer(words.value.trim())
    } catch (error) {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
      words.focus()
    }
  })
  return form
}
