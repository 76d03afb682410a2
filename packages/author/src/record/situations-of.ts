import type { Story } from '@lacuna/engine'
import { type Enumeration, enumerateSituations, type Situation } from '@lacuna/engine/check'
import type { Tape, TapedAnswer } from '@lacuna/engine/providers/recorded'

/** Situations that are worth answering at most: what has more is recorded by routes. */
export const mostSituations = 2000

/** The situations of a story, given what a tape answers. */
export function situationsOf(story: Story, tape: Tape | undefined, most: number = mostSituations): Enumeration {
  const answers = new Map((tape?.answers ?? []).map(answer => [nameOf(answer.situation, answer.slot), answer] as const))
  return enumerateSituations(story, {
    most,
    answer: (situation, slot) => {
      const answer = answers.get(nameOf(situation, slot))
      if (answer === undefined) return undefined
      const { text, value, uses, because } = answer
      return {
        ...(text === undefined ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...(uses === undefined ? {} : { uses }),
        ...(because === undefined ? {} : { because }),
      }
    },
  })
}

/** Keys of the slots of a situation that a tape has nothing for. */
export function unanswered({ key, request }: Situation, answers: readonly TapedAnswer[]): readonly string[] {
  const answered = new Set(answers.filter(({ situation }) => situation === key).map(({ slot }) => slot))
  return request.slots.map(slot => slot.key).filter(slot => !answered.has(slot))
}

function nameOf(situation: string, slot: string): string {
  return `${situation} ${slot}`
}
