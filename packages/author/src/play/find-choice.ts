import { type Choice, type Frame, LacunaError } from '@lacuna/engine'
import { printable } from '../terminal/printable.ts'

/**
 * The choice that `pick` names: by its place among those offered, by its id or the last part of it, or by its words (case
 * and the end of the sentence aside).
 * @param first the number of the first choice: 0 on the command line, 1 at the prompt.
 * @throws LacunaError `unknown-choice` with what was offered, `nothing-offered` when nothing was.
 */
export function findChoice(frame: Frame, pick: string, first: 0 | 1): Choice {
  const { choices } = frame
  if (choices.length === 0) {
    throw new LacunaError('nothing-offered', `Nothing can be chosen in turn ${frame.turn}, so "${pick}" can't be.`, {
      data: { turn: frame.turn, choice: pick },
    })
  }
  const place = /^\d+$/.test(pick) ? choices[Number(pick) - first] : undefined
  const choice =
    choices.find(offered => offered.id === pick) ??
    place ??
    choices.find(offered => bare(offered.text) === bare(pick)) ??
    choices.find(offered => offered.id.endsWith(`.${pick}`))
  if (choice !== undefined) return choice
  const offered = choices.map((each, index) => `${index + first} "${printable(each.text)}"`).join(', ')
  throw new LacunaError('unknown-choice', `Turn ${frame.turn} offers no choice "${pick}".`, {
    hint: `It offers ${offered}`,
    data: { turn: frame.turn, choice: pick, offered: choices.map(each => each.id) },
  })
}

const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!?…]+$/u, '')
