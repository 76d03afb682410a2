import type { Fill, FillContext, LedgerEntry, Line, Source, Span, Verdict } from '@lacuna/engine'
import { aboutStrings, type Hands } from './about-strings.ts'
import { announcer } from './announcer.ts'
import { givenSection } from './given-section.ts'
import { type LineActionsPorts, lineActions } from './line-actions.ts'
import { provenance, speakerName } from './line-view.ts'
import { make } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'

/** Tells of each line on the page, and of each choice, where its words come from. */
export function aboutDialog(page: PageContext): void {
  const { strings } = page
  const dialog = openDialog(page.root, strings.about, strings)
  const list = make('ol', { class: 'lacuna-about' })
  const status = announcer()
  const ports: LineActionsPorts = {
    status,
    shown(entry) {
      list.replaceChildren(...entriesOf(page, ports))
      list.querySelector<HTMLElement>(`[data-reword="${entry}"]`)?.focus()
    },
  }
  list.append(...entriesOf(page, ports))
  dialog.body.append(list.children.length ? list : make('p', {}, aboutStrings(strings).aboutEmpty), status.element)
}

/** What is said of everything on the page now. */
function entriesOf(page: PageContext, ports: LineActionsPorts): readonly HTMLElement[] {
  const { lines, choices, verdicts = [] } = page.session().frame
  const labels = choices.filter(choice =>
    choice.spans.some(span => span.origin.slot !== undefined || span.origin.source !== 'author'),
  )
  return [
    ...linesTogether(lines).map(line => entryFor(page, ports, line.spans, line)),
    ...labels.map(choice => entryFor(page, ports, choice.spans)),
    ...verdicts.map(verdict => verdictEntry(page, verdict)),
  ]
}

/** The lines of a document are one entry. */
function linesTogether(lines: readonly Line[]): readonly Line[] {
  const entries: Line[] = []
  for (const line of lines) {
    const last = entries.at(-1)
    if (last === undefined || line.document === undefined || last.document !== line.document) entries.push(line)
    else entries[entries.length - 1] = { ...last, spans: [...last.spans, ...line.spans.map(lineBroken)] }
  }
  return entries
}

const lineBroken = (span: Span, index: number): Span => (index === 0 ? { ...span, text: `\n${span.text}` } : span)

/** @param line that the spans are of; absent for the label of a choice. */
function entryFor(page: PageContext, ports: LineActionsPorts, spans: readonly Span[], line?: Line): HTMLElement {
  const item = make('li', {})
  const { speaker, direction } = line ?? {}
  if (speaker !== undefined) item.append(speakerName(page.nameOf(speaker), direction))
  for (const span of joined(spans)) {
    item.append(make('blockquote', provenance(span), span.text))
    item.append(...facts(page, span), givenPlace(page, span.origin.entry))
    item.append(...lineActions(page, span, line !== undefined, ports))
  }
  return item
}

/** Who picked how the story went on, where the author left that to a provider. */
function verdictEntry(page: PageContext, { slot, entry }: Verdict): HTMLElement {
  const item = make('li', {})
  item.append(
    ...factsOf(page, slot, entry, (hands, source) => aboutStrings(page.strings).verdict(source, hands)),
    givenPlace(page, entry),
  )
  return item
}

/** Where what the provider was given will stand, once that is known; whoever reads on does not wait. */
function givenPlace(page: PageContext, entry: number): HTMLElement {
  const place = make('div', {})
  page
    .session()
    .contextOf(entry)
    .catch(() => ({ state: 'gone' }) as const)
    .then(context => place.append(...usedItems(page, entry, context), ...givenSection(page, context)))
  return place
}

/** What a text says that it has used of what its provider was given; a claim, so only while the dial is on *Live*. */
function usedItems(page: PageContext, n: number, context: FillContext | undefined): readonly HTMLElement[] {
  const entry = page.session().ledgerEntry(n)
  const uses = entry?.kind === 'fill' ? entry.fill.uses : undefined
  if (uses === undefined || context === undefined || context.state === 'gone' || !isLive(page)) return []
  const { context: parts, soft = [] } = context.request
  const items = [...parts, ...soft].flatMap(({ items = [] }) => items).filter(({ n }) => uses.includes(n))
  if (items.length === 0) return []
  const list = make('ul', {}, ...items.map(({ text }) => make('li', {}, text)))
  return [make('p', {}, aboutStrings(page.strings).aboutUses), list]
}

function isLive(page: PageContext): boolean {
  return page.session().frame.dial === 'live'
}

function facts(page: PageContext, { origin }: Span): readonly HTMLElement[] {
  const { source, slot, entry, authorship } = origin
  return factsOf(page, slot, entry, hands =>
    aboutStrings(page.strings).origin(source, slot !== undefined, { ...hands, authorship }),
  )
}

function factsOf(
  page: PageContext,
  slot: string | undefined,
  n: number,
  said: (hands: Hands, source: Source) => string,
): readonly HTMLElement[] {
  const strings = aboutStrings(page.strings)
  const entry = page.session().ledgerEntry(n)
  const fill: Fill | undefined = entry?.kind === 'fill' ? entry.fill : undefined
  const hands: Hands = {
    author: page.author(),
    provider: fill?.provider,
    model: fill?.model,
    reviewer: fill?.by,
    reviewed: fill?.reviewed,
  }
  const sentence = make('p', {}, said(hands, fill?.source ?? 'author'))
  if (fill?.reason !== undefined) sentence.append(` ${strings.reason(fill.reason)}`)
  const list = make('dl', {})
  const row = (term: string, value: string | undefined): void => {
    if (value) list.append(make('div', {}, make('dt', {}, term), make('dd', {}, value)))
  }
  if (isLive(page)) row(strings.aboutBecause, fill?.because)
  row(strings.aboutSlot, slot)
  row(strings.aboutRead, fill?.reads?.map(strings.read).join(', '))
  row(
    fill?.source === 'author' ? strings.aboutAsked : strings.aboutProvider,
    [fill?.provider, fill?.model].filter(Boolean).join(', '),
  )
  if (fill?.source !== 'written') row(strings.aboutReviewer, fill?.by)
  row(strings.aboutTook, took(entry, strings.seconds))
  if (slot !== undefined && entry) row(strings.aboutRecord, strings.recordEntry(entry.n, entry.hash.slice(0, 12)))
  return list.children.length ? [sentence, list] : [sentence]
}

function took(entry: LedgerEntry | undefined, seconds: (count: number) => string): string | undefined {
  const ms = entry?.notes?.tookMs
  return ms === undefined || ms < 100 ? undefined : seconds(ms / 1000)
}

/** Neighbours of the same origin are told of once. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const before = result.at(-1)
    if (
      before &&
      before.origin.entry === span.origin.entry &&
      before.origin.slot === span.origin.slot &&
      before.origin.source === span.origin.source &&
      before.origin.authorship === span.origin.authorship
    )
      result[result.length - 1] = { text: before.text + span.text, origin: before.origin }
    else result.push(span)
  }
  return result
}
