import type { RecordedReview } from '@lacuna/engine'
import type { Reading } from '@lacuna/engine/providers/recorded'
import { alignReadings, markedRuns, type ReadItem, type ReadRow } from './align-readings.ts'

/** What the page is made of. */
export interface TwoReadersOptions {
  readonly title: string
  readonly readings: readonly [Reading, Reading]
  /** Leaves the recording: the story goes on from a turn of one of them. */
  readonly playOn: (reading: Reading, turn: number) => void
}

/**
 * Two recorded routes through one story, passage by passage, side by side; on a narrow page one under the other. Words that
 * one reader has and the other has otherwise are marked; a touch or the focus on them shows the choices that they were made
 * from, by their writer's own account.
 */
export function twoReaders(into: HTMLElement, { title, readings, playOn }: TwoReadersOptions): void {
  const [left, right] = readings
  into.className = 'two-readers'
  const because = make('p', { class: 'because', role: 'status' })
  const head = make(
    'header',
    {},
    make('h1', {}, title),
    make(
      'p',
      {},
      'Two readers, one page. What is marked reads otherwise for the other reader; touch it to see what it was made from.',
    ),
    make(
      'p',
      {},
      `Recorded: a language model wrote the marked lines before; nothing is generated now. ${reviewed(left.reviewed)}`,
    ),
  )
  const names = make('div', { class: 'row names' }, make('h2', {}, left.name), make('h2', {}, right.name))
  const rows = alignReadings(left, right).map(row => rowOf(row, readings, { because, playOn }))
  into.replaceChildren(head, names, ...rows, because)
  const lit = (event: Event): void => light(into, event.target as Element, because, readings)
  into.addEventListener('focusin', lit)
  into.addEventListener('pointerover', lit)
}

interface RowPorts extends Pick<TwoReadersOptions, 'playOn'> {
  readonly because: HTMLElement
}

function rowOf({ left, right }: ReadRow, readings: readonly [Reading, Reading], ports: RowPorts): HTMLElement {
  return make('div', { class: 'row' }, cell(left, right, readings, 0, ports), cell(right, left, readings, 1, ports))
}

function cell(
  item: ReadItem | undefined,
  other: ReadItem | undefined,
  readings: readonly [Reading, Reading],
  side: 0 | 1,
  { playOn }: RowPorts,
): HTMLElement {
  const reading = readings[side]
  const box = make('div', { class: 'cell', 'data-reader': String(side), 'aria-label': reading.name })
  if (item === undefined) return box
  if (item.choice !== undefined) {
    box.classList.add('choice')
    box.dataset.turn = String(item.turn)
    const on = make('button', { type: 'button' }, 'Leave the recording and play on')
    on.addEventListener('click', () => playOn(reading, item.turn))
    box.append(make('p', {}, `> ${item.choice}`), on)
    return box
  }
  const { line } = item
  if (line === undefined) return box
  const text = make('p', {})
  if (line.speaker !== undefined) text.append(make('b', {}, `${line.speaker} `))
  for (const run of markedRuns(line, other?.line)) {
    if (!run.isDifferent && run.because === undefined)
      text.append(make('span', { 'data-source': run.source }, run.text))
    else {
      const mark = make('mark', { tabindex: '0', 'data-source': run.source }, run.text)
      mark.dataset.because = (run.because ?? []).join(' ')
      text.append(mark)
    }
  }
  box.append(text)
  return box
}

/** Lights the choices that the marked words were made from, and says them. */
function light(into: HTMLElement, target: Element, because: HTMLElement, readings: readonly [Reading, Reading]): void {
  const mark = target.closest('mark')
  if (mark === null) return
  for (const lit of into.querySelectorAll('.lit')) lit.classList.remove('lit')
  mark.classList.add('lit')
  const side = mark.closest<HTMLElement>('.cell')?.dataset.reader ?? '0'
  const turns = (mark.dataset.because ?? '').split(' ').filter(Boolean)
  const said: string[] = []
  for (const turn of turns) {
    into.querySelector(`.choice[data-reader="${side}"][data-turn="${turn}"]`)?.classList.add('lit')
    said.push(
      `“${readings[side === '1' ? 1 : 0].turns.find(one => String(one.turn) === turn)?.choice ?? 'how it began'}”`,
    )
  }
  because.textContent =
    said.length === 0
      ? 'Its writer names no choice that it was made from.'
      : `Made from ${said.join(' and ')}, by its writer’s own account.`
}

function reviewed({ by, reviewed = 'nobody' }: RecordedReview = {}): string {
  return `Reviewed by ${by ?? (reviewed === 'model' ? 'a language model' : 'nobody')}.`
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}
