import type { Json } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { categoriesIn, type DataCategory, dataCategories, type Recipient } from './data-categories.ts'
import type { ContextPart, FillRequest } from './fill-request.ts'
import type { NarrativeProvider } from './narrative-provider.ts'

/** What a player agreed to: that a provider beyond the device may be told these things, for this. */
export interface ConsentRecord {
  /** Why it is sent, in a sentence that the player was shown. */
  readonly purpose: string
  /** Version of the words that the player agreed to; see {@link ConsentOptions}. */
  readonly version: string
  /** The provider's id. */
  readonly provider: string
  /** Only this model. Default: whichever the provider asks. */
  readonly model?: string
  readonly data: readonly DataCategory[]
  /** When, as ISO 8601 text. */
  readonly time: string
}

/** One request that was sent beyond the device. */
export interface SentRecord {
  /** ISO 8601; absent where the book has no clock. */
  readonly time?: string
  readonly provider: string
  readonly model?: string
  /** Ids of the gaps that it asked to be filled. */
  readonly slots: readonly string[]
  readonly data: readonly DataCategory[]
  /** What was told, word for word, but for the author's part that is the same in every request. */
  readonly told: readonly ContextPart[]
  /** Length of that part, in characters. */
  readonly stableCharacters: number
}

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
 * record here that fits: checked where the Desk calls it, for each request, and again while the answer comes.
 */
export interface ConsentBook {
  readonly version: string
  /** Every record that stands, of any version. */
  readonly records: readonly ConsentRecord[]
  /** What was sent, oldest first. */
  readonly sent: readonly SentRecord[]
  /** How many entries the log no longer holds, because there were too many. */
  readonly dropped: number
  /** Takes the place of an earlier record for the same provider. @throws LacunaError `wrong-input` */
  give(record: ConsentRecord): void
  /** Takes effect at once, also for what is being prepared. Default: for every provider. The log stays. */
  withdraw(provider?: string): void
  /** The record that holds for a provider now. */
  current(provider: Pick<NarrativeProvider, 'id' | 'model'>): ConsentRecord | undefined
  /** Whether the request may be sent to the provider: all that is in it was agreed to. */
  allows(provider: Recipient, request: FillRequest): boolean
  /** Notes a request that is being sent; the returned function corrects what was told in it. */
  noteSent(provider: Recipient, request: FillRequest): (told: FillRequest) => void
  /** Empties the log. */
  erase(): void
  /** Calls back after every change; the returned function ends it. */
  onChange(listener: () => void): () => void
  /** All of it, for a file or for `kept`. */
  toJSON(): Json
}

/**
 * Opens a book of consent: an empty one, or one that was kept.
 *
 * @example
 * const consent = consentBook({ version: '1', now: () => new Date().toISOString() })
 * consent.give({ purpose: 'To fill gaps', version: '1', provider: 'anthropic', data: ['story', 'choices'], time })
 * createSession(story, { provider, consent })
 */
export function consentBook(options: ConsentOptions): ConsentBook {
  const { version, now, maxSent = 200 } = options
  const kept = membersOf(options.kept)
  const records = new Map(
    listOf(kept.records)
      .filter(isRecord)
      .map(record => [record.provider, record]),
  )
  let sent: SentRecord[] = listOf(kept.sent).filter(isSent)
  let dropped = typeof kept.dropped === 'number' ? kept.dropped : 0
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
      if (!isRecord(record)) {
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
      return told => {
        const corrected = { ...sentRecord(provider, told, undefined), ...(entry.time && { time: entry.time }) }
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
    toJSON: () => ({ records: [...records.values()], sent, dropped }) as unknown as Json,
  }
}

function sentRecord(provider: Recipient, request: FillRequest, time: string | undefined): SentRecord {
  const { id, model } = provider
  const { instructions, context, slots } = request
  return {
    ...(time === undefined ? {} : { time }),
    provider: id,
    ...(model === undefined ? {} : { model }),
    slots: slots.map(({ slot }) => slot),
    data: categoriesIn(request, provider),
    told: [{ label: 'instructions', text: instructions.volatile, trust: 'author' }, ...context],
    stableCharacters: instructions.stable.length + (instructions.samples?.length ?? 0),
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function areCategories(value: unknown): value is readonly DataCategory[] {
  return Array.isArray(value) && value.every(category => dataCategories.includes(category))
}

function isRecord(value: unknown): value is ConsentRecord {
  const { purpose, version, provider, model, data, time } = membersOf(value)
  return (
    [purpose, version, provider, time].every(isText) && (model === undefined || isText(model)) && areCategories(data)
  )
}

function isSent(value: unknown): value is SentRecord {
  const { provider, slots, data, told, stableCharacters, time } = membersOf(value)
  return (
    isText(provider) &&
    (time === undefined || isText(time)) &&
    listOf(slots).every(isText) &&
    areCategories(data) &&
    Array.isArray(told) &&
    told.every(part => isText(membersOf(part).label) && isText(membersOf(part).text)) &&
    typeof stableCharacters === 'number'
  )
}
