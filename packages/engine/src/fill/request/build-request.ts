import { phrasesOf } from '../../base/phrases.ts'
import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { mayKnow } from '../../diary/knowers.ts'
import { answerSchema } from '../../provider/answer/answer-schema.ts'
import { diaryPart } from '../../provider/port/diary-part.ts'
import {
  type ContextPart,
  type FillRequest,
  fillRequestFormat,
  type SlotRequest,
  type SoftPart,
} from '../../provider/port/fill-request.ts'
import { numbersIn } from '../../provider/port/included-parts.ts'
import { playerPart } from '../../provider/request/player-part.ts'
import type { Bible, Lore } from '../../story/bible.ts'
import { conditionsHold } from '../../story/conditions.ts'
import { runsOf } from '../../story/marked-text.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'
import { diaryCut, diaryTexts } from './diary-part.ts'
import { earlierPart, earlierText, filledEarlier } from './earlier-part.ts'
import { followsPart, followsText, sayablePart, sayableText } from './follows-part.ts'
import { historyPart, historyText } from './history-text.ts'
import { headings, stableInstructions } from './instructions.ts'
import { Numbers } from './numbered-items.ts'
import { pageBefore } from './page-before.ts'
import { passageText, slotOpening } from './passage-text.ts'
import { authorsWords, maxPlayerCharacters, type PlayerWords, playerWords } from './player-words.ts'
import { readsPrivate } from './reads-private.ts'
import type { RequestSources } from './request-sources.ts'
import { saidLately } from './said-lately.ts'
import { saidNames, saidPart, saidTexts } from './said-part.ts'
import { scenePart, sceneText, standingPart, standingTexts, truthsOf, voicePart, voiceTexts } from './scene-part.ts'
import { slotLine } from './slot-line.ts'
import { quotedReads, slotRequest } from './slot-request.ts'
import { readerName, type Told, toldFor } from './told.ts'
import { usedAlready } from './used-already.ts'
import { nothingFollows } from './what-follows.ts'

/**
 * The one place where a request is made: from the contracts, the bible and what the slots declare to read. What comes
 * from the player or a model is quoted in parts of its own with trust `player`; a request that has one is private to
 * its play-through, and so is one that is to read `@history` or `@player`, whatever they say, and one that reads a tainted
 * value in any way.
 */
export function buildRequest(sources: RequestSources): FillRequest {
  const { story, passage, waiting, language } = sources
  const { bible } = story
  const open = waiting.map(index => passage.slots[index] as OpenSlot)
  const keys = slotKeys(passage, waiting)
  const said = playerWords(characters =>
    sources.cut?.({
      label: playerPart,
      amount: characters,
      unit: 'characters',
      why: `Of one text of the player’s, ${maxPlayerCharacters} characters are included.`,
    }),
  )
  const told = toldFor(sources)
  const included = authoredParts(sources, told, keys, said)
  const { slots } = included

  const numbers = new Numbers()
  const context: ContextPart[] = [...computedParts(included, sources, told, numbers)]
  const callbacks = saidTexts(saidNames(open), sources.said ?? {}, told.knowers)
  if (callbacks.length > 0) {
    context.push({ label: saidPart, text: '', items: numbers.items(callbacks), trust: 'player', kind: 'bound' })
  }
  const history = open.some(each => each.slot.reads.history) ? historyText(sources.history ?? [], sources.cut) : ''
  if (history !== '') context.push({ label: historyPart, text: history, trust: 'player' })
  const model = open.some(each => each.slot.reads.player) ? withoutUnseenCharacters(sources.player ?? '') : ''
  if (model !== '') context.push({ label: 'what the story believes about the player', text: model, trust: 'player' })
  if (said.lines.length > 0) context.push({ label: playerPart, text: said.lines.join('\n'), trust: 'player' })

  const lore = loreFor(bible, language, () =>
    said.lines.length === 0 ? included : authoredParts(sources, told, keys, authorsWords),
  ).filter(({ when }) => when === undefined || conditionsHold(when, passage.variables))
  const soft = softParts(sources, told)
  const { stable, samples, cut } = stableInstructions(bible, language)
  for (const one of [cut, told.diary && diaryCut(told.diary)]) if (one !== undefined) sources.cut?.(one)
  const volatile = [
    section(headings.lore, [...truthsOf(bible, passage), ...lore.map(entry => entry.text.trim())]),
    section(headings.slots, included.slotLines),
  ]
  const hasFacts = included.facts.length > 0
  return {
    format: fillRequestFormat,
    language,
    instructions: {
      stable,
      ...(samples === undefined ? {} : { samples }),
      volatile: volatile.filter(part => part !== '').join('\n\n'),
    },
    context,
    ...(soft.length === 0 ? {} : { soft }),
    ...askFor(slots, { context }),
    ...(told.choice === undefined ? {} : { choice: { id: told.choice.id, text: included.choice ?? '' } }),
    facts: included.facts,
    private: context.some(part => part.trust === 'player') || readsPrivate(sources, told),
    reads: readNames(open, {
      choice: told.choice !== undefined,
      facts: hasFacts,
      lore: lore.length > 0,
      '@diary': (told.diary?.entries.length ?? 0) > 0,
    }),
  }
}

