import type { ExploredAnswers } from '@lacuna/engine/check'

/** Names of untried answers that are told at most. */
const maxUntried = 5

/** What was tried of what a provider may answer, within which bound, and what was not. */
export function answersSaid({ tried, untried, sampled, steps, budget }: ExploredAnswers): readonly string[] {
  if (tried === 0 && untried.length === 0 && sampled.length === 0) return []
  const says = `Where a provider may answer otherwise than you do, ${tried} answer${tried === 1 ? '' : 's'} ${tried === 1 ? 'was' : 'were'} tried, in ${steps} of at most ${budget} steps.`
  const left = [
    ...untried.map(({ slot, answer }) => (answer === undefined ? slot : `${slot} = ${answer}`)),
    ...sampled.map(slot => `other values of ${slot}`),
  ]
  if (left.length === 0) return [says]
  const more = left.length > maxUntried ? ` and ${left.length - maxUntried} more` : ''
  return [says, `Not tried: ${left.slice(0, maxUntried).join(', ')}${more}.`]
}
