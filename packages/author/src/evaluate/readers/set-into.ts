import type { Position } from '../routes/positions.ts'

/** A text that stands in a slot of a page. */
export interface SetText {
  readonly position: Pick<Position, 'slot'>
  readonly text: string
}

/** The lines of a page with texts in the place of the author's words; words that stand there twice are replaced one by one. */
export function setInto(page: readonly string[], texts: readonly SetText[]): readonly string[] {
  const whole = page.join('\n')
  const spans: { readonly from: number; readonly to: number; readonly text: string }[] = []
  for (const { position, text } of texts) {
    const { words } = position.slot
    const from = freePlace(whole, words, spans)
    if (from >= 0) spans.push({ from, to: from + words.length, text })
  }
  spans.sort((a, b) => a.from - b.from)
  let [done, at] = ['', 0]
  for (const { from, to, text } of spans) {
    done += whole.slice(at, from) + text
    at = to
  }
  return (done + whole.slice(at)).split('\n')
}

/** Whether a slot's words stand on its page, so that another text can be shown in their place. */
export function isOnPage({ asked, slot }: Pick<Position, 'asked' | 'slot'>): boolean {
  return slot.words !== '' && asked.page.join('\n').includes(slot.words)
}

function freePlace(
  whole: string,
  words: string,
  taken: readonly { readonly from: number; readonly to: number }[],
): number {
  if (words === '') return -1
  for (let at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + 1)) {
    const end = at + words.length
    if (taken.every(({ from, to }) => end <= from || at >= to)) return at
  }
  return -1
}
