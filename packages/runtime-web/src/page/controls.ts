import type { Frame } from '@lacuna/engine'
import { dialName } from './dial-names.ts'
import { icon } from './icon.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import { parts } from './page-parts.ts'

/** The bar at the top and the one at the foot of the page. */
export interface Controls {
  readonly top: HTMLElement
  readonly foot: HTMLElement
  show(frame: Frame): void
}

/** Title and dial; back, forward, history, saves, settings. Dialogs are fetched when they are first opened. */
export function controls(page: PageContext): Controls {
  const { strings } = page
  const dial = makeButton(
    '',
    () => page.open(parts.settings, ({ dialDialog }) => dialDialog(page)),
    { class: 'lacuna-dial-button' },
    icon('dial'),
  )
  const position = make('span', {})
  dial.append(position)
  const back = makeButton(
    strings.back,
    () => page.attempt(() => page.session().back()),
    { class: 'lacuna-tool' },
    icon('back'),
  )
  const forward = makeButton(
    strings.forward,
    () => page.attempt(() => page.session().forward()),
    { class: 'lacuna-tool' },
    icon('forward'),
  )
  const history = makeButton(
    strings.history,
    () => page.open(parts.history, ({ historyDialog }) => historyDialog(page)),
    { class: 'lacuna-tool' },
    icon('history'),
  )
  const saves = makeButton(
    strings.saves,
    () => page.open(parts.saves, ({ savesDialog }) => savesDialog(page)),
    { class: 'lacuna-tool' },
    icon('saves'),
  )
  const settings = makeButton(
    strings.settings,
    () => page.open(parts.settings, ({ settingsDialog }) => settingsDialog(page)),
    { class: 'lacuna-tool' },
    icon('settings'),
  )
  return {
    top: make(
      'div',
      { class: 'lacuna-top' },
      make('h1', { class: 'lacuna-name' }, page.story.bible.title ?? strings.untitled),
      dial,
    ),
    foot: make(
      'nav',
      { class: 'lacuna-tools', 'aria-label': strings.controls },
      back,
      forward,
      make('span', { class: 'lacuna-spacer' }),
      history,
      saves,
      settings,
    ),
    show(frame) {
      const now = dialName(page.story, frame.dial, page.filler, strings)
      position.textContent = now
      dial.setAttribute('aria-label', strings.dialNow(now))
      // Not `disabled`: the button that has the focus must not lose it by going back as far as possible.
      back.setAttribute('aria-disabled', String(!frame.canGoBack))
      forward.setAttribute('aria-disabled', String(!frame.canGoForward))
    },
  }
}
