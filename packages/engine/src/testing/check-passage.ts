import type { Input } from '../story/input.ts'
import { errorCodes } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import { hasChoices, isSlotStop, stopOf } from '../story/verbs/stops.ts'
import { must } from './must.ts'

/** What holds of every passage. @throws Error that says what does not */
export function checkPassage(passage: Passage): void {
  const { choices, slots, stop, lines, endCues } = passage
  const offers = hasChoices(stop)
  const input: Input = { type: 'world' }
  must(offers === choices.length > 0, `A passage that stops at "${stop}" has ${choices.length} choices`, input)
  must(new Set(choices.map(choice => choice.id)).size === choices.length, 'Two choices have one id', input)
  must(
    [...lines.flatMap(line => line.cues), ...endCues].every(
      ({ key, value }) => key !== '' && typeof value === 'string',
    ),
    'A cue has no key, or a value that is no text',
    input,
  )
  for (const { pieces } of [...lines, ...choices]) {
    for (const piece of pieces)
      must(piece.slot === undefined || slots[piece.slot] !== undefined, 'A piece stands in no slot', input)
  }
  for (const [index, open] of slots.entries()) {
    if (stopOf(open.slot) !== 'choices') continue
    const words = [...lines, ...choices].flatMap(line => line.pieces).filter(piece => piece.slot === index)
    must(
      words.map(piece => piece.text).join('') === open.words,
      `The words of ${open.slot.id} are not its pieces`,
      input,
    )
  }
  const { problem } = passage
  must(stop !== 'broken' || problem !== undefined, 'It broke, and nothing says why', input)
  must(
    problem === undefined || stop === 'broken' || stop === 'end',
    `Something is wrong, and it stops at "${stop}"`,
    input,
  )
  must(
    problem === undefined || (errorCodes.includes(problem.code) && problem.hint !== ''),
    'A problem has an unknown code, or no hint',
    input,
  )
  const last = slots.at(-1)
  if (isSlotStop(stop)) must(last?.place === 'stop', `Nothing says what "${stop}" waits for`, input)
}
