import type { Fill } from '../story/fill.ts'
import { canLeaveOut, sameNames, withoutRequest, withRequest } from './kept-fill.ts'
import {
  type AskedProvider,
  entryHash,
  type KeptEntry,
  type LedgerEntry,
  type LedgerNotes,
  type LedgerRecord,
} from './ledger-entry.ts'
import type { Move } from './move.ts'

/**
 * The record of a play-through: append-only, each entry chained to the one before by its hash, so that damage shows.
 * A value: appending gives a new ledger and leaves the old one as it was, at constant cost.
 */
export interface Ledger {
  readonly length: number
  /** The latest entry, with all that is known of it. */
  readonly last: LedgerEntry | undefined
  readonly before: Ledger | undefined
}

/** Entries from one remembered hash to the next. */
const hashedEvery = 64

/** One entry and those before it: all that is held of an entry, for a long play-through has many. */
abstract class Link implements Ledger {
  readonly length: number
  readonly before: Ledger
  readonly turn: number
  readonly notes: LedgerNotes | undefined
  /** Every so many links remember their hash, and the one that was asked for it last. */
  #hash: string | undefined

  constructor({ before, turn, notes }: Place) {
    this.length = before.length + 1
    this.before = before
    this.turn = turn
    this.notes = notes === undefined || Object.keys(notes).length === 0 ? undefined : notes
  }

