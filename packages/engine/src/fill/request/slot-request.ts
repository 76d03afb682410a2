import type { Json } from '../../base/json.ts'
import { countWords } from '../../base/words.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { type MarkedText, runsOf } from '../../story/marked-text.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'
import type { Contract, Slot } from '../../story/slot.ts'
import type { PlayerWords } from './player-words.ts'
import type { RequestSources } from './request-sources.ts'
import { translatedContract } from './translated-contract.ts'
import { verbRequests } from './verb-requests.ts'

/** One open slot of a passage as a provider sees it: whatever in it is not the author's is quoted. */
export function slotRequest(index: number, key: string, sources: RequestSources, said: PlayerWords): SlotRequest {
  const { passage, language, story, tainted = [] } = sources
  const open = passage.slots[index] as OpenSlot
  const { slot, place, speaker } = open
  const reads: Record<string, Json> = {}
  for (const name of slot.reads.variables) {
    const value = variableIn(passage, name)
    if (value !== undefined && !(carriesWords(value) && tainted.includes(name))) reads[name] = value
  }
  const { includesAuthors, options, because } = verbRequests[slot.verb]
  const words = includesAuthors ? wordsOf(index, sources, said) : open.words
  const asked = {
    key,
    slot: slot.id,
    verb: slot.verb,
    place,
    brief: said.runs(runsOf(open.brief, open.pieces, open.marks)),
    words: includesAuthors ? words : '',
    ...(speaker === undefined ? {} : { speaker }),
    ...documentIn(slot),
    ...(because ? { because } : {}),
    contract: translatedContract(slot.contract, story.bible.language, language),
    // Counted as quoted: a long text of somebody else's makes no room.
    maxWords: mostWords(slot.contract, { place, words }, language),
    reads,
  }
  return options === undefined ? asked : { ...asked, ...options(passage, said) }
}

/** What a slot reads that the player or a model brought in, a line for each, with the words quoted. */
export function quotedReads(slot: Slot, sources: RequestSources, said: PlayerWords): readonly string[] {
  const lines: string[] = []
  for (const name of slot.reads.variables) {
    const value = variableIn(sources.passage, name)
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

/** Most words a fill may have: its contract's, else what its place bears and twice what the author wrote there. */
export function mostWords(contract: Contract, open: Pick<OpenSlot, 'place' | 'words'>, language: string): number {
  if (contract.maxWords !== undefined) return contract.maxWords
  const authored = countWords(open.words, language)
  const room = open.place === 'label' ? 12 : open.place === 'stop' ? 12 : 60
  return Math.max(room, 2 * authored, contract.minWords ?? 0)
}

/** The author's words for a slot: as they stand in the passage, or the value that its variable has. */
function wordsOf(index: number, { passage, tainted = [] }: RequestSources, said: PlayerWords): string {
  const { words, place, slot } = passage.slots[index] as OpenSlot
  if (place === 'stop') {
    const { variable = '' } = slot
    return tainted.includes(variable) && carriesWords(variableIn(passage, variable)) ? said.quote(words) : words
  }
  const lines = [...passage.lines, ...passage.choices].map(line => line.pieces.filter(piece => piece.slot === index))
  const pieces: readonly MarkedText[] = lines
    .filter(own => own.length > 0)
    .flatMap((own, at): readonly MarkedText[] => (at === 0 ? own : [{ text: '\n' }, ...own]))
  const marks = pieces.flatMap(piece => piece.marks ?? [])
  return said.runs(runsOf(words, pieces, marks.length === 0 ? undefined : marks))
}

/** What makes a slot a document, and who writes it. */
function documentIn({ document, by }: Slot): Pick<SlotRequest, 'document' | 'by'> {
  const writer = document?.by ?? by
  return { ...(document === undefined ? {} : { document: true }), ...(writer === undefined ? {} : { by: writer }) }
}

/** A number or a truth value can give a model no instruction. */
function carriesWords(value: Json | undefined): boolean {
  return typeof value === 'string' || (value !== null && typeof value === 'object')
}

function variableIn({ variables }: Passage, name: string): Json | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}
