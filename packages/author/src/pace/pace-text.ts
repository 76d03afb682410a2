import { printable } from '../terminal/printable.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrap } from '../terminal/wrap.ts'
import { breakText } from './breaks.ts'
import type { FactsCost } from './facts-cost.ts'
import type { PaceOptions } from './pace-options.ts'
import type { Pace, PaceRow } from './simulate-pace.ts'
import type { WaitPlace } from './wait-places.ts'

/** Passages that are named at most. */
const mostPlaces = 5
/** Columns of a full bar. */
const barColumns = 20
/** The mean of silent readers of English fiction (Brysbaert 2019). */
const wordsPerSecond = 238 / 60
/** In nineteen of twenty cases a request takes less than so many medians (log-normal, σ 0.3). */
const slow = 1.64
/** A bound on facts that leaves more than this part of the fills to be made is hardly worth what it leaves unsaid. */
const hardlyLess = 0.9

/** What `lacuna pace` says to a person. */
export function paceText(
  pace: Pace,
  options: PaceOptions,
  { columns, paint }: Pick<Terminal, 'columns' | 'paint'>,
): string {
  const { live, plays, speed } = options
  const width = Math.min(columns, 92)
  const wrapped = (text: string, indent = ''): string => wrap(text, width, indent)
  const usual = pace.rows.find(row => row.policy === pace.usual)
  const broke = pace.breaks.flatMap(each => [wrapped(printable(breakText(each, plays))), ''])
  if (usual === undefined || usual.turns === 0) {
    const none = live
      ? 'No reader came to a slot, so nobody waited and nothing is paid.'
      : 'No reader came to a slot that is filled live, so nobody waited and nothing is paid. `--live` shows how it would be if all slots were.'
    return [...broke, wrapped(none)].join('\n')
  }
  const readers = plays === 1 ? 'One reader' : `${plays} readers`
  return [
    wrapped(`${readers}, ${usual.turns} turns with a slot that is filled live; a fill takes ${lengthOf(options)}.`),
    '',
    ...table(pace.rows, pace.usual, paint.strong),
    '',
    wrapped('half wait, longest: half of the turns waited less; nobody waited longer'),
    wrapped('fills: generated for each one that was shown'),
    wrapped(
      `tokens, cost: of one play-through, in and out; the list price of ${options.model}. Called off is in them: with ${pace.usual}, ${usual.calledOffTokens.toLocaleString('en')} tokens`,
    ),
    '',
    ...requestsTable([usual, ...pace.rows.filter(row => row.policy === pace.sharing)], paint.strong),
    '',
    wrapped('personal: they hold what this reader did, had on screen or typed'),
    wrapped('split: passages that need several requests, as not everybody in them may know the same'),
    wrapped(
      'page before: fills shown whose request held it; kept: slots left to your words, which this model never does',
    ),
    '',
    ...broke,
    ...(pace.facts === undefined ? [] : [wrapped(factsText(pace.facts, options)), '']),
    ...(pace.waits.length === 0
      ? [
          wrapped(
            `With ${pace.usual}, which is what a game gets that sets nothing, nobody waited${broke.length === 0 ? '' : ' as far as they came'}.`,
          ),
        ]
      : waiting(pace, options, wrapped)),
  ].join('\n')

  function lengthOf({ speed: { wholeMs } }: PaceOptions): string {
    return wholeMs === undefined ? 'as long as its text at 80 tokens a second' : `${speed.name}, give or take a third`
  }
}

function table(rows: readonly PaceRow[], usual: string, strong: (text: string) => string): readonly string[] {
  const most = Math.max(...rows.map(row => row.cost))
  const judges = rows.some(row => row.candidateTokens > 0)
  const heads = [
    '',
    'turns without a wait',
    'half wait',
    'longest',
    'fills',
    'tokens',
    ...(judges ? ['candidates'] : []),
    'cost',
  ]
  const cells = rows.map(row => [
    row.policy,
    `${bar(row.withoutWait)} ${percent(row.withoutWait)}`,
    seconds(row.waitMs.p50),
    seconds(row.waitMs.longest),
    row.fillsPerFillShown.toFixed(2),
    row.tokens.toLocaleString('en'),
    ...(judges ? [row.candidateTokens === 0 ? '–' : row.candidateTokens.toLocaleString('en')] : []),
    `${money(row.cost)} ${bar(most === 0 ? 0 : row.cost / most, 8)}`.trimEnd(),
  ])
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map(line => line[at]?.length ?? 0)))
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) =>
        at < 2 || at === heads.length - 1 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [line(heads), ...cells.map(texts => (texts[0] === usual ? strong(line(texts)) : line(texts)))]
}

/** `█` to the eighth of a column. */
function bar(share: number, columns = barColumns): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * 8)
  const rest = eighths % 8
  return `${'█'.repeat(Math.floor(eighths / 8))}${rest === 0 ? '' : '▏▎▍▌▋▊▉'[rest - 1]}`.padEnd(columns)
}

