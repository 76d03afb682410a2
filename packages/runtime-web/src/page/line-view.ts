import { type Choice, disclosureOf, type Line, type Span } from '@lacuna/engine'
import { make } from './make.ts'

/** A line on the page: one paragraph, whose text only grows. */
export interface LineView {
  readonly element: HTMLParagraphElement
  /** What of it is the story's text, without the speaker's name. */
  readonly words: HTMLElement
  update(line: Line): void
}

/** Shows a line. `name` is how its speaker is called. */
export function lineView(line: Line, name: string | undefined): LineView {
  const words = make('span', { class: 'lacuna-words' })
  const element = make('p', {
    class: 'lacuna-line',
    tabindex: '-1',
    'data-line': line.id,
    'data-speaker': line.speaker,
  })
  if (name !== undefined)
    element.append(speakerName(name, line.direction, make('span', { class: 'lacuna-unseen' }, ': ')))
  element.append(words)
  const update = (now: Line): void => {
    showSpans(words, now.spans)
    element.toggleAttribute('data-open', !now.done)
    // A whole line that stands in a slot is marked beside it, a part of a line beneath it.
    element.toggleAttribute(
      'data-slot',
      now.spans.length > 0 && now.spans.every(span => span.origin.source !== 'author'),
    )
    if (now.tags.length) element.dataset.tags = now.tags.join(' ')
  }
  update(line)
  return { element, words, update }
}

/** The name of who speaks, and how it is said, smaller behind it. */
export function speakerName(name: string, direction: string | undefined, ...more: readonly Node[]): HTMLElement {
  const how = direction === undefined ? [] : [make('small', { class: 'lacuna-direction' }, ` (${direction})`)]
  return make('b', { class: 'lacuna-speaker' }, name, ...how, ...more)
}

/** Shows the label of a choice. */
export function choiceLabel(choice: Choice): HTMLElement {
  const label = make('span', { class: 'lacuna-label' })
  showSpans(label, choice.spans)
  return label
}

/** What the script has where a run of text on the page is a fill, by its element. */
export const scriptedOf: WeakMap<Element, string> = new WeakMap()

/** Brings the spans in an element up to date; what is shown already is left alone. */
function showSpans(into: HTMLElement, spans: readonly Span[]): void {
  for (const [index, span] of spans.entries()) {
    const there = into.children[index]
    const shown = there instanceof HTMLElement ? there : into.appendChild(make('span'))
    if (shown.textContent !== span.text) {
      const text = shown.firstChild
      if (text instanceof Text && span.text.startsWith(text.data)) text.appendData(span.text.slice(text.data.length))
      else shown.textContent = span.text
    }
    if (span.scripted !== undefined) scriptedOf.set(shown, span.scripted)
    const attributes = provenance(span)
    for (const [name, value] of Object.entries(attributes))
      if (shown.getAttribute(name) !== value) shown.setAttribute(name, value)
    for (const name of ['ai-disclosure', 'data-digital-source-type'])
      if (!(name in attributes)) shown.removeAttribute(name)
  }
  while (into.children.length > spans.length) into.lastElementChild?.remove()
}

/** Where a span comes from, as attributes that other software reads too. */
export function provenance(span: Span): Readonly<Record<string, string>> {
  const { disclosure, digitalSourceType } = disclosureOf(span.origin.source, span.origin.authorship)
  return {
    ...(disclosure !== undefined && { 'ai-disclosure': disclosure }),
    ...(digitalSourceType !== undefined && { 'data-digital-source-type': digitalSourceType }),
    'data-source': span.origin.source,
    ...(span.credentials === undefined ? {} : { 'data-content-credentials': span.credentials }),
    'data-entry': String(span.origin.entry),
    ...(span.origin.slot !== undefined && { 'data-slot': span.origin.slot }),
  }
}
