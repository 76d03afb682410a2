import { digestText } from '../../base/digest.ts'
import type { ChoiceIdentity } from '../../story/choice-identity.ts'
import type { InkContainer, InkObject } from '../ink-runtime.ts'
import { type Continuation, continuationOf } from './first-line.ts'
import type { ScriptChoice } from './script.ts'

/**
 * What each choice is known by besides its id. Choices of one knot or stitch that share their id but for the number behind
 * it are those with equal words.
 *
 * @param ids of the choices, in the order of the script.
 */
export function choiceIdentities(
  ids: ReadonlyMap<ScriptChoice, string>,
  shared: ReadonlyMap<ScriptChoice, string>,
): ReadonlyMap<ScriptChoice, ChoiceIdentity> {
  const groups = new Map<string, ScriptChoice[]>()
  for (const choice of ids.keys()) {
    const base = shared.get(choice) ?? ''
    groups.set(base, [...(groups.get(base) ?? []), choice])
  }
  const identities = new Map<ScriptChoice, ChoiceIdentity>()
  for (const group of groups.values()) {
    const behind = group.map(continuation)
    for (const [index, choice] of group.entries()) identities.set(choice, identity(behind, index))
  }
  return identities
}

function identity(behind: readonly Continuation[], index: number): ChoiceIdentity {
  const { line, body } = behind[index] as Continuation
  const alone: ChoiceIdentity = line === '' ? {} : { line: short(line) }
  if (behind.length === 1) return alone
  const isAlike = behind.some((other, at) => at !== index && other.line === line && other.body === body)
  return { of: behind.length, number: index + 1, ...alone, body: short(body), ...(isAlike ? { alike: true } : {}) }
}

function continuation({ object }: ScriptChoice): Continuation {
  const point = object.runtimeChoice as unknown as InkObject | null | undefined
  const target: InkContainer | null | undefined = point?.choiceTarget
  return target ? continuationOf(target) : { line: '', body: '' }
}

function short(text: string): string {
  return digestText(text).slice(0, 8)
}
