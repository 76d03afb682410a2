import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import type { KnownTo } from '../../story/memory.ts'
import type { OpenSlot } from '../../story/passage.ts'
import { maxPlayerCharacters } from './player-words.ts'

/** What a slot has said in this play-through, and who may know what that was made from, besides the reader. */
export interface SaidText {
  readonly text: string
  readonly knownTo: KnownTo
}

/** The label of the part of a request with what other slots have said, by name. */
export const saidPart = 'said before in this play-through'

/** Ids of the slots whose words are read by these, each once. */
export function saidNames(open: readonly (OpenSlot | undefined)[]): readonly string[] {
  return [...new Set(open.flatMap(each => each?.slot.reads.said ?? []))]
}

/** One text for each slot that is read and has said something that may be known. */
export function saidTexts(
  names: readonly string[],
  said: Readonly<Record<string, SaidText>>,
  knowers: Knowers,
): readonly string[] {
  return names.flatMap(name => {
    const one = Object.hasOwn(said, name) ? said[name] : undefined
    if (one === undefined || !mayKnow(knowers, one.knownTo)) return []
    return [`${name}: ${JSON.stringify(withoutUnseenCharacters(one.text).slice(0, maxPlayerCharacters))}`]
  })
}
