import type { ExploredAnswers } from '@lacuna/engine/check'

/** Names of untried answers that are told at most. */
const maxUntried = 5

/** What was tried of what a provider may answer, within which bound, and what was not. */
export function answersSaid({ tried, untried, steps, budget }: ExploredAnswers): readonly string[] {
  if (tried === 0 && untried.length === 0) return []
  const says = `Where a provider may answer otherwise than you do, ${tried} answer${tried === 1 ? '' : 's'} ${tried === 1 ? 'was' : 'were'} tried, in ${steps} of at most ${budget} steps.`
  if (untried.length === 0) return [says]
  const names = untried
    .slice(0, maxUntried)
    .map(({ slot, answer }) => (answer === undefined ? slot : `${slot} = ${answer}`))
  const more = untried.length > maxUntried ? ` and ${untried.length - maxUntried} more` : ''
  return [says, `Not tried: ${names.join(', ')}${more}.`]
}
