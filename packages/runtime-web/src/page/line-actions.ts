import type { Fill, Span } from '@lacuna/engine'
import { type Announcer, announcer } from './announcer.ts'
import { lineReports } from './line-reports.ts'
import { lineStrings, rewordReason } from './line-strings.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import { problemOf } from './problem-of.ts'
import { reportForm } from './report-form.ts'

/** What the actions of a line need of the dialog around them. */
export interface LineActionsPorts {
  readonly status: Announcer
  /** Shows all lines anew, and puts the focus on what can be done with that of a ledger entry. */
  shown(entry: number): void
}

/** What a player may do about a run of text in a slot: ask for another wording, bring an earlier one back, report it. */
export function lineActions(
  page: PageContext,
  { origin, text }: Span,
  isLine: boolean,
  ports: LineActionsPorts,
): readonly HTMLElement[] {
  const strings = lineStrings(page.strings)
  const fill = fillAt(page, origin.entry)
  const row = make('div', { class: 'lacuna-row' })
  const mayReword =
    isLine && page.session().frame.phase !== 'writing' && fill !== undefined && isWords(fill, origin.slot)
  if (mayReword) row.append(rewordButton(page, origin.entry, ports))
  const parts: HTMLElement[] = [row]
  if (mayReword) parts.push(...earlierWordings(page, origin.entry, ports))
  const { storage } = page
  if (storage !== undefined && origin.slot !== undefined && origin.source !== 'player') {
    const report = makeButton(
      strings.report,
      () => {
        if (row.nextElementSibling?.matches('form')) return
        row.after(
          reportForm(
            page.strings,
            async ({ reason, note }) => {
              const { frame } = page.session()
              const { id: _, version, digest } = page.story
              await lineReports(storage, page.story).add({
                at: Date.now(),
                slot: origin.slot ?? '',
                text: text.trim(),
                origin: { source: origin.source, provider: fill?.provider, model: fill?.model, by: fill?.by },
                language: frame.language,
                turn: frame.turn,
                version,
                digest,
                reason,
                note,
              })
              ports.status.say(strings.reported)
            },
            () => report.focus(),
          ),
        )
      },
      { class: 'lacuna-quiet' },
    )
    row.append(report)
  }
  return row.hasChildNodes() ? parts : []
}

function fillAt(page: PageContext, n: number): Fill | undefined {
  const entry = page.session().ledgerEntry(n)
  return entry?.kind === 'fill' ? entry.fill : undefined
}

function isWords({ source, value, slot }: Fill, inSlot: string | undefined): boolean {
  return source !== 'author' && source !== 'player' && value === undefined && slot === inSlot
}

function rewordButton(page: PageContext, entry: number, ports: LineActionsPorts): HTMLElement {
  const strings = lineStrings(page.strings)
  const button = makeButton(strings.reword, () => void ask(), { class: 'lacuna-quiet', 'data-reword': entry })
  const label = button.querySelector('.lacuna-label') as HTMLElement
  const ask = async (): Promise<void> => {
    if (button.ariaDisabled === 'true') return
    // Not `disabled`: the focus stays where it is.
    button.ariaDisabled = 'true'
    label.textContent = strings.rewordAsking
    await reworded(page, ports, entry)
    button.ariaDisabled = null
    label.textContent = strings.reword
  }
  return button
}

/** Asks for another wording, or for an earlier one, and says what came of it. */
async function reworded(
  page: PageContext,
  { status, shown }: LineActionsPorts,
  entry: number,
  earlier?: number,
): Promise<void> {
  const strings = lineStrings(page.strings)
  const say = (text: string): void => sayIn(page, status, text)
  try {
    const result = await page.session().reword(entry, earlier)
    if (result.state === 'replaced') {
      shown(result.entry)
      say(strings.reworded)
    } else say(result.state === 'kept' ? rewordReason(page.strings, result.reason) : strings.rewordDropped)
  } catch (error) {
    const { message, hint } = problemOf(error)
    say([message, hint].filter(Boolean).join(' '))
  }
}

/** How long a region stays that says something on the page, in milliseconds. */
const saidForMs = 10_000

/** Says it in the dialog, or on the page where the dialog was closed before it was known. */
function sayIn(page: PageContext, status: Announcer, text: string): void {
  if (status.element.closest('dialog[open]') !== null) {
    status.say(text)
    return
  }
  const late = announcer()
  page.root.append(late.element)
  // A region is listened to from when it is there.
  setTimeout(() => late.say(text), 100)
  setTimeout(() => late.element.remove(), saidForMs)
}

/** What stood in the place before, each with a way to bring it back; the ledger has it. */
function earlierWordings(page: PageContext, entry: number, ports: LineActionsPorts): readonly HTMLElement[] {
  const strings = lineStrings(page.strings)
  const now = fillAt(page, entry)
  const seen = new Set([now?.text])
  const items: HTMLElement[] = []
  for (let n = now?.supersedes; n !== undefined; ) {
    const earlier = n
    const fill = fillAt(page, n)
    n = fill?.supersedes
    if (fill === undefined || seen.has(fill.text)) continue
    seen.add(fill.text)
    const back = (): void => void reworded(page, ports, entry, earlier)
    items.push(
      make('li', {}, make('q', {}, fill.text), ' ', makeButton(strings.wordingBack, back, { class: 'lacuna-quiet' })),
    )
  }
  if (items.length === 0) return []
  const summary = make('summary', {}, strings.earlierWordings(items.length))
  return [make('details', {}, summary, make('ul', { class: 'lacuna-plain-list' }, ...items))]
}
