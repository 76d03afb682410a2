import { ProviderError } from '@lacuna/engine'
import type { BrowserSource, FileSource, KeySource, ServerSource } from '../fillers/filler-source.ts'
import { type FillingStrings, fillingStrings } from './filling-strings.ts'
import { freshId, make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import type { FillerKind, PageFillers } from './page-fillers.ts'

/** What a form reports to its panel. */
export interface FillerForm {
  /** Does something that may fail, and shows how. */
  doing(work: () => Promise<void>): Promise<void>
  /** Whether the way that was picked is in use now. */
  used(yes: boolean): void
}

/** What has to be said before a way can be used, and the button that uses it. */
export function fillerForm(
  page: PageContext,
  fillers: PageFillers,
  kind: FillerKind,
  form: FillerForm,
): readonly HTMLElement[] {
  const strings = fillingStrings(page.strings)
  const source = fillers.sources.find(one => one.kind === kind)
  switch (source?.kind) {
    case 'browser':
      return browserForm(page, source, fillers, strings, form)
    case 'server':
      return serverForm(source, fillers, strings, form)
    case 'key':
      return keyForm(source, fillers, strings, form)
    case 'file':
      return fileForm(source, fillers, strings, form)
    default:
      return [useButton(strings, form, () => fillers.use({ kind }))]
  }
}

function browserForm(
  page: PageContext,
  source: BrowserSource,
  fillers: PageFillers,
  strings: FillingStrings,
  form: FillerForm,
): readonly HTMLElement[] {
  const progress = progressBar(strings)
  const language = page.story.bible.language
  return [
    progress.element,
    useButton(strings, form, async () => {
      progress.say(strings.looking)
      try {
        if ((await source.availability(language)) === 'unavailable') {
          throw new ProviderError('offline', { message: strings.unavailable, hint: '' })
        }
        const opened = await source.open({ language, onProgress: progress.show })
        return await fillers.use({ kind: 'browser' }, opened)
      } finally {
        progress.end()
      }
    }),
  ]
}

function serverForm(
  source: ServerSource,
  fillers: PageFillers,
  strings: FillingStrings,
  form: FillerForm,
): readonly HTMLElement[] {
  const { choice } = fillers
  const known = choice.kind === 'server' ? choice : undefined
  const first = Object.values(source.addresses)[0] ?? ''
  const addresses = freshId('addresses')
  const models = freshId('models')
  const address = make('input', {
    type: 'url',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
    list: addresses,
    value: known?.address ?? first,
  })
  const model = make('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    list: models,
    value: known?.model ?? '',
  })
  const found = make('datalist', { id: models })
  const heard = make('p', { class: 'lacuna-small', role: 'status' })
  const test = async (): Promise<void> => {
    heard.textContent = strings.looking
    try {
      const all = await source.models(address.value)
      found.replaceChildren(...all.map(name => make('option', { value: name })))
      if (model.value === '' || !all.includes(model.value)) model.value = all[0] ?? model.value
      heard.textContent = [strings.found(all.length), all.join(', ')].filter(Boolean).join(' ')
    } catch (error) {
      heard.textContent = ''
      throw error
    }
  }
  return [
    field(strings.address, address),
    make(
      'datalist',
      { id: addresses },
      ...Object.entries(source.addresses).map(([label, value]) => make('option', { value, label })),
    ),
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(strings.test, () => void form.doing(test), { class: 'lacuna-quiet' }),
    ),
    heard,
    field(strings.model, model),
    found,
    useButton(strings, form, async () => {
      if (model.value.trim() === '') throw new ProviderError('invalid', { message: strings.modelMissing, hint: '' })
      const how = { address: address.value.trim(), model: model.value.trim() }
      return fillers.use({ kind: 'server', ...how }, await source.open(how))
    }),
  ]
}

