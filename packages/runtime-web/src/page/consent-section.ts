import type { SentRecord } from '@lacuna/engine'
import { download } from './download.ts'
import { fillingStrings } from './filling-strings.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import type { PageFillers } from './page-fillers.ts'

/** Entries of the log that are shown at once. */
const mostShown = 20

/** What the player agreed to, with a way to take it back; and what was sent, to read, to keep and to erase. */
export function consentSection(
  page: PageContext,
  fillers: PageFillers,
  say: (text: string) => void,
  changed: () => void,
): readonly HTMLElement[] {
  const strings = fillingStrings(page.strings)
  const { consent } = fillers
  const { records, sent, dropped } = consent
  const when = (time: string | undefined): string => (time === undefined ? '' : page.strings.when(new Date(time)))
  const agreed = records.map(record =>
    make(
      'li',
      {},
      make('p', {}, strings.agreedTo(named(page, record), when(record.time))),
      make(
        'ul',
        { class: 'lacuna-small' },
        ...record.data.map(category => make('li', {}, strings.categories[category])),
      ),
      makeButton(
        strings.withdraw,
        () => {
          fillers.withdraw(record.provider)
          say(strings.withdrawn)
          changed()
        },
        { class: 'lacuna-quiet', 'aria-label': strings.withdrawFrom(named(page, record)) },
      ),
    ),
  )
  const parts = [
    make('h3', { tabindex: '-1' }, strings.agreed),
    agreed.length === 0
      ? make('p', { class: 'lacuna-small' }, strings.agreedNone)
      : make('ul', { class: 'lacuna-plain-list' }, ...agreed),
    ...(fillers.isConsentUnkept ? [make('p', { class: 'lacuna-small' }, strings.consentNewer)] : []),
    make('h3', {}, strings.sent),
    make(
      'p',
      { class: 'lacuna-small' },
      sent.length === 0 ? strings.sentNone : strings.sentCount(sent.length, dropped),
    ),
  ]
  if (sent.length === 0) return parts
  const list = make('ul', { class: 'lacuna-sent' })
  for (const entry of sent.slice(-mostShown).reverse()) list.append(sentItem(page, entry, when(entry.time)))
  parts.push(
    list,
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(
        strings.sentExport,
        () => download(`${page.story.id}.sent.json`, JSON.stringify(consent.toJSON(), null, 1), 'application/json'),
        { class: 'lacuna-quiet' },
      ),
      makeButton(
        strings.sentErase,
        () => {
          consent.erase()
          say(strings.sentErased)
          changed()
        },
        { class: 'lacuna-quiet' },
      ),
    ),
  )
  return parts
}

function sentItem(page: PageContext, entry: SentRecord, when: string): HTMLElement {
  const strings = fillingStrings(page.strings)
  return make(
    'li',
    {},
    make(
      'details',
      {},
      make('summary', {}, `${strings.sentTo(named(page, entry), when)}: ${entry.slots.join(', ')}`),
      ...entry.included.flatMap(part => [make('h4', {}, part.label), make('pre', {}, part.text)]),
      make('p', { class: 'lacuna-small' }, strings.sentStable(entry.stableCharacters)),
    ),
  )
}

function named(page: PageContext, { provider, model }: { readonly provider: string; readonly model?: string }): string {
  const name = page.strings.providers[provider] ?? provider
  return model === undefined ? name : `${name} (${model})`
}
