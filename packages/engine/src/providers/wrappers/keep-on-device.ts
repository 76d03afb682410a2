import { answerSchema } from '../../fill/answer-schema.ts'
import type { FillRequest, SlotRequest } from '../../fill/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../fill/narrative-provider.ts'
import { wrapped } from './wrapped.ts'

/**
 * Keeps words on the device: wherever one stands in a request, a placeholder goes out, and where the answer has the
 * placeholder, the words are put back. For the player's name above all.
 *
 * A name of four letters and more is also kept where letters follow it (*Ainon*, *Ainos*); a shorter one only as a word
 * of its own. Upper and lower case are the same. `place` is not passed on, since its steps hold what the player typed
 * as it was typed: a provider that makes the request itself, as `remote` does, can't be used with it.
 *
 * @param texts what is kept, by a name that the placeholder is made of.
 * @example keepOnDevice(anthropicProvider({ apiKey }), { name: 'Aino' })
 */
export function keepOnDevice(provider: NarrativeProvider, texts: Readonly<Record<string, string>>): NarrativeProvider {
  const kept = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  const words = new Map(kept.map(([name, text]) => [placeholderOf(name), text.trim()]))
  if (words.size === 0) return provider
  return wrapped(provider, async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    const { place: _, ...rest } = options
    const masked = maskedRequest(request, words)
    options.sending?.(masked)
    const back = puttingBack(words)
    for await (const event of provider.fill(masked, rest)) {
      const text = event.type === 'delta' ? back.next(event.text) : back.rest()
      if (text !== '') yield { type: 'delta', text }
      if (event.type === 'done') yield event
    }
    const text = back.rest()
    if (text !== '') yield { type: 'delta', text }
  })
}

/** Looks like a name, so that a model writes on around it, and like none that anybody has. */
function placeholderOf(name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z0-9]+/g, '')
  return `KEPT${letters === '' ? 'TEXT' : letters}`
}

const note = (placeholders: readonly string[]): string =>
  `Each of these stands for a word that you are not told; write it as it stands here: ${placeholders.join(', ')}.`

function maskedRequest(request: FillRequest, words: ReadonlyMap<string, string>): FillRequest {
  const patterns = [...words]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([placeholder, text]) => [placeholder, occurrencesOf(text)] as const)
  const mask = (text: string): string =>
    patterns.reduce((left, [placeholder, pattern]) => left.replace(pattern, placeholder), text)
  const used = new Set<string>()
  const maskNoted = (text: string): string => {
    const masked = mask(text)
    if (masked !== text) for (const placeholder of words.keys()) if (masked.includes(placeholder)) used.add(placeholder)
    return masked
  }
  const deep = <T>(value: T): T => {
    if (typeof value === 'string') return maskNoted(value) as T
    if (Array.isArray(value)) return value.map(deep) as T
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deep(member)])) as T
  }
  // Keys and ids are the story's, and the answer is read by them.
  const slots = request.slots.map(
    (slot): SlotRequest => ({ ...deep(slot), key: slot.key, slot: slot.slot, verb: slot.verb, place: slot.place }),
  )
  const { stable, volatile } = request.instructions
  const instructions = { stable: maskNoted(stable), volatile: maskNoted(volatile) }
  const context = request.context.map(part => ({ ...part, text: maskNoted(part.text) }))
  return {
    ...request,
    slots,
    schema: answerSchema(slots),
    context,
    ...(request.choice && { choice: { id: request.choice.id, text: maskNoted(request.choice.text) } }),
    facts: request.facts.map(maskNoted),
    ...(request.repair && { repair: request.repair.map(repair => ({ ...deep(repair), key: repair.key })) }),
    instructions:
      used.size === 0 ? instructions : { ...instructions, volatile: `${instructions.volatile}\n\n${note([...used])}` },
  }
}

function occurrencesOf(text: string): RegExp {
  const plain = text
    .split(/\s+/)
    .map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
  const end = Array.from(text).length < 4 ? '(?![\\p{L}\\p{N}])' : ''
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}${end}`, 'giu')
}

/** Puts the words back into text that comes in pieces: what may be the beginning of a placeholder waits for the next. */
function puttingBack(words: ReadonlyMap<string, string>): { next(piece: string): string; rest(): string } {
  // The answer is JSON, and so is the text that is put into it.
  const escaped = new Map([...words].map(([placeholder, text]) => [placeholder, JSON.stringify(text).slice(1, -1)]))
  const longest = [...escaped.keys()].toSorted((a, b) => b.length - a.length)
  const every = new RegExp(longest.join('|'), 'g')
  let held = ''
  const put = (text: string): string => text.replace(every, found => escaped.get(found) ?? found)
  return {
    next(piece) {
      held += piece
      const from = held.length - pendingLength(held, longest)
      const ready = held.slice(0, from)
      held = held.slice(from)
      return put(ready)
    },
    rest() {
      const ready = put(held)
      held = ''
      return ready
    },
  }
}

/** How much of the end of a text may be the beginning of a placeholder, or one that a longer one begins with. */
function pendingLength(text: string, placeholders: readonly string[]): number {
  let most = 0
  for (const placeholder of placeholders) {
    for (let length = Math.min(placeholder.length, text.length); length > most; length--) {
      const isWhole = length === placeholder.length
      if (isWhole && !placeholders.some(other => other !== placeholder && other.startsWith(placeholder))) continue
      if (text.endsWith(placeholder.slice(0, length))) most = length
    }
  }
  return most
}
