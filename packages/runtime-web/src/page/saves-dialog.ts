import { announcer } from './announcer.ts'
import { confirmRestart } from './confirm-restart.ts'
import { dialogStrings } from './dialog-strings.ts'
import { download } from './download.ts'
import { freshId, make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext, PageSaves, SaveNote } from './page-context.ts'
import { problemOf } from './problem-of.ts'

/** Named saves: keep, load, delete; the play-through as a file; start again. */
export function savesDialog(page: PageContext): void {
  const { saves } = page
  const strings = dialogStrings(page.strings)
  const dialog = openDialog(page.root, strings.saves, strings)
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  if (saves) savesList(page, saves, dialog.body, dialog.close)
  dialog.body.append(
    problem,
    make(
      'div',
      { class: 'lacuna-row lacuna-foot' },
      makeButton(
        strings.exportSave,
        () => download(`${page.story.id}.save.json`, JSON.stringify(page.session().save()), 'application/json'),
        { class: 'lacuna-quiet' },
      ),
      saves?.import && importButton(page, saves.import, problem, dialog.close),
      makeButton(
        strings.restart,
        () => {
          dialog.close()
          confirmRestart(page)
        },
        { class: 'lacuna-quiet' },
      ),
    ),
  )
}

/** A file that was exported, here or on another device. What can't be opened changes nothing. */
function importButton(
  page: PageContext,
  open: (text: string) => Promise<() => void>,
  problem: HTMLElement,
  close: () => void,
): HTMLElement {
  const strings = dialogStrings(page.strings)
  const file = make('input', { type: 'file', accept: '.json,application/json', hidden: true })
  file.addEventListener('change', async () => {
    problem.textContent = ''
    try {
      const show = await open((await file.files?.[0]?.text()) ?? '')
      close()
      show()
    } catch (error) {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
      // The same file may be chosen again.
      file.value = ''
    }
  })
  return make(
    'span',
    {},
    makeButton(strings.importSave, () => file.click(), { class: 'lacuna-quiet' }),
    file,
  )
}

function savesList(page: PageContext, saves: PageSaves, body: HTMLElement, close: () => void): void {
  const strings = dialogStrings(page.strings)
  const id = freshId('save')
  const name = make('input', {
    id,
    type: 'text',
    maxlength: 60,
    autocomplete: 'off',
    value: strings.saveDefault(page.session().frame.turn),
  })
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  const status = announcer()
  const list = make('ul', { class: 'lacuna-saves' })
  const keep = makeButton(strings.saveNow, () => {}, { class: 'lacuna-strong', type: 'submit' })
  const form = make(
    'form',
    { class: 'lacuna-save-form' },
    make('label', { for: id }, strings.saveName),
    make('div', { class: 'lacuna-row' }, name, keep),
  )
  const kept = make('p', { class: 'lacuna-small' })
  /** One thing is said of what is kept, never two that differ. */
  const sayKept = (): void => {
    const trouble = saves.trouble?.()
    kept.textContent = trouble?.text ?? strings.savesKept
    const nothing = trouble?.code === 'storage-refused'
    form.hidden = nothing
    list.hidden = nothing
    if (nothing) problem.textContent = ''
  }
  const doing = async (work: () => Promise<void>, done?: string): Promise<void> => {
    problem.textContent = ''
    try {
      await work()
      if (done !== undefined) status.say(done)
      await show()
    } catch (error) {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
    }
    sayKept()
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    const said = name.value.trim() || strings.saveDefault(page.session().frame.turn)
    void doing(() => saves.keep(said), strings.saved(said))
  })
  const item = (save: SaveNote): HTMLElement =>
    make(
      'li',
      {},
      make(
        'div',
        {},
        make('b', {}, save.name),
        ' ',
        make(
          'span',
          { class: 'lacuna-small' },
          [
            save.name === strings.saveDefault(save.turn) ? '' : strings.historyTurn(save.turn),
            strings.when(new Date(save.at)),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
        make('p', {}, save.words),
      ),
      make(
        'div',
        { class: 'lacuna-row' },
        makeButton(
          strings.load,
          () =>
            void doing(async () => {
              const show = await saves.load(save.id)
              close()
              show()
            }),
          { class: 'lacuna-quiet', 'aria-label': strings.loadNamed(save.name) },
        ),
        makeButton(
          strings.remove,
          () =>
            void doing(async () => {
              await saves.remove(save.id)
              name.focus()
            }, strings.removed(save.name)),
          { class: 'lacuna-quiet', 'aria-label': strings.removeNamed(save.name) },
        ),
      ),
    )
  const show = async (): Promise<void> => {
    const all = await saves.list()
    list.replaceChildren(...all.map(item))
    if (!all.length) list.replaceChildren(make('li', { class: 'lacuna-small' }, strings.savesEmpty))
  }
  body.append(form, problem, status.element, list, kept)
  sayKept()
  void doing(show)
}
