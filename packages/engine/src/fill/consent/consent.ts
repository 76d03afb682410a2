import type { Json } from '../../base/json.ts'
import { fits, type GenericSchema } from '../../formats/schemas.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { includedParts } from '../../provider/port/included-parts.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { bookFrom, consentFormat, recordSchema, sentSchema } from './consent-file.ts'
import type { ConsentRecord, SentRecord } from './consent-record.ts'
import { categoriesIn, dataCategories, type Recipient } from './data-categories.ts'

/** How a book of consent is opened. */
export interface ConsentOptions {
  /** Version of the words that the player is asked with. A record of another version counts no more. */
  readonly version: string
  /** What `toJSON` of an earlier book gave; what can't be read of it is left out, and no consent then. */
  readonly kept?: unknown
  /** The time now as ISO 8601, for the log of what was sent. Default: the log has no times. */
  readonly now?: () => string
  /** Requests that the log holds, the oldest go first. Default 200. */
  readonly maxSent?: number
}

/**
 * What a player has agreed to, and what was sent because of it. A provider that leaves the device is called only with a
 * record here that fits: checked where the fill pipeline calls it, for each request, and again while the answer comes.
 */
export interface ConsentBook {
  readonly version: string
  /** Every record that stands, of any version. */
  readonly records: readonly ConsentRecord[]
  /** What was sent, oldest first. */
  readonly sent: readonly SentRecord[]
  /** How many entries the log no longer holds, because there were too many. */
  readonly dropped: number
  /**
   * Format of the book that was kept, where a newer version made it: nothing of it counts here, and `toJSON` gives it
   * back as it was, so that whoever keeps this book overwrites nothing. What is given here holds as long as this book.
   */
  readonly newer?: number | undefined
  /** Takes the place of an earlier record for the same provider. @throws LacunaError `wrong-input` */
  give(record: ConsentRecord): void
  /** Takes effect at once, also for what is being prepared. Default: for every provider. The log stays. */
  withdraw(provider?: string): void
  /** The record that holds for a provider now. */
  current(provider: Pick<NarrativeProvider, 'id' | 'model'>): ConsentRecord | undefined
  /** Whether the request may be sent to the provider: all that is in it was agreed to. */
  allows(provider: Recipient, request: FillRequest): boolean
  /** Notes a request that is being sent; the returned function corrects what was sent. */
  noteSent(provider: Recipient, request: FillRequest): (changed: FillRequest) => void
  /** Empties the log. */
  erase(): void
  /** Calls back after every change; the returned function ends it. */
  onChange(listener: () => void): () => void
  /** All of it, for a file or for `kept`; of a `newer` book what was kept. */
  toJSON(): Json
}

/**
 * Opens a book of consent: an empty one, or one that was kept.
 *
 * @throws LacunaError `wrong-input` from `give`, for what is no record of consent.
 * @example
 * const consent = consentBook({ version: '1', now: () => new Date().toISOString() })
 * consent.give({ purpose: 'To fill open slots', version: '1', provider: 'anthropic', data: ['story', 'choices'], time })
 * createSession(story, { provider, consent })
 */
export function consentBook(options: ConsentOptions): ConsentBook {
  const { version, now, maxSent = 200 } = options
  const kept = bookFrom(options.kept)
  const records = new Map(kept.records.flatMap(read(recordSchema)).map(record => [record.provider, record]))
  let sent: SentRecord[] = kept.sent.flatMap(read(sentSchema))
  let dropped = kept.dropped ?? 0
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const current: ConsentBook['current'] = ({ id, model }) => {
    const record = records.get(id)
    if (record === undefined || record.version !== version) return undefined
    return record.model === undefined || record.model === model ? record : undefined
  }
  return {
    version,
    newer: kept.newer,
    get records() {
      return [...records.values()]
    },
    get sent() {
      return sent
    },
    get dropped() {
      return dropped
    },
    give(record) {
      if (read(recordSchema)(record).length === 0) {
        throw new LacunaError('wrong-input', 'This is no record of consent.', {
          hint: `It has purpose, version, provider and time as texts, and data: some of ${dataCategories.join(', ')}.`,
        })
      }
      records.set(record.provider, record)
      changed()
    },
    withdraw(provider) {
      if (provider === undefined) records.clear()
      else records.delete(provider)
      changed()
    },
    current,
    allows(provider, request) {
      const agreed = current(provider)?.data
      return agreed !== undefined && categoriesIn(request, provider).every(category => agreed.includes(category))
    },
    noteSent(provider, request) {
      let entry = sentRecord(provider, request, now?.())
      sent = [...sent, entry]
      dropped += Math.max(0, sent.length - maxSent)
      sent = sent.slice(-maxSent)
      changed()
      return sentInstead => {
        const corrected = { ...sentRecord(provider, sentInstead, undefined), ...(entry.time && { time: entry.time }) }
        sent = sent.map(one => (one === entry ? corrected : one))
        entry = corrected
        changed()
      }
    },
    erase() {
      sent = []
      dropped = 0
      changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    toJSON: () =>
      (kept.newer === undefined
        ? { format: consentFormat, records: [...records.values()], sent, dropped }
        : options.kept) as Json,
  }
}

/** What a value is, in a list of its own; an empty one where it is something else. */
const read =
  <Content>(schema: GenericSchema<unknown, Content>) =>
  (value: unknown): readonly Content[] =>
    fits(schema, value) ? [value] : []

function sentRecord(provider: Recipient, request: FillRequest, time: string | undefined): SentRecord {
  const { id, model } = provider
  const { instructions, slots } = request
  return {
    ...(time === undefined ? {} : { time }),
    provider: id,
    ...(model === undefined ? {} : { model }),
    slots: slots.map(({ slot }) => slot),
    data: categoriesIn(request, provider),
    included: [{ label: 'instructions', text: instructions.volatile, trust: 'author' }, ...includedParts(request)],
    stableCharacters: instructions.stable.length + (instructions.samples?.length ?? 0),
  }
}