function percent(share: number): string {
  const text = (share * 100).toFixed(1)
  // Nearly all is not all.
  return `${(text === '100.0' && share < 1 ? '99.9' : text).padStart(5)} %`
}

function seconds(ms: number): string {
  return ms === 0 ? '–' : `${(ms / 1000).toFixed(1)} s`
}

function money(dollars: number): string {
  return `${(dollars * 100).toFixed(3)} ¢`
}

/** What one play-through asks for, where requests are personal and where they hold what may be shared. */
function requestsTable(rows: readonly PaceRow[], strong: (text: string) => string): readonly string[] {
  const heads = ['in one play-through', 'requests', 'personal', 'split', 'page before', 'kept', 'cost']
  const cells = rows.map(({ cost, kept, personalRequests, policy, sharedRequests, split, withPage }) => [
    policy,
    (personalRequests + sharedRequests).toFixed(1),
    personalRequests.toFixed(1),
    rounded(split),
    rounded(withPage),
    kept.toFixed(1),
    money(cost),
  ])
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map(line => line[at]?.length ?? 0)))
  const line = (texts: readonly string[]): string =>
    texts.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ')
  return [line(heads), ...cells.map((texts, at) => (at === 0 ? strong(line(texts)) : line(texts)))]
}

function rounded(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

/** That facts keep readers from sharing, and what to do. */
function factsText({ latest, none, now }: FactsCost, { plays }: PaceOptions): string {
  const needed = `${plays} readers who share fills need ${now.toFixed(2)} for each one shown; if no facts were told, ${none.toFixed(2)}. Where other facts hold, other fills have to be made.`
  if (latest === undefined) return `${needed} \`facts: 0\` in the bible tells none.`
  const bound = `\`facts: 1\` in the bible tells only the latest of each`
  return latest > now * hardlyLess
    ? `${needed} ${bound}, which would help little: ${latest.toFixed(2)}. \`facts: 0\` tells none.`
    : `${needed} ${bound}: ${latest.toFixed(2)}. \`--facts 1\` shows the table so.`
}

function waiting(
  { usual, waits }: Pace,
  { speed }: PaceOptions,
  wrapped: (text: string, indent?: string) => string,
): readonly string[] {
  const words = speed.wholeMs === undefined ? undefined : Math.ceil((speed.wholeMs / 1000) * slow * wordsPerSecond)
  const rest = waits.length - mostPlaces
  return [
    wrapped(`Where readers wait with ${usual}, which is what a game gets that sets nothing:`),
    ...waits
      .slice(0, mostPlaces)
      .flatMap(place => ['', wrapped(placeText(place), '  '), wrapped(adviceFor(place, words), '    ')]),
    ...(rest > 0
      ? ['', wrapped(`and ${rest} more ${rest === 1 ? 'passage' : 'passages'} (all of them with --json)`, '  ')]
      : []),
  ]
}

function placeText({ file, line, slots, stoodIn, visits, waited, waitMs }: WaitPlace): string {
  const place = file === undefined ? '' : ` (${file}:${line})`
  const wait =
    visits === 1
      ? `its one visit waited, ${seconds(waitMs)}`
      : `${waited} of ${visits} visits waited, ${seconds(waitMs)}${waited === 1 ? '' : ' on average'}`
  const often = visits === 1 ? 'its one visit' : `${stoodIn} of ${visits} visits`
  const said = [
    ...(waited === 0 ? [] : [wait]),
    ...(stoodIn === 0 ? [] : [`your words stood in for a fill in ${often}`]),
  ]
  return printable(`${slots.join(', ')}${place}: ${said.join('; ')}`)
}

/** What an author can do about it. */
function adviceFor({ choice, entry, slots, waited, wordsBefore }: WaitPlace, words: number | undefined): string {
  const [slot = ''] = slots
  if (waited === 0) return 'Nobody waited: what was prepared had failed, or had broken what the slot asks for.'
  if (choice === undefined && entry !== undefined)
    return printable(
      `It is the first passage of the entry ${entry}: unless the game has named it in \`upcoming\`, nothing is prepared. Begin with your own words.`,
    )
  if (choice === undefined)
    return 'It is the first passage: only the title is read before it. Begin with your own words.'
  const between = `The text before the choice ${choice}, which leads here, has ${wordsBefore} ${wordsBefore === 1 ? 'word' : 'words'}`
  if (words === undefined || wordsBefore >= words) {
    return printable(
      `${between}; that is enough on most days. A larger margin, or a review of ${slot}, would help the rest.`,
    )
  }
  return printable(
    `${between}; a fill takes as long as reading ${words}, on a slow day. Write more there, leave a passage before it closed, or have ${slot} reviewed.`,
  )
}
