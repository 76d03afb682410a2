import { type Dial, dials, type Story } from '@lacuna/engine'
import { dialField } from './dial-field.ts'
import { whoFills } from './dial-names.ts'
import type { Filler } from './filler.ts'
import { make, makeButton } from './make.ts'
import type { Strings } from './strings.ts'

/**
 * What a player is told before the first line: who wrote this, what may be filled in, by whom, what is sent where. The
 * dial stands at *As written* when anything would leave the device, and else at what the author allows.
 */
export function notice(
  story: Story,
  filler: Filler | undefined,
  strings: Strings,
  { marked, begin }: { readonly marked: (dial: Dial) => void; readonly begin: (dial: Dial) => void },
): HTMLElement {
  const { bible } = story
  const author = bible.by ?? strings.someAuthor
  const { script, parts } = bible.authorship ?? {}
  let chosen: Dial = filler?.local ? (dials.find(dial => dial === bible.allow) ?? 'author') : 'author'
  marked(chosen)
  const slots = Object.keys(story.slots).length
  return make(
    'div',
    { class: 'lacuna-notice' },
    make('h1', { class: 'lacuna-title', tabindex: '-1' }, bible.title ?? strings.untitled),
    make('p', { class: 'lacuna-by' }, strings.by(author)),
    make(
      'div',
      { class: 'lacuna-notice-body' },
      make('h2', {}, strings.notice),
      make('p', {}, `${strings.noticeWritten(author, script, parts !== undefined)} ${strings.noticeSlots(slots)}`),
      make(
        'p',
        {},
        slots > 0 ? `${whoFills(story, filler, strings)} ${strings.noticeSent(filler)}` : strings.noticeSent(filler),
      ),
      bible.notice !== undefined && make('p', {}, bible.notice),
      bible.rating !== undefined && make('p', { class: 'lacuna-small' }, bible.rating),
      dialField(story, filler, chosen, strings, dial => {
        chosen = dial
        marked(dial)
        return undefined
      }),
      make('p', { class: 'lacuna-small' }, strings.dialHint),
      make(
        'div',
        { class: 'lacuna-begin-row' },
        makeButton(strings.begin, () => begin(chosen), { class: 'lacuna-begin' }),
      ),
    ),
  )
}
