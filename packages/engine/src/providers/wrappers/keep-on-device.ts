import { type FoldedText, foldedName } from '../../base/folded-name.ts'
import { answerSchema } from '../../provider/answer/answer-schema.ts'
import type { FillPlace } from '../../provider/port/fill-place.ts'
import type { ContextPart, FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import { numbersIn } from '../../provider/port/included-parts.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { placeholderOf, withKeptNote } from '../../provider/request/kept-words.ts'
import type { Input } from '../../story/input.ts'
import { type KeptName, keptName, type Occurrence } from './kept-occurrences.ts'
import { wrapped } from './wrapped.ts'

/** Words that stay on the device, by a name that the placeholder is made of. */
export type KeptTexts = Readonly<Record<string, string>>

/**
 * Keeps words on the device: wherever one stands in a request, a placeholder goes out, and where the answer has the
 * placeholder, the words are put back. For the player's name above all.
 *
 * A name is found however it is written: in capitals, with other apostrophes or hyphens, in full width, composed or not, with
 * characters in it that nobody sees. One of four letters and more is also kept where letters follow it (*Ainon*, *Ainos*)
 * and without its accents, and with the case endings that Cyrillic and Greek put in the place of its own; a shorter one only as a word of its own, or with what its script joins to a word: *and* or *to*
 * before it in Arabic and Hebrew, a family name before and a particle behind it in Korean, an *s* in Latin. Where a script
 * has no spaces it is kept wherever it stands. It holds for a game's own server (`remote`), too: the story is then played
 * there with the placeholder, so that a story that asks whether somebody is called something takes the other branch there,
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
    const passed = place === undefined ? rest : { ...rest, place: maskedPlace(place, mask) }
    for await (const event of provider.fill(masked, passed)) {
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
  const kept = Object.entries(texts).filter(([, text]) => keptName(text) !== undefined)
  return new Map(kept.map(([name, text]) => [placeholderOf(name), text.trim()]))
}

function masking(words: ReadonlyMap<string, string>): (text: string) => string {
  const names = [...words].flatMap(([placeholder, text]): { placeholder: string; name: KeptName }[] => {
    const name = keptName(text)
    return name === undefined ? [] : [{ placeholder, name }]
  })
  return text => {
    // Only what some name needs is folded, and once.
    const folds = new Map<boolean, FoldedText>()
    const fold = (isLoose: boolean): FoldedText => {
      const folded = folds.get(isLoose) ?? foldedName(text, isLoose)
      folds.set(isLoose, folded)
      return folded
    }
    const found = names.flatMap(({ placeholder, name }) => name.find(fold).map(run => ({ ...run, placeholder })))
    return replaced(text, found)
  }
}

/** All in one go, from left to right and the longest first: a placeholder may hold a name. */
function replaced(text: string, found: readonly (Occurrence & { readonly placeholder: string })[]): string {
  let masked = ''
  let at = 0
  for (const { from, to, placeholder } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    masked += text.slice(at, from) + placeholder
    at = to
  }
  return masked + text.slice(at)
}

/** A value with every text in it masked; names of members stay. */
function maskedDeep<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map(member => maskedDeep(member, mask)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskedDeep(member, mask)])) as T
}

/** Every text of a request without the words, whatever members it has; what the answer is read by stays. */
function maskedRequest(request: FillRequest, mask: (text: string) => string): FillRequest {
  const masked = maskedDeep(request, mask)
  // Keys and ids are the story's, and the answer is read by them.
  const slots = request.slots.map(
    ({ key, slot, verb, place }, index): SlotRequest => ({
      ...(masked.slots[index] as SlotRequest),
      key,
      slot,
      verb,
      place,
    }),
  )
  const { choice, repair, language, reads } = request
  return withKeptNote({
    ...masked,
    language,
    reads,
    slots,
    schema: answerSchema(slots, numbersIn({ context: request.context }).size > 0),
    context: request.context.map((part, index) => ({ ...part, ...wordsOf(masked.context[index]) })),
    ...(request.soft &&
      masked.soft && { soft: request.soft.map((part, index) => ({ ...part, ...wordsOf(masked.soft?.[index]) })) }),
    ...(choice && masked.choice && { choice: { ...masked.choice, id: choice.id } }),
    ...(repair &&
      masked.repair && { repair: masked.repair.map((one, index) => ({ ...one, key: repair[index]?.key ?? '' })) }),
  })
}

/** What of a part is words; its label is ours. */
function wordsOf(part: ContextPart | undefined): Pick<ContextPart, 'text' | 'items'> {
  return { text: part?.text ?? '', ...(part?.items === undefined ? {} : { items: part.items }) }
}

/** The path to the passage, without the words: in what was typed, in what was invented, and in what the game gave. */
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
