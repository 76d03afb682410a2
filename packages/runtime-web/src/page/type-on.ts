import type { Settings } from './settings.ts'

/** Lets words appear one after the other, to the eye only. */
export interface TypeOn {
  /** Words to let appear, in the order in which they were added. Text that an element gains later is taken along. */
  add(words: HTMLElement, paragraph: HTMLElement): void
  /** Shows all at once. */
  complete(): void
  readonly typing: boolean
  /** The paragraph that is being read; absent where all words stand there. */
  readonly paragraph: HTMLElement | undefined
  settings(speed: Settings['speed'], still: boolean): void
  destroy(): void
}

const paces: Readonly<Record<Settings['speed'], number>> = { slow: 26, middle: 58, fast: 130, 'at-once': 0 }
const edge = 5

/**
 * The words are in the page from the start, whole, as ordinary text. What is not to be seen yet is covered by CSS
 * highlights (`::highlight(lacuna-unread)`, transparent), so that a screen reader, a search or a copy has the whole
 * paragraph. Where the browser has no highlights, colours are forced, or all is to be still, words appear at once.
 *
 * @param reading called with the place in the window of the word that appears.
 * @param moved called when another paragraph begins to appear, and when all have.
 */
export function typeOn(changed: (typing: boolean) => void, reading: (at: DOMRect) => void, moved: () => void): TypeOn {
  const registry = globalThis.CSS?.highlights
  const queue: { words: HTMLElement; paragraph: HTMLElement; range: Range; edges: Range[] }[] = []
  let pace = paces.middle
  let off = false
  let shown = 0
  let rest = 0
  let handle = 0
  let last = 0

  const allowed = (): boolean =>
    registry !== undefined && pace > 0 && !off && !globalThis.matchMedia?.('(forced-colors: active)').matches
  const drop = (index: number): void => {
    const [gone] = queue.splice(index, 1)
    if (!gone) return
    highlight('lacuna-unread')?.delete(gone.range)
    gone.edges.forEach((range, step) => void highlight(`lacuna-edge-${step + 1}`)?.delete(range))
    gone.paragraph.removeAttribute('data-typing')
  }
  const cover = (entry: (typeof queue)[number], from: number): void => {
    place(entry.range, entry.words, from + edge, Number.POSITIVE_INFINITY)
    entry.edges.forEach((range, step) => void place(range, entry.words, from + step, from + step + 1))
  }
  const tick = (now: number): void => {
    handle = 0
    const passed = Math.min(100, now - last) / 1000
    last = now
    const entry = queue[0]
    if (!entry) return
    if (rest > 0) rest -= passed
    else {
      const text = entry.words.textContent ?? ''
      const until = Math.min(text.length, shown + Math.max(1, Math.round(pace * passed)))
      // A breath after a sentence, a shorter one after a comma.
      for (; shown < until; shown++) {
        const mark = text[shown]
        if (shown < until - 1 || !mark) continue
        if (/[.!?…]/.test(mark)) rest = 7 / pace
        else if (/[,;:—]/.test(mark)) rest = 3 / pace
      }
      if (shown >= text.length && !entry.paragraph.hasAttribute('data-open')) {
        drop(0)
        shown = 0
        rest = 9 / pace
        if (!queue.length) changed(false)
        moved()
      } else {
        // Who speaks is seen when they begin to.
        entry.paragraph.setAttribute('data-typing', '')
        cover(entry, shown)
        reading((entry.edges[0] as Range).getBoundingClientRect())
      }
    }
    if (queue.length) handle = requestAnimationFrame(tick)
  }

  return {
    get paragraph() {
      return queue[0]?.paragraph
    },
    get typing() {
      return queue.length > 0
    },
    add(words, paragraph) {
      if (!allowed()) return
      const entry = { words, paragraph, range: new Range(), edges: Array.from({ length: edge }, () => new Range()) }
      highlight('lacuna-unread')?.add(entry.range)
      entry.edges.forEach((range, step) => void highlight(`lacuna-edge-${step + 1}`)?.add(range))
      paragraph.setAttribute('data-typing', queue.length === 0 ? '' : 'later')
      // A range over the element takes along what is appended to it later.
      entry.range.selectNodeContents(words)
      queue.push(entry)
      if (queue.length === 1) changed(true)
      if (handle) return
      last = performance.now()
      handle = requestAnimationFrame(tick)
    },
    complete() {
      if (!queue.length) return
      while (queue.length) drop(queue.length - 1)
      shown = 0
      rest = 0
      changed(false)
      moved()
    },
    settings(speed, still) {
      pace = paces[speed]
      off = still
      if (!allowed()) this.complete()
    },
    destroy() {
      cancelAnimationFrame(handle)
      while (queue.length) drop(queue.length - 1)
    },
  }

  function highlight(name: string): Highlight | undefined {
    if (!registry) return undefined
    const there = registry.get(name)
    if (there) return there
    const made = new Highlight()
    registry.set(name, made)
    return made
  }
}

/** Puts a range over the characters of an element from one to another. */
function place(range: Range, words: HTMLElement, from: number, to: number): void {
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  let before = 0
  let started = false
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    const after = before + text.data.length
    if (!started && from < after) {
      range.setStart(text, Math.max(0, from - before))
      started = true
    }
    if (started && to <= after) {
      range.setEnd(text, to - before)
      return
    }
    before = after
  }
  if (started) range.setEnd(words, words.childNodes.length)
  else {
    range.setStart(words, words.childNodes.length)
    range.setEnd(words, words.childNodes.length)
  }
}
