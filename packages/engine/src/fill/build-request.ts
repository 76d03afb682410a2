import { digest, digestText } from '../base/digest.ts'
import type { Json } from '../base/json.ts'
import { withoutUnseenCharacters } from '../base/unseen-characters.ts'
import { countWords, phrasesOf } from '../base/words.ts'
import type { Bible, Lore } from '../story/bible.ts'
import { isTainted } from '../story/mark.ts'
import type { OpenSlot, Passage } from '../story/passage.ts'
import type { Contract, Slot } from '../story/slot.ts'
import { textsIn } from '../story/texts-in.ts'
import { optionNames, optionNumber } from '../story/verdict.ts'
import { answerSchema } from './answer-schema.ts'
import { playerPart } from './data-categories.ts'
import { type FactsByName, factsTold } from './facts-told.ts'
import { type ContextPart, type FillRequest, fillRequestFormat, type Repair, type SlotRequest } from './fill-request.ts'
import { gapLine, lineOpening } from './gap-line.ts'
import { headings, stableInstructions } from './instructions.ts'
import type { NarrativeProvider } from './narrative-provider.ts'
import { gapOpening, isMarked, passageText } from './passage-text.ts'
import { maxPlayerCharacters, type PlayerWords, playerWords } from './player-words.ts'
import type { RequestCut } from './request-cut.ts'
import { translatedContract } from './translated-contract.ts'

/** What a request is built from: nothing else can get into one. */
export interface RequestSources {
  readonly story: { readonly bible: Bible }
  readonly passage: Passage
  /** Indexes into the passage's slots: those to be filled. */
  readonly waiting: readonly number[]
  /** BCP 47. */
  readonly language: string
  /** The choice just taken. `by` says whose words its text is, when it is not the author's. Default `author`. */
  readonly choice?: { readonly id: string; readonly text: string; readonly by?: 'author' | 'player' | 'model' }
  /** Facts that hold about those present, by name. Of each, as many are told as the bible says. */
  readonly facts: FactsByName
  /** The last lines the player read, oldest first. Told only where a slot reads `@history`. */
  readonly history?: readonly string[]
  /** What the player model says. Told only where a slot reads `@player`. */
  readonly player?: string
  /** Words the player typed, by the id of the `ask`. Told only where a slot reads them. */
  readonly typed?: Readonly<Record<string, string>>
  /** Names of the variables whose value the player or a model brought in, or that were computed from such a value. */
  readonly tainted?: readonly string[]
  /** Texts that came in from outside without a mark, as a game's do for a server: quoted wherever they stand. */
  readonly brought?: readonly string[]
  /** Told of everything that is left out for a limit. */
  readonly cut?: (cut: RequestCut) => void
}

/** Lines of history that are told at most. */
export const mostHistoryLines = 12

/** Characters of history that are told at most; the oldest lines go first. */
export const mostHistoryCharacters = 3000

/**
 * The one place where a request is made: from the contracts, the bible and what the slots declare to read. What comes
 * from the player or a model is quoted in parts of its own with trust `player`; a request that has one is private to
 * its play-through, and so is one that is to read `@history` or `@player`, whatever they say, and one that reads a tainted
 * value in any way.
 */
