import { unseen, withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { answerSchema } from '../../fill/answer-schema.ts'
import type { FillPlace } from '../../fill/fill-place.ts'
import type { FillRequest, SlotRequest } from '../../fill/fill-request.ts'
import { placeholderOf, withKeptNote } from '../../fill/kept-words.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../fill/narrative-provider.ts'
import type { Input } from '../../story/skeleton.ts'
import { wrapped } from './wrapped.ts'

/** Words that stay on the device, by a name that the placeholder is made of. */
export type KeptTexts = Readonly<Record<string, string>>

/**
 * Keeps words on the device: wherever one stands in a request, a placeholder goes out, and where the answer has the
 * placeholder, the words are put back. For the player's name above all.
 *
 * A name of four letters and more is also kept where letters follow it (*Ainon*, *Ainos*); a shorter one only as a word
 * of its own. Upper and lower case are the same. It holds for a game's own server (`remote`), too: the story is then played
 * there with the placeholder, so that a story that asks whether somebody is called something takes the other way there,
 * and shows the author's words.
 *
 * @param texts what is kept; a function is asked at each request, for a name that the player has yet to give.
 * @example keepOnDevice(anthropicProvider({ apiKey }), () => ({ name: hero.name }))
 */
export function keepOnDevice(provider: NarrativeProvider, texts: KeptTexts | (() => KeptTexts)): NarrativeProvider {
  return wrapped(provider, async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    const words = keptWords(typeof texts === 'function' ? texts() : texts)
    if (words.size === 0) {
      yield* provider.fill(request, options)
      return
    }
    const mask = masking(words)
    const masked = maskedRequest(request, mask)
    const { place, ...rest } = options
    options.sending?.(masked)
    const back = puttingBack(words)
    const told = place === undefined ? rest : { ...rest, place: maskedPlace(place, mask) }
    for await (const event of provider.fill(masked, told)) {
      const text = event.type === 'delta' ? back.next(event.text) : back.rest()
      if (text !== '') yield { type: 'delta', text }
      if (event.type === 'done') yield event
    }
    const text = back.rest()
    if (text !== '') yield { type: 'delta', text }
  })
}

/** The words by their placeholders. */
function keptWords(texts: KeptTexts): ReadonlyMap<string, string> {
  const kept = Object.entries(texts).filter(([, text]) => withoutUnseenCharacters(text) !== '')
  return new Map(kept.map(([name, text]) => [placeholderOf(name), text.trim()]))
}

function masking(words: ReadonlyMap<string, string>): (text: string) => string {
  const patterns = [...words]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([placeholder, text]) => [placeholder, occurrencesOf(text)] as const)
  return text => patterns.reduce((left, [placeholder, pattern]) => left.replace(pattern, placeholder), text)
}

/** A value with every text in it masked; names of members stay. */
function maskedDeep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map(member => maskedDeep(member, mask)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskedDeep(member, mask)])) as T
}

function maskedRequest(request: FillRequest, mask: (text: string) => string): FillRequest {
  // Keys and ids are the story's, and the answer is read by them.
  const slots = request.slots.map(
    (slot): SlotRequest => ({
      ...maskedDeep(slot, mask),
      key: slot.key,
      slot: slot.slot,
      verb: slot.verb,
      place: slot.place,
    }),
  )
  const { stable, volatile } = request.instructions
  return withKeptNote({
    ...request,
    slots,
    schema: answerSchema(slots),
    context: request.context.map(part => ({ ...part, text: mask(part.text) })),
    ...(request.choice && { choice: { id: request.choice.id, text: mask(request.choice.text) } }),
    facts: request.facts.map(mask),
    ...(request.repair && {
      repair: request.repair.map(repair => ({ ...maskedDeep(repair, mask), key: repair.key })),
    }),
    instructions: { stable: mask(stable), volatile: mask(volatile) },
  })
}

/** The way to the passage, without the words: in what was typed, in what was invented, and in what the game gave. */
function maskedPlace(place: FillPlace, mask: (text: string) => string): FillPlace {
  const step = (input: Input): Input => ({
    ...input,
    ...('text' in input && { text: mask(input.text) }),
    ...('values' in input && input.values && { values: maskedDeep(input.values, mask) }),
    ...(input.world && { world: maskedDeep(input.world, mask) }),
    ...(input.recorded && {
      recorded: input.recorded.map(call => ({ ...call, result: maskedDeep(call.result, mask) })),
    }),
  })
  return { ...place, steps: () => place.steps().map(step), history: place.history.map(mask) }
}

/** Matches a text however it may come: composed or not, with unseen characters in it, quoted as JSON. */
function occurrencesOf(text: string): RegExp {
  const clean = withoutUnseenCharacters(text)
  const forms = new Set([clean, clean.normalize('NFC'), clean.normalize('NFD')])
  const plain = [...forms].map(form => Array.from(form).map(patternOf).join(`${unseen.source}*`)).join('|')
  const end = Array.from(clean).length < 4 ? '(?![\\p{L}\\p{N}])' : ''
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${plain})${end}`, 'giu')
}

function patternOf(character: string): string {
  if (character === ' ') return '\\s+'
  const [quoted, plain] = [JSON.stringify(character).slice(1, -1), character].map(each =>
    each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  )
  return quoted === plain ? `${plain}` : `(?:${quoted}|${plain})`
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
