import { words } from '../base/words.ts'
import type { Bible } from '../story/bible.ts'
import type { Contract } from '../story/slot.ts'
import type { FillRequest, SlotRequest } from './fill-request.ts'
import { headings, instructionRules } from './instructions.ts'
import { baseLanguage } from './translated-contract.ts'

/** What the words of one fill are checked against. Made once for a slot of a request. */
export interface TextRules {
  /** BCP 47. */
  readonly language: string
  /** In the language of the text. */
  readonly contract: Contract
  /** Whether one of a `decide`'s options is picked. */
  readonly isVerdict: boolean
  readonly maxWords: number
  /** Words and phrases of the bible that no fill may contain. */
  readonly never: readonly string[]
  /** Who may speak in the story, as written before a line: cast names and shown names. */
  readonly speakers: readonly string[]
  /** How the line's own speaker may be written before it; none for narration and labels. */
  readonly ownSpeaker: readonly string[]
  /** The brief: it is direction, not text. */
  readonly brief: string
  /** Runs of {@link echoLength} words of what the provider was told how to write, folded, joined by a space. */
  readonly instructions: ReadonlySet<string>
  /** Such runs of the author's own words for the gap: a fill may keep them, wherever else they were told. */
  readonly own: ReadonlySet<string>
  /** The author's own words for the gap: said again they are the author's. */
  readonly authored: string
  /** Digests of texts that must not be shown again. */
  readonly rejected: ReadonlySet<string>
  /** Labels that stand in the request. */
  readonly labels: readonly string[]
  /** Lines that the player read lately, oldest first. */
  readonly recent: readonly string[]
}

/** So many words in a row of the instructions are an echo, not chance. */
export const echoLength = 6

/**
 * The rules for the words of one slot of a request.
 *
 * @param recent the last lines the player read (the Desk keeps 12), and the lines around the slot.
 */
export function textRules(
  request: FillRequest,
  slot: SlotRequest,
  bible: Bible,
  recent: readonly string[] = [],
): TextRules {
  const sameLanguage = baseLanguage(request.language) === baseLanguage(bible.language)
  return {
    language: request.language,
    contract: slot.contract,
    isVerdict: slot.verb === 'decide',
    maxWords: slot.maxWords,
    never: sameLanguage ? bible.never : [],
    speakers: Object.keys(bible.cast).flatMap(name => namesOf(bible, name)),
    ownSpeaker: slot.speaker === undefined ? [] : namesOf(bible, slot.speaker),
    brief: slot.brief,
    instructions: instructionRuns(bible),
    own: new Set(wordRuns(slot.words, request.language)),
    authored: slot.words,
    rejected: noTexts,
    labels: [...request.context.map(part => part.label), ...Object.values(headings), slot.key, slot.slot],
    recent,
  }
}

const noTexts: ReadonlySet<string> = new Set()

function namesOf(bible: Bible, name: string): readonly string[] {
  const shown = Object.hasOwn(bible.cast, name) ? bible.cast[name]?.name : undefined
  return shown === undefined ? [name] : [name, shown]
}

const runsByBible = new WeakMap<Bible, ReadonlySet<string>>()

/** Only how to write is kept from being echoed, samples with it; what is told about people and places may be said in a story. */
function instructionRuns(bible: Bible): ReadonlySet<string> {
  let runs = runsByBible.get(bible)
  if (runs === undefined) {
    const voices = Object.values(bible.cast).map(member => member.voice ?? '')
    const told = [...instructionRules, bible.style ?? '', bible.rating ?? '', ...(bible.samples ?? []), ...voices]
    runs = new Set(told.flatMap(text => wordRuns(text, bible.language)))
    runsByBible.set(bible, runs)
  }
  return runs
}

/** Every run of {@link echoLength} words of a text, in lower case. */
export function wordRuns(text: string, language: string): readonly string[] {
  const all = words(text.normalize('NFKC').toLowerCase(), language)
  return all.slice(echoLength - 1).map((_, index) => all.slice(index, index + echoLength).join(' '))
}
