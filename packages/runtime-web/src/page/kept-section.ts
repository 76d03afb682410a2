import { fillingStrings } from './filling-strings.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'

/** What was filled in and is kept on the device, with a way to erase it; empty where nothing is kept. */
export function keptSection(page: PageContext): HTMLElement {
  const strings = fillingStrings(page.strings)
  const section = make('div', { class: 'lacuna-setting lacuna-kept', role: 'status' })
  const kept = page.keptFills
  const show = (count: number): void => {
    if (kept === undefined || count === 0) return
    section.replaceChildren(
      make('p', { class: 'lacuna-small' }, strings.kept(count)),
      make(
        'div',
        { class: 'lacuna-row' },
        makeButton(strings.keptErase, () => void erase(), { class: 'lacuna-quiet' }),
      ),
    )
  }
  const say = (text: string): void =>
    section.replaceChildren(make('p', { class: 'lacuna-small', tabindex: '-1' }, text))
  const erase = async (): Promise<void> => {
    try {
      await kept?.erase()
      say(strings.keptErased)
    } catch {
      say(page.strings.storageRefused)
    }
    // The button that was pressed is gone.
    section.querySelector('p')?.focus()
  }
  // A device that keeps nothing has nothing to show.
  kept?.count().then(show, () => {})
  return section
}
