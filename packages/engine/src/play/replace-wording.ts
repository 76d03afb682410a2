import { append, type Ledger, recordedFill } from '../ledger/ledger.ts'
import type { LedgerNotes } from '../ledger/ledger-entry.ts'
import type { Fill } from '../story/fill.ts'
import type { Path } from './path.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { reframe } from './show-play.ts'
import type { Redo, Turn } from './turn.ts'
import type { WordingPlace } from './wording-place.ts'

/**
 * The play-through with another fill in a slot of its last turn. The ledger has an entry more, which names the one that it
 * supersedes; position, variables, choices and everything that was gone back from are as they were.
 */
export function replaceWording(
  context: PlayContext,
  play: Play,
  { turn, entry }: WordingPlace,
  fill: Fill,
  notes?: LedgerNotes,
): Play {
  const ledger = append(play.ledger, turn.number, { kind: 'fill', fill: { ...fill, supersedes: entry } }, notes)
  const recorded = recordedFill(ledger, ledger.length)
  const fills = turn.fills.map(one => (one.entry === entry && recorded !== undefined ? recorded : one))
  return reframe(context, { ...play, ...pathWith(play, turn, { ...turn, fills }), ledger })
}

/** Texts that stood in the place of a fill, and its own, each once: the latest is last. */
export function wordingsUpTo(ledger: Ledger, entry: number): readonly string[] {
  const texts: string[] = []
  for (const { fill } of wordingsFrom(ledger, entry)) if (!texts.includes(fill.text)) texts.unshift(fill.text)
  return texts
}

/** Whether a fill stood in the place of another before. */
export function stoodBefore(ledger: Ledger, entry: number, earlier: number): boolean {
  return earlier !== entry && wordingsFrom(ledger, entry).some(one => one.entry === earlier)
}

/** A fill and those that it superseded, the latest first. */
function wordingsFrom(ledger: Ledger, entry: number): readonly { readonly fill: Fill; readonly entry: number }[] {
  const wordings = []
  for (let at = recordedFill(ledger, entry); at !== undefined; ) {
    wordings.push(at)
    const { supersedes } = at.fill
    at = supersedes === undefined || supersedes >= at.entry ? undefined : recordedFill(ledger, supersedes)
  }
  return wordings
}

/** The path with one turn replaced; every turn behind it names the one before it, so those are new, too. */
function pathWith({ tip, redo }: Path, turn: Turn, changed: Turn): Path {
  const behind: Turn[] = []
  for (let at = tip; at !== undefined && at !== turn; at = at.previous) behind.push(at)
  let last = changed
  for (const one of behind.reverse()) last = { ...one, previous: last }
  return { tip: last, redo: redoBehind(redo, last) }
}

function redoBehind(redo: Redo | undefined, before: Turn): Redo | undefined {
  const turns: Turn[] = []
  for (let at = redo; at !== undefined; at = at.next) {
    turns.push({ ...at.turn, previous: turns.at(-1) ?? before })
  }
  return turns.reduceRight<Redo | undefined>((next, turn) => ({ turn, next }), undefined)
}