function keyForm(
  source: KeySource,
  fillers: PageFillers,
  strings: FillingStrings,
  form: FillerForm,
): readonly HTMLElement[] {
  const key = make('input', { type: 'password', autocomplete: 'off', spellcheck: 'false' })
  const keepId = freshId('keep')
  const hint = freshId('keep')
  const keep = make('input', { type: 'checkbox', id: keepId, 'aria-describedby': hint })
  const kept = make('div', { class: 'lacuna-row' })
  const showKept = (): void => {
    kept.replaceChildren()
    if (fillers.key === 'none') return
    const forget = async (): Promise<void> => {
      await fillers.forgetKey()
      showKept()
      key.focus()
    }
    kept.append(
      make('p', { class: 'lacuna-small' }, fillers.key === 'kept' ? strings.keyKept : strings.keyHeld),
      makeButton(strings.keyForget, () => void form.doing(forget), { class: 'lacuna-quiet' }),
    )
  }
  showKept()
  return [
    field(strings.key(source.vendor), key),
    make(
      'div',
      { class: 'lacuna-setting lacuna-check' },
      keep,
      make('label', { for: keepId }, strings.keyKeep),
      make('p', { id: hint, class: 'lacuna-small' }, strings.keyHint),
    ),
    kept,
    useButton(strings, form, async () => {
      const text = key.value.trim() || (await fillers.readKey())
      if (text === undefined) throw new ProviderError('auth', { message: strings.keyMissing, hint: '' })
      const isNew = key.value.trim() !== ''
      const used = await fillers.use(
        { kind: 'key' },
        await source.open({ key: text }),
        isNew ? { text, keep: keep.checked } : undefined,
      )
      if (used) key.value = ''
      showKept()
      return used
    }),
  ]
}

function fileForm(
  source: FileSource,
  fillers: PageFillers,
  strings: FillingStrings,
  form: FillerForm,
): readonly HTMLElement[] {
  const file = make('input', { type: 'file', accept: '.gguf', multiple: true })
  const progress = progressBar(strings)
  return [
    field(strings.file, file),
    progress.element,
    useButton(strings, form, async () => {
      const files = [...(file.files ?? [])].toSorted((a, b) => a.name.localeCompare(b.name))
      if (files.length === 0) throw new ProviderError('invalid', { message: strings.fileMissing, hint: '' })
      try {
        progress.show(0)
        return await fillers.use({ kind: 'file' }, await source.open({ files, onProgress: progress.show }))
      } finally {
        progress.end()
      }
    }),
  ]
}

function useButton(strings: FillingStrings, form: FillerForm, use: () => Promise<boolean>): HTMLElement {
  let busy = false
  const press = async (): Promise<void> => {
    if (busy) return
    busy = true
    button.setAttribute('aria-disabled', 'true')
    await form.doing(async () => form.used(await use()))
    button.removeAttribute('aria-disabled')
    busy = false
  }
  const button = makeButton(strings.use, () => void press(), { class: 'lacuna-strong' })
  return make('div', { class: 'lacuna-row' }, button)
}

function field(label: string, input: HTMLInputElement): HTMLElement {
  const id = freshId('field')
  input.id = id
  return make('div', { class: 'lacuna-setting' }, make('label', { for: id }, label), input)
}

function progressBar(strings: FillingStrings): {
  readonly element: HTMLElement
  readonly show: (share: number) => void
  say(text: string): void
  end(): void
} {
  const id = freshId('progress')
  const words = make('p', { id, class: 'lacuna-small', role: 'status' })
  const bar = make('progress', { max: 1, 'aria-labelledby': id })
  const element = make('div', { class: 'lacuna-progress', hidden: true }, words, bar)
  return {
    element,
    show: share => {
      element.hidden = false
      bar.value = share
      const said = strings.loading(share)
      if (words.textContent !== said) words.textContent = said
    },
    say(text) {
      element.hidden = false
      bar.removeAttribute('value')
      words.textContent = text
    },
    end() {
      element.hidden = true
    },
  }
}
