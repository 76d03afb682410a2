import type { PassageChoice, Variables } from '../passage.ts'
import type { Slot } from '../slot.ts'
import { valueText } from '../value-text.ts'
import { authorsOption } from '../verdict.ts'
import { verbs } from './verbs.ts'

/** The author's own answer where a slot stops the passage, as words: the name of an option, or the value of a variable. */
export function authoredAnswer(
  { verb, variable }: Slot,
  { choices, variables }: { readonly choices: readonly PassageChoice[]; readonly variables: Variables },
): string {
  if (verbs[verb].brings === 'choice') return authorsOption(choices)
  return variable === undefined ? '' : valueText(variables[variable])
}
