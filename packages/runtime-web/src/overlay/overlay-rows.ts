import type { Session } from '@lacuna/engine'

type Row = readonly [string, ...string[]]

/** Turns whose waits are listed. */
const turnsShown = 8
/** Requests of coming turns that are listed. */
const aheadShown = 14

/** The figures of a session as tables. */
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
  if (metrics === undefined) return [title, where, element('p', 'No provider, so nothing is written or prepared.')]
  const { totals, turns, ahead, running, wordsPerMinute } = metrics
  const nearest = ahead.toSorted((a, b) => a.depth - b.depth || b.likelihood - a.likelihood)
  return [
    title,
    where,
    element('h3', 'Requests'),
    table([
      ['under way', String(running)],
      ['made', `${totals.requests} (answered ${totals.answered}, let go ${totals.dropped}, shown ${totals.shown})`],
      ['tokens', `${totals.inputTokens} in, ${totals.outputTokens} out`],
      ['one takes', seconds(totals.generationMs)],
      ...(wordsPerMinute === undefined ? [] : [['reading', `${Math.round(wordsPerMinute)} words/min`] as const]),
    ]),
    element('h3', `Waits, latest turns (${turns.filter(turn => turn.waitMs > 0).length} of ${turns.length} waited)`),
    turns.length === 0
      ? element('p', 'None had a slot to fill.')
      : table(
          turns
            .slice(-turnsShown)
            .reverse()
            .map(turn => [
              `turn ${turn.turn}`,
              turn.waitMs === 0 ? 'no wait' : seconds(turn.waitMs),
              turn.slots === 1 ? '1 slot' : `${turn.slots} slots`,
              turn.authored === 0 ? '' : `${turn.authored} as written`,
            ]),
        ),
    element('h3', 'Reachable slots'),
    nearest.length === 0
      ? element('p', 'None that a provider would fill.')
      : table(
          nearest
            .slice(0, aheadShown)
            .map(one => [
              one.begun ? 'begun' : 'open',
              `${Math.round(one.likelihood * 100)} %`,
              `in ${one.depth}, ${seconds(one.reachableInMs)}`,
              `${one.tokens} tok`,
              one.slots.join(', '),
            ]),
          row => (row[0] === 'begun' ? 'ready' : 'waiting'),
        ),
    ...(nearest.length > aheadShown ? [element('p', `and ${nearest.length - aheadShown} more`)] : []),
  ]
}

function table(rows: readonly Row[], state?: (row: Row) => string): HTMLElement {
  const made = document.createElement('table')
  for (const row of rows) {
    const line = made.insertRow()
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