/** What stands on the screen, or stood there lately: told to one player alone. */
function softParts(
  { isShared, pageBefore: page = [], lately = [], used, passage, waiting, earlier = [], language }: RequestSources,
  { knowers, diary }: Told,
): readonly SoftPart[] {
  if (isShared === true) return []
  const isDocument = (index: number): boolean => passage.slots[index]?.slot.document !== undefined
  const kinds = { lines: !waiting.every(isDocument), documents: waiting.some(isDocument) }
  const again = used && diary && usedAlready(diary.entries, used, kinds)
  const parts = [
    again,
    pageBefore(page, knowers),
    saidLately(lately, knowers, language),
    filledEarlier(earlier, knowers),
  ]
  return parts.filter(part => part !== undefined)
}

/** What is worked out from the state of the story, in the order in which it is read. */
function computedParts(
  { diary, facts, choice, passage, slots, earlier, follows, sayable }: AuthoredParts,
  { story, passage: { slots: all, present }, waiting, glosses = {} }: RequestSources,
  { at, choice: taken, knowers }: Told,
  numbers: Numbers,
): readonly ContextPart[] {
  const parts: ContextPart[] = []
  const add = (label: string, text: string, items: readonly string[] = []): void => {
    if (text === '' && items.length === 0) return
    parts.push({ label, text, ...(items.length === 0 ? {} : { items: numbers.items(items) }), trust: 'author' })
  }
  const numbered = (label: string, items: readonly string[]): void => add(label, '', items)
  add(scenePart, at === undefined ? '' : sceneText(at.cues, present, story.bible))
  numbered(diaryPart, diary)
  numbered(factsPart, facts)
  add(standingPart, standingTexts(Object.assign({}, ...slots.map(({ reads }) => reads)), glosses).join('\n'))
  const voices = voiceTexts(
    waiting.map(index => all[index] as OpenSlot),
    story.bible,
  )
  add(voicePart, voices.join('\n'))
  const { question } = taken ?? {}
  if (question !== undefined && mayKnow(knowers, question.knownTo)) {
    add('the question', question.speaker === undefined ? question.text : `${question.speaker}: ${question.text}`)
  }
  add('choice just taken', choice ?? '')
  add(earlierPart, earlier)
  add('passage', passage)
  add(followsPart, follows)
  add(sayablePart, sayable)
  return parts
}

/** The label of the part of a request that says what is so. */
export const factsPart = 'what is so now'

const plainKey = /^[A-Za-z][\w.-]{0,59}$/

/** The members of the answer for the waiting slots of a passage, in their order; see `key` of `SlotRequest`. */
export function slotKeys(passage: Passage, waiting: readonly number[]): readonly string[] {
  const taken = new Set<string>()
  return waiting.map((index, place) => {
    const id = passage.slots[index]?.slot.id ?? ''
    const base = plainKey.test(id) ? id : `slot${place + 1}`
    let key = base
    for (let again = 2; taken.has(key); again++) key = `${base}-${again}`
    taken.add(key)
    return key
  })
}

