import { dialField } from './dial-field.ts'
import { whoFills } from './dial-names.ts'
import { dialogStrings } from './dialog-strings.ts'
import { fillersPart } from './fillers-part.ts'
import { keptSection } from './kept-section.ts'
import { freshId, make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'
import { reportsSection } from './reports-section.ts'
import { type Settings, textSizes } from './settings.ts'

/** How the player likes to read, and who fills the slots. */
export function settingsDialog(page: PageContext): void {
  const strings = dialogStrings(page.strings)
  const dialog = openDialog(page.root, strings.settings, strings)
  const change = (part: Partial<Settings>): void => page.changeSettings({ ...page.settings(), ...part })
  const now = page.settings()
  const sizes = textSizes.map((size, index): readonly [string, string] => [
    String(size),
    strings.textSizes[index] ?? String(size),
  ])
  const speeds = (['slow', 'middle', 'fast', 'at-once'] as const).map((speed): readonly [string, string] => [
    speed,
    strings.speeds[speed],
  ])
  dialog.body.append(
    select(strings.textSize, sizes, String(now.textSize), value => change({ textSize: Number(value) })),
    select(strings.speed, speeds, now.speed, value => change({ speed: value as Settings['speed'] })),
    check(strings.motion, strings.motionHint, now.motion === 'still', on =>
      change({ motion: on ? 'still' : 'system' }),
    ),
    check(strings.numberKeys, strings.numberKeysHint, now.numberKeys, on => change({ numberKeys: on })),
    dialField(page.story, page.filler, page.session().frame.dial, strings, page.dial),
    ...fillersButton(page, dialog.close),
    keptSection(page),
    reportsSection(page, dialog.close),
  )
}

/** The dial alone. */
export function dialDialog(page: PageContext): void {
  const strings = dialogStrings(page.strings)
  const dialog = openDialog(page.root, strings.dial, strings)
  dialog.body.append(
    dialField(page.story, page.filler, page.session().frame.dial, strings, page.dial),
    make('p', { class: 'lacuna-small' }, whoFills(page.story, page.filler, strings)),
    make('p', { class: 'lacuna-small' }, strings.noticeSent(page.filler)),
    make('p', { class: 'lacuna-small' }, strings.dialHint),
    ...fillersButton(page, dialog.close),
  )
}

/** To the panel of who may fill the slots, where there is something to choose. */
function fillersButton(page: PageContext, close: () => void): readonly HTMLElement[] {
  if (page.fillers === undefined) return []
  // What it says stands on the page, not beneath this dialog.
  const open = (): void => {
    close()
    page.open(fillersPart, ({ fillersDialog }) => fillersDialog(page))
  }
  return [
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(dialogStrings(page.strings).fillersOpen, open, { class: 'lacuna-quiet' }),
    ),
  ]
}

function select(
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  pick: (value: string) => void,
): HTMLElement {
  const id = freshId('setting')
  const field = make(
    'select',
    { id },
    ...options.map(([value, text]) => make('option', { value, selected: value === chosen }, text)),
  )
  field.addEventListener('change', () => pick(field.value))
  return make('div', { class: 'lacuna-setting' }, make('label', { for: id }, label), field)
}

function check(label: string, hint: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const id = freshId('setting')
  const about = freshId('setting')
  const box = make('input', { id, type: 'checkbox', checked: on, 'aria-describedby': about })
  box.addEventListener('change', () => change(box.checked))
  return make(
    'div',
    { class: 'lacuna-setting lacuna-check' },
    box,
    make('label', { for: id }, label),
    make('p', { id: about, class: 'lacuna-small' }, hint),
  )
}