export function buildRequest(sources: RequestSources): FillRequest {
  const { story, passage, waiting, language, choice } = sources
  const { bible } = story
  const open = waiting.map(index => passage.slots[index] as OpenSlot)
  const keys = slotKeys(passage, waiting)
  const said = playerWords(characters =>
    sources.cut?.({
      label: playerPart,
      amount: characters,
      unit: 'characters',
      why: `Of one text of the player’s, ${maxPlayerCharacters} characters are told.`,
    }),
  )
  watchTainted(sources, said)

  const gaps = new Map(waiting.map((index, place) => [index, keys[place] as string]))
  const passageTold = passageText(passage, gaps, said)
  const choiceTold = choice && (isAuthors(choice) ? said.mask(choice.text) : said.quote(choice.text))
  const quotedReads = open.map(({ slot }) => readOfPlayer(slot, sources, said))
  const slots = open.map((each, place) => slotRequest(each, keys[place] as string, sources, said))
  const told = factsTold(bible, sources.facts)
  const facts = Object.entries(told).flatMap(([name, list]) => list.map(fact => `${name}: ${said.mask(fact.text)}`))

  const context: ContextPart[] = [{ label: 'passage', text: passageTold, trust: 'author' }]
  if (choiceTold !== undefined) context.push({ label: 'choice just taken', text: choiceTold, trust: 'author' })
  const history = open.some(each => each.slot.reads.history) ? historyText(sources.history ?? [], sources.cut) : ''
  if (history !== '') context.push({ label: historyPart, text: history, trust: 'player' })
  const model = open.some(each => each.slot.reads.player) ? withoutUnseenCharacters(sources.player ?? '') : ''
  if (model !== '') context.push({ label: 'what the story believes about the player', text: model, trust: 'player' })
  if (said.lines.length > 0) context.push({ label: playerPart, text: said.lines.join('\n'), trust: 'player' })

  const gapsTold = slots.map((slot, place) => {
    return gapLine(slot, bible, quotedReads[place] ?? [], passageTold.includes(gapOpening(slot.key)))
  })
  const lore = loreFor(bible, language, [...context.map(part => part.text), ...gapsTold, ...facts])
  const { stable, samples, cut } = stableInstructions(bible, language)
  if (cut !== undefined) sources.cut?.(cut)
  const volatile = [
    section(
      headings.lore,
      lore.map(entry => entry.text.trim()),
    ),
    section(headings.facts, facts),
    section(headings.gaps, gapsTold),
  ]
  return {
    format: fillRequestFormat,
    language,
    instructions: {
      stable,
      ...(samples === undefined ? {} : { samples }),
      volatile: volatile.filter(part => part !== '').join('\n\n'),
    },
    context,
    ...askFor(slots),
    ...(choice === undefined ? {} : { choice: { id: choice.id, text: choiceTold ?? '' } }),
    facts,
    private: context.some(part => part.trust === 'player') || readsPrivate({ ...sources, facts: told }),
    reads: readNames(open, { choice: choice !== undefined, facts: facts.length > 0, lore: lore.length > 0 }),
  }
}

/**
 * The key of a request's fills: SHA-256 of all of the request, the provider and its model. Whatever changes none of
 * these changes no key. What is the same in every request of a story counts by its own digest, which is worked out once.
 */
export function requestKey(request: FillRequest, provider: Pick<NarrativeProvider, 'id' | 'model'>): string {
  const { stable, samples, volatile } = request.instructions
  const instructions = { stable: stableDigest(stable), samples: stableDigest(samples ?? ''), volatile }
  return digest({ request: { ...request, instructions }, provider: provider.id, model: provider.model ?? null })
}

/** Digests of the texts that came last: those of a few stories and languages. */
const stableDigests = new Map<string, string>()
const mostStableDigests = 16

function stableDigest(text: string): string {
  const known = stableDigests.get(text)
  if (known !== undefined) return known
  if (stableDigests.size >= mostStableDigests) stableDigests.clear()
  const made = digestText(text)
  stableDigests.set(text, made)
  return made
}

/**
 * The request for the second try: the same, but with the gaps that were not accepted alone, and with what was wrong.
 * The key of what comes of it stays the first request's.
 */
