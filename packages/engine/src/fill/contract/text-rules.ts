import { sentences, words } from '../../base/words.ts'
import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import { includedParts } from '../../provider/port/included-parts.ts'
import type { Bible } from '../../story/bible.ts'
import type { Contract } from '../../story/slot.ts'
import { verbs } from '../../story/verbs/verbs.ts'
import { headings, instructionRules } from '../request/instructions.ts'
import { mostLines } from '../request/slot-line.ts'
import { baseLanguage } from '../request/translated-contract.ts'
import { type Narrator, narratorOf } from './narrator.ts'

/** What the words of one fill are checked against. Made once for a slot of a request. */
export interface TextRules {
  /** BCP 47. */
  readonly language: string
  /** What the text stands in. */
  readonly place: SlotRequest['place']
  /** In the language of the text. */
  readonly contract: Contract
  /** Whether one of a `decide`'s options is picked. */
  readonly isVerdict: boolean
  readonly maxWords: number
  /** Lines that it may have, where it is a document; absent where it is one line. */
  readonly maxLines?: number
  /** Words and phrases of the bible that no fill may contain, or nothing that this person says. */
  readonly never: readonly string[]
  /** Who may speak in the story, as written before a line: cast names and shown names. */
  readonly speakers: readonly string[]
  /** How the line's own speaker may be written before it; none for narration and labels. */
  readonly ownSpeaker: readonly string[]
  /** The brief: it is direction, not text. */
  readonly brief: string
  /** Runs of words ({@link echoLength}) of what a request says about how to write, in lower case, joined by a space. */
  readonly instructions: ReadonlySet<string>
  /** Longer runs, of the author's samples: a natural phrase may stand in both. */
  readonly samples: ReadonlySet<string>
  /** Whole sentences of facts and lore, as such runs: a fill may say what they say, in words of its own. */
  readonly statements: readonly string[]
  /** Runs of the author's own words for the slot: a fill may keep them, wherever else the request has them. */
  readonly own: ReadonlySet<string>
  /** The author's own words for the slot: said again they are the author's. */
  readonly authored: string
  /** Digests of texts that must not be shown again. */
  readonly rejected: ReadonlySet<string>
  /** Names of the variables in the request. */
  readonly variables: readonly string[]
  /** Labels that stand in the request. */
  readonly labels: readonly string[]
  /** Lines that the player read lately, oldest first. */
  readonly recent: readonly string[]
  /** Labels of the choices that follow, in the author's words: none of them is taken for the reader. */
  readonly offers: readonly string[]
  /** How the story is told there. */
  readonly narrator: Narrator
}

/** So many words in a row are an echo, not chance. */
export const echoLength = { instructions: 6, samples: 10, statements: 6 } as const

/**
 * The rules for the words of one slot of a request.
 *
 * @param recent the last lines the player read (the fill pipeline keeps 12), and the lines around the slot.
 */
export function textRules(
  request: FillRequest,
  slot: SlotRequest,
  bible: Bible,
  recent: readonly string[] = [],
): TextRules {
  const sameLanguage = baseLanguage(request.language) === baseLanguage(bible.language)
  const own = wordsOf(slot.words, request.language).join(' ')
  return {
    language: request.language,
    place: slot.place,
    contract: slot.contract,
    isVerdict: verbs[slot.verb].brings === 'choice',
    maxWords: slot.maxWords,
    ...(slot.document === true ? { maxLines: mostLines(slot) } : {}),
    never: sameLanguage ? [...bible.never, ...neverOf(bible, slot)] : [],
    speakers: Object.keys(bible.cast).flatMap(name => namesOf(bible, name)),
    ownSpeaker: slot.speaker === undefined ? [] : namesOf(bible, slot.speaker),
    brief: slot.brief,
    ...includedRuns(bible),
    statements: [...request.facts.flatMap(fact => statementsIn(fact, request.language)), ...loreOf(bible)].filter(
      statement => !own.includes(statement),
    ),
    own: new Set(Object.values(echoLength).flatMap(length => wordRuns(slot.words, request.language, length))),
    authored: slot.words,
    rejected: noTexts,
    variables: Object.keys(slot.reads),
    labels: [...includedParts(request).map(part => part.label), ...Object.values(headings), slot.key, slot.slot],
    recent,
    offers: [],
    narrator: narratorOf(bible, request.language, slot.words, recent),
  }
}

const noTexts: ReadonlySet<string> = new Set()

/** What somebody never says, where the words are theirs: spoken, or written in a document. */
function neverOf({ cast }: Bible, { speaker, document, by }: SlotRequest): readonly string[] {
  const names = [speaker, document === true ? by : undefined].filter(name => name !== undefined)
  return names.flatMap(name => (Object.hasOwn(cast, name) ? (cast[name]?.never ?? []) : []))
}

function namesOf(bible: Bible, name: string): readonly string[] {
  const shown = Object.hasOwn(bible.cast, name) ? bible.cast[name]?.name : undefined
  return shown === undefined ? [name] : [name, shown]
}

type IncludedRuns = Pick<TextRules, 'instructions' | 'samples'>

const runsByBible = new WeakMap<Bible, IncludedRuns>()

/** How to write is kept from being echoed, samples with it; what people are like may be said in a story. */
function includedRuns(bible: Bible): IncludedRuns {
  let runs = runsByBible.get(bible)
  if (runs === undefined) {
    const { language } = bible
    const voices = Object.values(bible.cast).map(member => member.voice ?? '')
    const instructions = [...instructionRules, bible.style ?? '', bible.rating ?? '', ...voices]
    const samples = [...(bible.samples ?? []), ...Object.values(bible.cast).flatMap(member => member.samples ?? [])]
    runs = {
      instructions: new Set(instructions.flatMap(text => wordRuns(text, language, echoLength.instructions))),
      samples: new Set(samples.flatMap(text => wordRuns(text, language, echoLength.samples))),
    }
    runsByBible.set(bible, runs)
  }
  return runs
}

const loreByBible = new WeakMap<Bible, readonly string[]>()

function loreOf(bible: Bible): readonly string[] {
  const known = loreByBible.get(bible) ?? bible.lore.flatMap(({ text }) => statementsIn(text, bible.language))
  loreByBible.set(bible, known)
  return known
}

/** The sentences of a part of the request that are long enough to be no chance, without the name of whom they are about. */
function statementsIn(text: string, language: string): readonly string[] {
  const statement = text.replace(/^(?:About )?[^:.]{1,40}:\s+/, '')
  return sentences(statement, language)
    .map(sentence => wordsOf(sentence, language))
    .filter(all => all.length >= echoLength.statements)
    .map(all => all.join(' '))
}

/** The words of a text as they are compared: compatibility forms, capitals and curls of apostrophes are gone. */
export function wordsOf(text: string, language: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return words(plain.replace(/[\u2018\u2019\u02BC]/g, "'"), language)
}

/** Every run of so many words of a text, in lower case. */
export function wordRuns(text: string, language: string, length: number): readonly string[] {
  const all = wordsOf(text, language)
  return all.slice(length - 1).map((_, index) => all.slice(index, index + length).join(' '))
}
