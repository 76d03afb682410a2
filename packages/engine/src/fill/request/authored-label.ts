import { knownToBoth } from '../../diary/knowers.ts'
import type { ChoiceIdentity } from '../../story/choice-identity.ts'
import { isTainted, readMark } from '../../story/mark.ts'
import type { KnownTo } from '../../story/memory.ts'
import type { Passage } from '../../story/passage.ts'

/** The author's words of a label, and whose words came into them through a value; `model` stands for the game's, too. */
export interface AuthoredLabel {
  readonly text: string
  readonly by: 'author' | 'player' | 'model'
  /** Who knows of it once it was taken, besides the reader. */
  readonly knownTo: KnownTo
  /** The question that it answers, where the last line before the choices is one in the author's words alone. */
  readonly question?: Question
  /** What the choice is known by besides its id. */
  readonly identity?: ChoiceIdentity
}

/** A question in the author's words. */
export interface Question {
  readonly text: string
  readonly speaker?: string
  /** Who has heard it, besides the reader. */
  readonly knownTo: readonly string[]
}

/** The label of a choice that a passage offers, in the author's words; nothing where it does not offer it. */
export function authoredLabel(
  passage: Pick<Passage, 'choices' | 'lines' | 'present'> | undefined,
  id: string,
): AuthoredLabel | undefined {
  const choice = passage?.choices.find(one => one.id === id)
  if (passage === undefined || choice === undefined) return undefined
  const { identity, memory, pieces } = choice
  const marks = pieces.flatMap(piece => piece.marks?.map(readMark) ?? []).filter(mark => mark.tainted)
  const by = marks.some(mark => mark.source === 'player') ? 'player' : marks.length > 0 ? 'model' : 'author'
  const present = choice.present ?? passage.present
  // Whoever is let know of the act has not heard the label for that, and one of those who were there may not know of it.
  const knownTo = knownToBoth(present, (memory === 'none' ? undefined : memory?.knownTo) ?? present)
  const question = questionOf(passage)
  return {
    text: pieces.map(piece => piece.text).join(''),
    by,
    knownTo,
    ...(question === undefined ? {} : { question }),
    ...(identity === undefined ? {} : { identity }),
  }
}

const asks = /[?？؟;]["”’»)\]]*\s*$/u

function questionOf({ lines, present }: Pick<Passage, 'lines' | 'present'>): Question | undefined {
  const last = lines.at(-1)
  if (last === undefined || last.pieces.some(({ slot, marks }) => slot !== undefined || isTainted(marks)))
    return undefined
  const text = last.pieces
    .map(piece => piece.text)
    .join('')
    .trim()
  // The Greek question mark is written as a semicolon, too: in no other script does that ask anything.
  if (!asks.test(text) || (/;["”’»)\]]*$/u.test(text) && !/\p{Script=Greek}/u.test(text))) return undefined
  return { text, ...(last.speaker === undefined ? {} : { speaker: last.speaker }), knownTo: last.present ?? present }
}
