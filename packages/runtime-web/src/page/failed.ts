import type { Frame } from '@lacuna/engine'
import { confirmRestart } from './confirm-restart.ts'
import { download } from './download.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'

/** When the story can't go on: what happened, and what the player can do. Nothing they did is lost. */
export function failed(frame: Frame, page: PageContext): HTMLElement {
  const { strings } = page
  return make(
    'section',
    { class: 'lacuna-failed', role: 'alert' },
    make('h2', {}, strings.failed),
    make('p', {}, frame.problem?.message),
    frame.problem?.hint ? make('p', { class: 'lacuna-small' }, frame.problem.hint) : undefined,
    make('p', { class: 'lacuna-small' }, make('code', {}, frame.problem?.code)),
    make(
      'div',
      { class: 'lacuna-row' },
      frame.canGoBack &&
        makeButton(strings.back, () => page.attempt(() => page.session().back()), { class: 'lacuna-strong' }),
      makeButton(strings.restart, () => confirmRestart(page), { class: 'lacuna-strong' }),
      makeButton(
        strings.exportSave,
        () =>
          download(
            `${page.story.id}.save.json`,
            JSON.stringify(page.saves?.export() ?? page.session().save()),
            'application/json',
          ),
        {
          class: 'lacuna-quiet',
        },
      ),
    ),
  )
}
