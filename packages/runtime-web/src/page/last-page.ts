import { type Frame, markdownTranscript, textTranscript } from '@lacuna/engine'
import { ledgerFile } from '@lacuna/engine/ledger'
import { confirmRestart } from './confirm-restart.ts'
import { dialogStrings } from './dialog-strings.ts'
import { download } from './download.ts'
import { freshId, make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'

/** After the last line: which ending it is, and what the player may keep. */
export function ending(frame: Frame, page: PageContext): HTMLElement {
  const { story } = page
  const strings = dialogStrings(page.strings)
  const id = freshId('end')
  const name = story.id || 'story'
  return make(
    'section',
    { class: 'lacuna-ending', 'aria-labelledby': id },
    make('h2', { id }, strings.theEnd),
    frame.ending !== undefined && make('p', { class: 'lacuna-ending-name' }, strings.ending(frame.ending)),
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(strings.restart, () => confirmRestart(page), { class: 'lacuna-strong' }),
    ),
    make('h3', {}, strings.keepText),
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(
        strings.asText,
        () => download(`${name}.txt`, textTranscript(page.story, page.session().history()), 'text/plain'),
        {
          class: 'lacuna-quiet',
        },
      ),
      makeButton(
        strings.asMarkdown,
        () => download(`${name}.md`, markdownTranscript(page.story, page.session().history()), 'text/markdown'),
        { class: 'lacuna-quiet' },
      ),
      makeButton(strings.asLedger, () => download(`${name}.ledger.json`, whoWroteWhat(page), 'application/json'), {
        class: 'lacuna-quiet',
      }),
    ),
  )
}

/** What the story's makers have said about its words, and every entry of the ledger, as JSON. */
export function whoWroteWhat({ story, session }: PageContext): string {
  return JSON.stringify(ledgerFile(story.bible, session().ledger()), null, 1)
}

/** When the story can't go on: what happened, and what the player can do. Nothing they did is lost. */
export function failed(frame: Frame, page: PageContext): HTMLElement {
  const strings = dialogStrings(page.strings)
  return make(
    'section',
    { class: 'lacuna-failed', role: 'alert' },
    make('h2', {}, strings.failed),
    make('p', {}, frame.problem?.message),
    frame.problem?.hint ? make('p', { class: 'lacuna-small' }, frame.problem.hint) : undefined,
    make('p', { class: 'lacuna-small' }, make('code', {}, [frame.problem?.code, ...placeOf(frame)].join(' · '))),
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

/** Where a story broke, for whoever is to mend it. */
function placeOf({ problem }: Frame): readonly string[] {
  const { knot, file, line, state } = problem?.data ?? {}
  return [
    ...(typeof knot === 'string' ? [knot] : []),
    ...(typeof file === 'string' ? [`${file}:${String(line ?? '?')}`] : []),
    ...(state === undefined || state === null ? [] : [typeof state === 'string' ? state : JSON.stringify(state)]),
  ]
}
