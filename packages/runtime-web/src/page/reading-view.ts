import { make, makeButton } from './make.ts'
import type { Strings } from './strings.ts'

/** What of the words is in view, and how the view moves. */
export interface ReadingView {
  /** How many choices wait below, as a button that goes there; hidden where none does. */
  readonly below: HTMLElement
  /** A new turn: it begins at the top, and the view follows what is read until the reader scrolls. */
  begin(): void
  /** Brings the line that is being read into view. `at` is the place of its last word, in the window. */
  follow(at: DOMRect): void
  /** Whether an element can be read whole: opaque, in view, and not where the words fade out. */
  shows(element: HTMLElement): boolean
  /** Scrolls until it does; says whether that was needed. */
  reveal(element: HTMLElement): boolean
  readonly isAtEnd: boolean
  /** What stands below may have changed. */
  update(): void
  destroy(): void
}

/** What a view of the words is made of. */
export interface ViewedParts {
  readonly front: HTMLElement
  readonly scroll: HTMLElement
  readonly after: HTMLElement
  readonly strings: Strings
  /** Whether all words of the turn stand there. */
  readonly isComplete: () => boolean
  /** Choices wait below the fold of this turn; called once. */
  readonly waiting: (count: number) => void
  /** The player went to the choices that wait below. */
  readonly went: (first: HTMLElement) => void
}

export function readingView(parts: ViewedParts): ReadingView {
  const { front, scroll, after, strings } = parts
  const count = make('span', {})
  const below = makeButton('', () => goBelow(), { class: 'lacuna-below', hidden: true }, count)
  below.append(make('span', { 'aria-hidden': 'true' }, ' ↓'))
  /** Where the view stood when the page moved it last: anywhere else, the reader has scrolled. */
  let placed = 0
  let isFree = false
  let isSaid = false
  let goal = 0
  let gliding = 0
  let updating = 0

  // On a low screen everything scrolls together.
  const scroller = (): HTMLElement => (getComputedStyle(scroll).overflowY === 'visible' ? front : scroll)
  const area = (of: HTMLElement): { readonly top: number; readonly bottom: number } => {
    const { top, bottom } = of.getBoundingClientRect()
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(of)
    return {
      top: Math.max(0, top + (Number.parseFloat(scrollPaddingTop) || 0)),
      bottom: Math.min(innerHeight, bottom - (Number.parseFloat(scrollPaddingBottom) || 0)),
    }
  }
  const choices = (): readonly HTMLElement[] => [...after.querySelectorAll<HTMLElement>('.lacuna-choice')]
  const shows = (element: HTMLElement): boolean => isIn(element, area(scroller())) && isOpaque(element, front)
  const place = (of: HTMLElement, top: number): void => {
    of.scrollTop = top
    placed = of.scrollTop
  }
  const hasScrolled = (of: HTMLElement): boolean => Math.abs(of.scrollTop - placed) > 2
  const glide = (): void => {
    const of = scroller()
    gliding = 0
    if (hasScrolled(of)) isFree = true
    const rest = goal - of.scrollTop
    if (isFree || rest < 1) return
    place(of, of.scrollTop + Math.max(1, rest * 0.14))
    gliding = requestAnimationFrame(glide)
  }
  const reveal = (element: HTMLElement): boolean => {
    if (shows(element)) return false
    cancelAnimationFrame(gliding)
    isFree = true
    element.scrollIntoView({ block: 'nearest' })
    return true
  }
  const goBelow = (): void => {
    const all = choices()
    const [first] = all
    const last = all.at(-1)
    if (!first || !last) return
    reveal(last)
    // Where there is no room for all of them, the first come first.
    reveal(first)
    parts.went(all.find(shows) ?? first)
  }
  const show = (): void => {
    updating = 0
    const { bottom } = area(scroller())
    const waiting = parts.isComplete()
      ? choices().filter(one => read(one).bottom > bottom + 1 && !shows(one)).length
      : 0
    below.hidden = waiting === 0
    count.textContent = strings.below(waiting)
    if (waiting === 0 || isSaid) return
    isSaid = true
    parts.waiting(waiting)
  }
  const update = (): void => {
    updating ||= requestAnimationFrame(show)
  }
  const onScroll = (): void => {
    if (hasScrolled(scroller())) isFree = true
    update()
  }
  front.addEventListener('scroll', onScroll, { capture: true, passive: true })
  const sizes = new ResizeObserver(update)
  for (const one of [front, scroll, after]) sizes.observe(one)

  return {
    below,
    begin() {
      cancelAnimationFrame(gliding)
      gliding = 0
      isFree = false
      isSaid = false
      below.hidden = true
      place(scroller(), 0)
    },
    follow(at) {
      const of = scroller()
      if (isFree || at.height === 0) return
      // Half a line is left beneath it.
      const over = at.bottom + at.height / 2 - area(of).bottom
      if (over <= 0) return
      goal = of.scrollTop + over
      gliding ||= requestAnimationFrame(glide)
    },
    shows,
    reveal,
    get isAtEnd() {
      const of = scroller()
      return of.scrollTop + of.clientHeight >= of.scrollHeight - 4
    },
    update,
    destroy() {
      cancelAnimationFrame(gliding)
      cancelAnimationFrame(updating)
      sizes.disconnect()
    },
  }
}

/** The box of what is read of an element: the label of a choice. */
function read(element: HTMLElement): DOMRect {
  return (element.querySelector('.lacuna-label') ?? element).getBoundingClientRect()
}

/** Whether what is read of it lies between two heights, or fills all between them where it is too tall for that. */
function isIn(element: HTMLElement, area: { readonly top: number; readonly bottom: number }): boolean {
  const { top, bottom, height } = read(element)
  const seen = Math.min(bottom, area.bottom) - Math.max(top, area.top)
  return height > 0 && seen >= Math.min(height, area.bottom - area.top) - 1
}

function isOpaque(element: HTMLElement, until: HTMLElement): boolean {
  for (let at: HTMLElement | null = element; at && at !== until; at = at.parentElement) {
    const { opacity, visibility } = getComputedStyle(at)
    if (Number(opacity) < 1 || visibility === 'hidden') return false
  }
  return true
}