export function repairRequest(request: FillRequest, repairs: readonly Repair[]): FillRequest {
  const slots = request.slots.filter(slot => repairs.some(repair => repair.key === slot.key))
  const repair = repairs.map(({ key, problems, proposal }) =>
    proposal === undefined
      ? { key, problems }
      : { key, problems, proposal: withoutUnseenCharacters(proposal).slice(0, 600) },
  )
  const problems = repair.map(({ key, problems: list }) => `${lineOpening(key)}${list.join(' ')}`)
  const accepted = request.slots.filter(slot => !slots.includes(slot)).map(slot => lineOpening(slot.key))
  const volatile = request.instructions.volatile
    .split('\n')
    .filter(line => !accepted.some(opening => line.startsWith(opening)))
    .join('\n')
  return {
    ...request,
    instructions: { ...request.instructions, volatile: `${volatile}\n\n${section(headings.repair, problems)}` },
    ...askFor(slots),
    repair,
  }
}

const plainKey = /^[A-Za-z][\w.-]{0,59}$/

/** The members of the answer for the waiting slots of a passage, in their order; see `key` of `SlotRequest`. */
export function slotKeys(passage: Passage, waiting: readonly number[]): readonly string[] {
  const taken = new Set<string>()
  return waiting.map((index, place) => {
    const id = passage.slots[index]?.slot.id ?? ''
    const base = plainKey.test(id) ? id : `gap${place + 1}`
    let key = base
    for (let again = 2; taken.has(key); again++) key = `${base}-${again}`
    taken.add(key)
    return key
  })
}

/** Most words a fill may have: its contract's, else what its place bears and twice what the author wrote there. */
export function mostWords(contract: Contract, open: Pick<OpenSlot, 'place' | 'words'>, language: string): number {
  if (contract.maxWords !== undefined) return contract.maxWords
  const authored = countWords(open.words, language)
  const room = open.place === 'label' ? 12 : open.place === 'stop' ? 12 : 60
  return Math.max(room, 2 * authored, contract.minWords ?? 0)
}

/** The entries with a key that occurs in what is told anyway; those without keys are in the stable part. */
function loreFor({ lore }: Bible, language: string, told: readonly string[]): readonly Lore[] {
  const keyed = lore.filter(({ keys = [] }) => keys.length > 0)
  if (keyed.length === 0) return []
  const isTold = phrasesOf(told.join('\n'), language)
  return keyed.filter(({ keys = [] }) => keys.some(isTold))
}

function isAuthors(choice: NonNullable<RequestSources['choice']>): boolean {
  return choice.by === undefined || choice.by === 'author'
}

function askFor(slots: readonly SlotRequest[]): Pick<FillRequest, 'slots' | 'schema' | 'limits'> {
  return { slots, schema: answerSchema(slots), limits: { words: slots.reduce((sum, slot) => sum + slot.maxWords, 0) } }
}

/** Wherever text that is not the author's may have come into the author's words, it is looked for. */
function watchTainted({ passage, tainted = [], brought = [] }: RequestSources, said: PlayerWords): void {
  for (const text of brought) said.watch(text)
  for (const name of tainted) {
    for (const text of textsIn(passage.variables[name])) said.watch(text)
  }
  for (const { pieces } of [...passage.lines, ...passage.choices]) {
    for (const piece of pieces) if (isMarked(piece)) said.watch(piece.text)
  }
}

/** What a slot reads that the player or a model brought in, a line for each, with the words quoted. */
function readOfPlayer(slot: Slot, sources: RequestSources, said: PlayerWords): readonly string[] {
  const lines: string[] = []
  for (const name of slot.reads.variables) {
    const value = sources.passage.variables[name]
    if (carriesWords(value) && sources.tainted?.includes(name)) {
      lines.push(`${name}: ${said.quote(typeof value === 'string' ? value : JSON.stringify(value))}`)
    }
  }
  for (const id of slot.reads.typed) {
    const text = sources.typed !== undefined && Object.hasOwn(sources.typed, id) ? sources.typed[id] : undefined
    if (text !== undefined) lines.push(`@${id}: ${said.quote(text)}`)
  }
  return lines
}

/** A number or a truth value can tell a model nothing to do. */
function carriesWords(value: Json | undefined): boolean {
  return typeof value === 'string' || (value !== null && typeof value === 'object')
}

