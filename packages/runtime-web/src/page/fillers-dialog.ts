import { announcer } from './announcer.ts'
import { consentSection } from './consent-section.ts'
import type { Filler } from './filler.ts'
import { type FillerForm, fillerForm } from './filler-form.ts'
import { fillerOf } from './filler-of.ts'
import { fillingStrings } from './filling-strings.ts'
import { freshId, make } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'
import type { FillerKind, PageFillers } from './page-fillers.ts'
import { problemOf } from './problem-of.ts'

/** The panel "Who may fill the slots": one way after the other, what each costs and where text goes; and what was agreed. */
export async function fillersDialog(page: PageContext): Promise<void> {
  const fillers = await page.fillers?.()
  if (fillers === undefined) return
  const strings = fillingStrings(page.strings)
  const dialog = openDialog(page.root, strings.fillers, page.strings)
  const status = announcer()
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  const now = make('p', { class: 'lacuna-now' })
  const group = make('div', { class: 'lacuna-fillers', role: 'group', 'aria-label': strings.fillers })
  const agreed = make('section', { class: 'lacuna-agreed' })
  const nameOf = (kind: FillerKind): string =>
    kind !== 'story' || fillers.own === undefined
      ? strings.fillerNames[kind]
      : fillers.own.recorded !== undefined
        ? strings.ownRecorded
        : fillers.own.rules === true
          ? strings.ownRules
          : strings.fillerNames[kind]
  const live = page.story.bible.allow === 'live'

  /** Which of them is open; the one in use at first. */
  let opened: FillerKind = fillers.choice.kind
  const show = (): void => {
    const hadFocus = agreed.contains(document.activeElement)
    now.textContent = strings.fillersNow(nameOf(fillers.choice.kind))
    for (const radio of group.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      radio.checked = radio.value === opened
      const form = group.querySelector<HTMLElement>(`[data-form="${radio.value}"]`)
      // What needs nothing to be said is in use, or is not.
      const nothingToSay = (opened === 'author' || opened === 'story') && fillers.choice.kind === opened
      if (form) form.hidden = radio.value !== opened || nothingToSay
    }
    agreed.replaceChildren(...consentSection(page, fillers, text => status.say(text), show))
    // The button that was pressed may be gone.
    if (hadFocus && !agreed.contains(document.activeElement)) agreed.querySelector('h3')?.focus()
  }
  const doing: FillerForm['doing'] = async work => {
    problem.textContent = ''
    group.toggleAttribute('aria-busy', true)
    try {
      await work()
    } catch (error) {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
      problem.scrollIntoView({ block: 'nearest' })
    } finally {
      group.removeAttribute('aria-busy')
      show()
    }
  }
  const used: FillerForm['used'] = yes => {
    opened = fillers.choice.kind
    if (yes) status.say(strings.used(nameOf(opened)))
  }

  for (const kind of kindsOf(fillers)) {
    group.append(fillerChoice(page, fillers, kind, nameOf(kind), live || kind === 'author', { doing, used, pick }))
  }
  function pick(kind: FillerKind): void {
    opened = kind
    problem.textContent = ''
    show()
  }
  dialog.body.append(
    now,
    ...(live ? [] : [make('p', {}, strings.fillersNotAllowed)]),
    group,
    problem,
    status.element,
    agreed,
  )
  show()
}

function kindsOf({ own, sources }: PageFillers): readonly FillerKind[] {
  return ['author', ...(own === undefined ? [] : (['story'] as const)), ...sources.map(source => source.kind)]
}

function fillerChoice(
  page: PageContext,
  fillers: PageFillers,
  kind: FillerKind,
  name: string,
  allowed: boolean,
  { pick, ...form }: FillerForm & { readonly pick: (kind: FillerKind) => void },
): HTMLElement {
  const strings = fillingStrings(page.strings)
  const id = freshId('filler')
  const about = freshId('filler')
  const radio = make('input', {
    type: 'radio',
    name: 'lacuna-filler',
    id,
    value: kind,
    disabled: !allowed,
    'aria-describedby': about,
  })
  radio.addEventListener('change', () => pick(kind))
  const vendor = fillers.sources.find(source => source.kind === 'key')?.vendor ?? ''
  const means =
    kind === 'story'
      ? strings.ownMeans(fillerOf(fillers.own, page.strings) as Filler)
      : kind === 'key'
        ? `${strings.fillerMeans.key} ${vendor}.`
        : strings.fillerMeans[kind]
  const box = make(
    'div',
    { class: 'lacuna-filler' },
    radio,
    make('label', { for: id }, name),
    make('p', { id: about }, means),
  )
  const fields = make('div', { class: 'lacuna-filler-form', 'data-form': kind, hidden: true })
  fields.append(...fillerForm(page, fillers, kind, form))
  box.append(fields)
  return box
}