  /** Worked out when it is asked for, from the nearest one before that is known: a turn does not wait for it. */
  get hash(): string {
    const unknown: Link[] = []
    let known: Ledger = this
    for (; known instanceof Link && known.#hash === undefined; known = known.before) unknown.push(known)
    let hash = known instanceof Link ? (known.#hash as string) : ''
    for (const link of unknown.reverse()) {
      hash = entryHash(link.length, link.turn, link.record, hash)
      if (link.length % hashedEvery === 0) link.#hash = hash
    }
    if (known instanceof Link && known.length % hashedEvery !== 0) known.#hash = undefined
    this.#hash = hash
    return hash
  }

  abstract get record(): LedgerRecord
  /** The record without what another entry holds. */
  abstract get kept(): LedgerRecord & { readonly asked?: number }

  get last(): LedgerEntry {
    return { ...this.record, ...placeOf(this), hash: this.hash }
  }
}

/** A fill, and the entry that records it. */
export interface RecordedFill {
  readonly fill: Fill
  readonly entry: number
}

interface Place {
  readonly before: Ledger
  readonly turn: number
  readonly notes: LedgerNotes | undefined
}

function placeOf({ length: n, turn, notes }: Link): Pick<LedgerEntry, 'n' | 'turn' | 'notes'> {
  return { n, turn, ...(notes === undefined ? {} : { notes }) }
}

class MoveLink extends Link {
  readonly move: Move

  constructor(place: Place, move: Move) {
    super(place)
    this.move = move
  }

  get record(): LedgerRecord {
    return { kind: 'move', move: this.move }
  }

  get kept(): LedgerRecord {
    return this.record
  }
}

class RequestLink extends Link {
  readonly request: AskedProvider

  constructor(place: Place, request: AskedProvider) {
    super(place)
    this.request = withSharedNames(place.before, request)
  }

  get record(): LedgerRecord {
    return { kind: 'request', request: this.request }
  }

  get kept(): LedgerRecord {
    return this.record
  }
}

class FillLink extends Link implements RecordedFill {
  readonly fill: Fill
  /** The request that holds the rest of the fill. */
  readonly asked: RequestLink | undefined

  constructor(place: Place, fill: Fill) {
    super(place)
    this.asked = requestOf(place.before, place.turn, fill)
    this.fill = this.asked === undefined ? fill : withoutRequest(fill, this.asked.request)
  }

  get entry(): number {
    return this.length
  }

  get record(): LedgerRecord {
    const { fill, asked } = this
    return { kind: 'fill', fill: asked === undefined ? fill : withRequest(fill, asked.request) }
  }

  get kept(): LedgerRecord & { readonly asked?: number } {
    const { fill, asked } = this
    return { kind: 'fill', fill, ...(asked === undefined ? {} : { asked: asked.length }) }
  }
}

function linkOf(place: Place, record: LedgerRecord): Link {
  if (record.kind === 'move') return new MoveLink(place, record.move)
  return record.kind === 'request' ? new RequestLink(place, record.request) : new FillLink(place, record.fill)
}

/** The latest request of the turn that a fill came of. */
function requestOf(before: Ledger, turn: number, fill: Fill): RequestLink | undefined {
  if (fill.key === undefined) return undefined
  for (let at: Ledger | undefined = before; at instanceof Link && at.turn === turn; at = at.before) {
    if (at instanceof RequestLink && at.request.key === fill.key) return canLeaveOut(fill, at.request) ? at : undefined
  }
  return undefined
}

/** How many entries back a request is looked for that reads the same. */
const nearby = 8

/** Most requests read the same things, and many are for the same slots: they share one list of names. */
function withSharedNames(before: Ledger, request: AskedProvider): AskedProvider {
  let { reads, slots } = request
  for (let at: Ledger | undefined = before, steps = 0; at instanceof Link && steps < nearby; at = at.before, steps++) {
    if (!(at instanceof RequestLink)) continue
    const earlier = at.request
    if (reads !== undefined && sameNames(reads, earlier.reads)) reads = earlier.reads
    if (sameNames(slots, earlier.slots)) slots = earlier.slots
  }
  return { ...request, slots, ...(reads === undefined ? {} : { reads }) }
}

/** A ledger with nothing in it. */
export const emptyLedger: Ledger = { length: 0, last: undefined, before: undefined }

/** The ledger with one more entry. */
export function append(ledger: Ledger, turn: number, record: LedgerRecord, notes?: LedgerNotes): Ledger {
  return linkOf({ before: ledger, turn, notes }, record)
}

/** The hash of the latest entry, which depends on every entry; empty for an empty ledger. */
export function hashOf(ledger: Ledger): string {
  return ledger instanceof Link ? ledger.hash : ''
}

/** The record of the latest entry, without the cost of its hash. */
export function latestOf(ledger: Ledger): LedgerRecord | undefined {
  return ledger instanceof Link ? ledger.record : undefined
}

/** The fill that was just appended, as the ledger keeps it: what else knows it holds no second one. */
export function keptFill(ledger: Ledger, fill: Fill): Fill {
  return ledger instanceof FillLink ? ledger.fill : fill
}

/** The fill of entry `n`, as the ledger keeps it; `n` is one of the latest entries. */
export function recordedFill(ledger: Ledger, n: number): RecordedFill | undefined {
  let at: Ledger | undefined = ledger
  while (at !== undefined && at.length > n) at = at.before
  return at instanceof FillLink ? at : undefined
}

/** All entries, oldest first. */
export function entriesOf(ledger: Ledger): LedgerEntry[] {
  return linksOf(ledger).map(link => link.last)
}

/** All entries as a save holds them, oldest first. */
export function keptEntriesOf(ledger: Ledger): KeptEntry[] {
  return linksOf(ledger).map(link => ({ ...link.kept, ...placeOf(link) }))
}

function linksOf(ledger: Ledger): Link[] {
  const links = new Array<Link>(ledger.length)
  for (let at: Ledger | undefined = ledger; at instanceof Link; at = at.before) links[at.length - 1] = at
  return links
}

/** The entry with number `n`, as spans name it. */
export function entryAt(ledger: Ledger, n: number): LedgerEntry | undefined {
  for (let at: Ledger | undefined = ledger; at !== undefined && at.length >= n; at = at.before) {
    if (at.length === n) return at.last
  }
  return undefined
}

/**
 * A ledger from its entries, whole ones or those of a save, or the number of the first that is not what was written:
 * wrong place, wrong shape, or, where it has a hash, one that does not follow from the entry and those before.
 */
export function ledgerFrom(entries: readonly KeptEntry[]): { ledger: Ledger } | { damagedAt: number } {
  let ledger = emptyLedger
  const links: Link[] = []
  for (const entry of entries) {
    const n = ledger.length + 1
    const asked = entry.asked === undefined ? undefined : links[entry.asked - 1]
    if (entry.n !== n || !isWhole(entry)) return { damagedAt: n }
    if (entry.asked !== undefined && !(asked instanceof RequestLink)) return { damagedAt: n }
    const record: LedgerRecord =
      entry.kind === 'fill' && asked instanceof RequestLink
        ? { kind: 'fill', fill: withRequest(entry.fill, asked.request) }
        : entry
    const { turn, notes } = entry
    const link = linkOf({ before: ledger, turn, notes }, record)
    // Of requests with equal keys, nothing else says which one a fill names.
    const names = link instanceof FillLink ? link.asked : undefined
    if (entry.asked !== undefined && names !== asked) return { damagedAt: n }
    if (entry.hash !== undefined && entry.hash !== link.hash) return { damagedAt: n }
    links.push(link)
    ledger = link
  }
  return { ledger }
}

/** What the hash is not over would not be missed: an entry has its members and no others. */
function isWhole(entry: KeptEntry): boolean {
  const { notes, asked, hash } = entry
  const members = 4 + [notes, asked, hash].filter(each => each !== undefined).length
  return Object.keys(entry).length === members && (entry.asked === undefined || entry.kind === 'fill')
}