/** What of a request is written from the author's words, with everything else in them quoted. */
interface AuthoredParts {
  readonly passage: string
  readonly choice?: string
  readonly slots: readonly SlotRequest[]
  /** One line of the instructions for each slot. */
  readonly slotLines: readonly string[]
  readonly facts: readonly string[]
  readonly diary: readonly string[]
  /** What the turn has said before. */
  readonly earlier: string
  /** Lines and labels that may follow. */
  readonly follows: string
  readonly sayable: string
}

function authoredParts(sources: RequestSources, told: Told, keys: readonly string[], said: PlayerWords): AuthoredParts {
  const { passage, waiting, story, earlier = [], follows = nothingFollows } = sources
  const { choice } = told
  const slotKeyAt = new Map(waiting.map((index, place) => [index, keys[place] as string]))
  const text = passageText(passage, slotKeyAt, said)
  const taken = choice && (isAuthors(choice) ? choice.text : said.quote(choice.text))
  const quoted = waiting.map(index => quotedReads((passage.slots[index] as OpenSlot).slot, sources, said))
  const slots = waiting.map((index, place) => slotRequest(index, keys[place] as string, sources, said))
  return {
    passage: text,
    diary: told.diary === undefined ? [] : diaryTexts(told.diary, said),
    ...(taken === undefined ? {} : { choice: taken }),
    earlier: earlierText(earlier, told.knowers, said),
    follows: followsText(follows, said),
    sayable: sayableText(follows, said),
    slots,
    slotLines: slots.map((slot, place) =>
      slotLine(slot, story.bible, quoted[place] ?? [], text.includes(slotOpening(slot.key))),
    ),
    facts: Object.entries(told.facts).flatMap(([name, about]) =>
      about.map(fact => `About ${aboutWhom(name)}: ${said.runs(runsOf(fact.text, fact.pieces, fact.marks))}`),
    ),
  }
}

function aboutWhom(name: string): string {
  return name === readerName ? 'the reader' : name
}

/**
 * The entries with a key that occurs in what the author wrote and is included anyway; those without keys are in the stable
 * part. Words of somebody else's bring no entry in: who types a key learns nothing.
 */
function loreFor({ lore }: Bible, language: string, authored: () => AuthoredParts): readonly Lore[] {
  const keyed = lore.filter(({ keys = [], when }) => keys.length > 0 || when !== undefined)
  if (keyed.length === 0) return []
  const { passage, choice = '', slotLines, facts } = authored()
  const isIncluded = phrasesOf([passage, choice, ...slotLines, ...facts].join('\n'), language)
  return keyed.filter(({ keys = [] }) => keys.length === 0 || keys.some(isIncluded))
}

function isAuthors(choice: NonNullable<RequestSources['choice']>): boolean {
  return choice.by === undefined || choice.by === 'author'
}

/** What is asked for: the slots, the form of their answer, and how long that may be. */
export function askFor(
  slots: readonly SlotRequest[],
  { context }: Pick<FillRequest, 'context'>,
): Pick<FillRequest, 'slots' | 'schema' | 'limits'> {
  const schema = answerSchema(slots, numbersIn({ context }).size > 0)
  return { slots, schema, limits: { words: slots.reduce((sum, slot) => sum + slot.maxWords, 0) } }
}

function readNames(
  open: readonly OpenSlot[],
  included: Readonly<Record<'choice' | 'facts' | 'lore' | '@diary', boolean>>,
): readonly string[] {
  const names = new Set(['brief', 'passage'])
  for (const name of ['choice', 'facts', 'lore', '@diary'] as const) if (included[name]) names.add(name)
  for (const { reads } of open.map(each => each.slot)) {
    for (const name of reads.variables) names.add(name)
    for (const id of reads.typed) names.add(`@${id}`)
    if (reads.history) names.add('@history')
    if (reads.player) names.add('@player')
    for (const id of reads.said ?? []) names.add(`@said.${id}`)
  }
  return [...names]
}

/** Lines of the instructions under a heading; nothing where there are none. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.join('\n')}`
}
