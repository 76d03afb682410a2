import { diaryAfter } from '../diary/diary-after.ts'
import { diaryAtSlot } from '../diary/diary-at-slot.ts'
import { knowersOf } from '../diary/knowers-of.ts'
import { knownDiary } from '../diary/known-diary.ts'
import { factsAbout } from '../fill/request/facts-about.ts'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Situation } from '../story/situation.ts'
import type { OpenTurn } from './open-turn.ts'
import type { TurnContext } from './turn-context.ts'

/**
 * What the conditions of a bank look at for a slot of a passage that a turn has come to.
 *
 * @param index into the passage's slots.
 */
export function situationAt(
  { skeleton, language, diary }: TurnContext,
  { move, segments }: OpenTurn,
  { input, passage }: { readonly input: Input; readonly passage: Passage },
  index: number,
): Situation {
  const choice = move.type === 'choose' || move.type === 'answer' ? { id: move.choice, text: move.text } : undefined
  return {
    variables: passage.variables,
    choice,
    facts: () =>
      Object.values(factsAbout(skeleton, passage.at, passage.present)).flatMap(about => about.map(({ text }) => text)),
    memories: () => {
      const before = segments.reduce((state, step) => diaryAfter(state, step.input, step.passage).end, diary())
      const at = diaryAtSlot(diaryAfter(before, input, passage), passage, index)
      const remembered = passage.slots[index]?.slot.reads.diary === 'now' ? at.now : at.before
      return knownDiary(remembered, knowersOf(passage, index), language).entries.map(({ text }) => text)
    },
    fold: text => text.toLocaleLowerCase(language),
  }
}
