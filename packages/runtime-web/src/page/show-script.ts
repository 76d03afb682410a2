import { scriptedOf } from './line-view.ts'
import { make } from './make.ts'
import type { Strings } from './strings.ts'
import { addMoreStyle } from './style.ts'

const css = `
.lacuna-script{position:absolute;z-index:1;inset-inline:0;background:rgb(var(--night));overflow-wrap:anywhere}
.lacuna-script>[data-scripted]{text-decoration:underline 1px rgb(236 231 219/.55);text-underline-offset:.28em}
.lacuna[data-script] :is(.lacuna-words,.lacuna-label):has(+.lacuna-script){visibility:hidden}
.lacuna[data-script]{-webkit-user-select:none;user-select:none}
`
let styled = false

/** The least size of letters, as a share of the page's, where the script's words have the room of a shorter fill. */
const least = 0.8

/**
 * Lays the script's words over each line and label that holds a fill: in the same box, so that nothing else moves. Words
 * that need more room than the fill had may cover what lies between it and the next fill; then they are set a little smaller,
 * and at last the next ones stand below them.
 *
 * @param say tells a screen reader what stands there now.
 * @returns takes them away again.
 */
export function showScript(root: HTMLElement, strings: Strings, say: (text: string) => void): () => void {
  if (!styled) addMoreStyle(css)
  styled = true
  const within = root.querySelector('dialog[open]') ?? root
  const filled = [...within.querySelectorAll<HTMLElement>('.lacuna-words,.lacuna-choice .lacuna-label')].filter(
    one => !one.closest('[data-typing]') && [...one.children].some(run => scriptedOf.has(run)),
  )
  const laid = filled.map(words => {
    const over = make(
      'span',
      { class: 'lacuna-script' },
      make('span', { class: 'lacuna-unseen' }, `${strings.scriptHas} `),
    )
    for (const run of words.children) {
      const scripted = scriptedOf.get(run)
      over.append(
        scripted === undefined
          ? run.cloneNode(true)
          : make('span', { 'data-source': 'author', 'data-scripted': true }, scripted),
      )
    }
    return { words, over, box: words.getBoundingClientRect(), text: over.textContent ?? '' }
  })
  root.setAttribute('data-script', '')
  for (const { words, over, box } of laid) {
    words.setAttribute('aria-hidden', 'true')
    words.after(over)
    const around = (over.offsetParent ?? root).getBoundingClientRect()
    const isLabel = words.matches('.lacuna-label')
    over.style.insetBlockStart = `${box.top - around.top - (over.offsetParent?.clientTop ?? 0)}px`
    over.style.minBlockSize = `${box.height}px`
    if (isLabel) over.style.insetInline = `${box.left - around.left - 1}px .4em`
  }
  let floor = Number.NEGATIVE_INFINITY
  for (const [index, { over, box }] of laid.entries()) {
    const next = laid[index + 1]?.box.top ?? Number.POSITIVE_INFINITY
    const { top } = over.getBoundingClientRect()
    if (top < floor) over.style.translate = `0 ${floor - top}px`
    for (let size = 1; size > least && over.getBoundingClientRect().bottom > Math.max(next, box.bottom); size -= 0.05)
      over.style.fontSize = `${size - 0.05}em`
    floor = over.getBoundingClientRect().bottom
  }
  if (within === root) for (const { text } of laid) say(text)
  return () => {
    root.removeAttribute('data-script')
    for (const { words, over } of laid) {
      words.removeAttribute('aria-hidden')
      over.remove()
    }
    if (within === root && laid.length > 0) say(strings.scriptGone)
  }
}
