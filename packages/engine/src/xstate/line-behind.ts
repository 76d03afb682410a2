import { digestText } from '../base/digest.ts'
import type { ChoiceIdentity } from '../story/choice-identity.ts'
import type { OwnAction } from './instrument.ts'
import type { PlannedLine, StatePlan } from './plan.ts'

/** What is looked at of a transition of XState's, and of the states that it leads to. */
interface Transition {
  readonly actions: readonly unknown[]
  readonly target?: readonly StateLike[] | undefined
}

interface StateLike {
  readonly meta?: unknown
  readonly initial?: { readonly target?: readonly StateLike[] | undefined } | undefined
}

/** What a choice of a machine is known by besides its id: the first authored line behind it, values as holes. */
export function identityBehind({ actions, target }: Transition): ChoiceIdentity {
  const said = actions.map(action => action as Partial<OwnAction>).find(({ type }) => type === 'lacuna.said')
  const own = (said as { readonly params?: { readonly lines: readonly PlannedLine[] } } | undefined)?.params?.lines
  const line = firstText(own ?? []) ?? lineIn(target)
  return line === undefined ? {} : { line: digestText(line).slice(0, 8) }
}

function lineIn(states: readonly StateLike[] | undefined): string | undefined {
  for (const { meta, initial } of states ?? []) {
    const line = firstText((meta as StatePlan | undefined)?.lines ?? []) ?? lineIn(initial?.target)
    if (line !== undefined) return line
  }
  return undefined
}

function firstText(lines: readonly PlannedLine[]): string | undefined {
  for (const line of lines) {
    if ('words' in line) return line.words.parts.map(part => ('literal' in part ? part.literal : '{}')).join('')
  }
  return undefined
}