/**
 * Whether anything is read that is somebody's own, by what is declared and by the marks that values carry: a number or a
 * single letter can tell a model nothing to do, and is not quoted, but it still is what somebody brought in.
 */
function readsPrivate({ passage, waiting, facts, tainted = [] }: RequestSources): boolean {
  const isOwn = ({ slot: { verb, reads, variable }, place, marks }: OpenSlot): boolean =>
    reads.history ||
    reads.player ||
    isTainted(marks) ||
    reads.variables.some(name => tainted.includes(name)) ||
    (place === 'stop' && variable !== undefined && tainted.includes(variable)) ||
    (verb === 'decide' && passage.choices.some(choice => isTainted(choice.meansMarks)))
  return (
    waiting.some(index => isOwn(passage.slots[index] as OpenSlot)) ||
    [...passage.lines, ...passage.choices].some(({ pieces }) =>
      pieces.some(piece => piece.slot !== undefined && waiting.includes(piece.slot) && isMarked(piece)),
    ) ||
    Object.values(facts).some(about => about.some(fact => isTainted(fact.marks)))
  )
}

function slotRequest(open: OpenSlot, key: string, sources: RequestSources, said: PlayerWords): SlotRequest {
  const { slot, place, speaker } = open
  const { passage, language, story, tainted = [] } = sources
  const reads: Record<string, Json> = {}
  for (const name of slot.reads.variables) {
    const value = Object.hasOwn(passage.variables, name) ? passage.variables[name] : undefined
    if (value !== undefined && !(carriesWords(value) && tainted.includes(name))) reads[name] = value
  }
  const asked = {
    key,
    slot: slot.id,
    verb: slot.verb,
    place,
    brief: said.mask(open.brief),
    // A default that is told would be a hint.
    words: slot.verb === 'decide' ? '' : said.mask(open.words),
    ...(speaker === undefined ? {} : { speaker }),
    contract: translatedContract(slot.contract, story.bible.language, language),
    maxWords: mostWords(slot.contract, open, language),
    reads,
  }
  return slot.verb === 'decide' ? { ...asked, ...optionsTold(passage, said) } : asked
}

/** What is decided among, and what that means. */
function optionsTold(passage: Passage, said: PlayerWords): Pick<SlotRequest, 'contract' | 'means'> {
  const names = optionNames(passage).map((name, index) => (said.mask(name) === name ? name : optionNumber(index)))
  const means = names.flatMap((name, index) => {
    const told = passage.choices[index]?.means
    return told === undefined ? [] : [[name, said.mask(told)] as const]
  })
  return {
    contract: { domain: { type: 'options', options: names } },
    ...(means.length === 0 ? {} : { means: Object.fromEntries(means) }),
  }
}

const historyPart = 'what the reader read before'

function historyText(lines: readonly string[], cut: RequestSources['cut']): string {
  const told: string[] = []
  let characters = 0
  for (const line of lines.slice(-mostHistoryLines).reverse()) {
    const clean = withoutUnseenCharacters(line)
    characters += clean.length
    if (characters > mostHistoryCharacters) break
    told.unshift(clean)
  }
  if (told.length < lines.length) {
    const why = `Of what was read before, ${mostHistoryLines} lines and ${mostHistoryCharacters} characters are told, the latest.`
    cut?.({ label: historyPart, amount: lines.length - told.length, unit: 'lines', why })
  }
  return told.join('\n')
}

function readNames(
  open: readonly OpenSlot[],
  told: { readonly choice: boolean; readonly facts: boolean; readonly lore: boolean },
): readonly string[] {
  const names = new Set(['brief', 'passage'])
  for (const name of ['choice', 'facts', 'lore'] as const) if (told[name]) names.add(name)
  for (const { reads } of open.map(each => each.slot)) {
    for (const name of reads.variables) names.add(name)
    for (const id of reads.typed) names.add(`@${id}`)
    if (reads.history) names.add('@history')
    if (reads.player) names.add('@player')
  }
  return [...names]
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.join('\n')}`
}
