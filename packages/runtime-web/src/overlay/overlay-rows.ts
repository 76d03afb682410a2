import type { Session, SessionMetrics } from '@lacuna/engine'

type TurnMetrics = SessionMetrics['turns'][number]
type Row = readonly [string, ...string[]]

/** Turns whose waits are listed. */
const turnsShown = 8
/** Requests of coming turns that are listed. */
const aheadShown = 14

/** How it stands with a request of a coming turn, in the overlay's words. */
const stateNames = { ready: 'at hand', writing: 'under way', open: 'open', failed: 'failed' } as const

/** The metrics of a session as tables. */
export function overlayRows(session: Session | undefined): readonly HTMLElement[] {
  const title = element('h2', 'Lacuna')
  if (session === undefined) return [title, element('p', 'No session yet.')]
  const { frame, metrics } = session
  const where = table([
    ['turn', String(frame.turn)],
    ['phase', frame.phase],
    ['dial', frame.dial],
    ['language', frame.language],
  ])
  if (metrics === undefined) return [title, where, element('p', 'Nothing was to be written or prepared yet.')]
  const { totals, turns, ahead, running, wordsPerMinute, tokensLeft } = metrics
  const nearest = ahead.toSorted((a, b) => a.depth - b.depth || b.likelihood - a.likelihood)
  return [
    title,
    where,
    element('h3', 'Requests'),
    table([
      ['under way', String(running)],
      ['made', `${totals.requests} (answered ${totals.answered}, failed ${totals.failed}, let go ${totals.dropped})`],
      ['prepared', `${totals.prepared} (used ${totals.used}, wasted ${totals.wasted})`],
      ['tokens', `${totals.inputTokens} in, ${totals.outputTokens} out`],
      ['cost', cost(totals)],
      ['budget', tokensLeft === undefined ? 'no bound' : `${Math.round(tokensLeft)} tokens left`],
      ['one takes', seconds(totals.generationMs)],
      ...(wordsPerMinute === undefined ? [] : [['reading', `${Math.round(wordsPerMinute)} words/min`] as const]),
    ]),
    element('h3', `Turns (${turns.filter(turn => turn.waitMs > 0).length} of the latest ${turns.length} waited)`),
    turns.length === 0
      ? element('p', 'None had a slot to fill.')
      : table(turns.slice(-turnsShown).reverse().map(turnRow), undefined, [
          'turn',
          'wait',
          'slots',
          'ahead',
          'tokens',
          'cost',
        ]),
    ...(turns.length === 0 ? [] : [element('p', 'ahead: fills used/wasted/all; tokens: in+out')]),
    element('h3', 'Reachable slots'),
    nearest.length === 0
      ? element('p', 'None that a provider would fill.')
      : table(
          nearest
            .slice(0, aheadShown)
            .map(one => [
              stateNames[one.state],
              `${Math.round(one.likelihood * 100)} %`,
              `in ${one.depth}, ${seconds(one.reachableInMs)}`,
              String(one.tokens),
              one.slots.join(', '),
            ]),
          row => Object.entries(stateNames).find(([, name]) => name === row[0])?.[0] ?? '',
          ['state', 'likely', 'when', 'tokens', 'slots'],
        ),
    ...(nearest.length > aheadShown ? [element('p', `and ${nearest.length - aheadShown} more`)] : []),
  ]
}

function turnRow(turn: TurnMetrics): Row {
  const { slots, authored, kept, prepared, used, wasted, inputTokens, outputTokens, dollars } = turn
  const notes = [...(authored === 0 ? [] : [`${authored} as written`]), ...(kept === 0 ? [] : [`${kept} kept`])]
  return [
    String(turn.turn),
    slots === 0 ? '' : turn.waitMs === 0 ? 'none' : seconds(turn.waitMs),
    [String(slots), ...(notes.length === 0 ? [] : [`(${notes.join(', ')})`])].join(' '),
    `${used}/${wasted}/${prepared}`,
    `${inputTokens}+${outputTokens}`,
    money(dollars),
  ]
}

function cost({ dollars, unpriced }: SessionMetrics['totals']): string {
  return unpriced === 0 ? money(dollars) : `${money(dollars)}, and ${unpriced} answers at no price that is known`
}

function money(dollars: number): string {
  return `$${dollars.toFixed(4)}`
}

function table(rows: readonly Row[], state?: (row: Row) => string, heads: readonly string[] = []): HTMLElement {
  const made = document.createElement('table')
  if (heads.length > 0) {
    const line = made.createTHead().insertRow()
    for (const text of heads) {
      const head = document.createElement('th')
      head.scope = 'col'
      head.textContent = text
      line.append(head)
    }
  }
  const body = made.createTBody()
  for (const row of rows) {
    const line = body.insertRow()
    if (state !== undefined) line.dataset.state = state(row)
    const [head, ...cells] = row
    const first = document.createElement('th')
    first.scope = 'row'
    first.textContent = head
    line.append(first)
    for (const cell of cells) line.insertCell().textContent = cell
  }
  return made
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
