import { nearest } from '../../../base/nearest.ts'
import type { VariableDeclaration } from '../../../story/story.ts'
import { verbs } from '../../../story/verbs/verbs.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { type ParsedObject, within } from '../parsed.ts'
import type { ScriptSlot } from '../slots-of-script.ts'
import { assignedIn, beatAround } from '../weave.ts'
import type { CheckedStory } from './checked-story.ts'

/** `invent`: its variable, the values that it may take, and who else assigns it. */
export function checkInvents({ slots, script, variableNames, variables }: CheckedStory, diagnoses: Diagnoses): void {
  const places = placesIn(script.parsed)
  for (const slot of slots) {
    const { brief, tag, line } = slot
    const { variable } = brief
    if (variable === undefined) continue
    if (!variableNames.includes(variable)) {
      const close = nearest(variable, variableNames)
      diagnoses.report(
        'invent-unknown-variable',
        tag.place,
        `There is no VAR ${variable} to put a value in.`,
        close === undefined
          ? `Declare it with the value it has without a provider: VAR ${variable} = "stranger".`
          : `Did you mean ${close}?`,
      )
      continue
    }
    const declared = variables[variable]
    const wrong = places.has(variable) ? aPlace(variable) : declared && mismatch(variable, declared, slot)
    if (wrong) diagnoses.report('invent-wrong-type', tag.place, wrong[0], wrong[1])
    // The author's own rule for a verdict stands in front of it.
    if (line === undefined || verbs[brief.verb].isVerdict === true) continue
    for (const object of beatAround(line.start)) {
      if (!assignedIn(object).includes(variable)) continue
      const at = object.debugMetadata?.startLineNumber
      diagnoses.report(
        'invent-assigned-in-beat',
        tag.place,
        `${variable} is assigned in the same beat, in line ${at}: one of the two values is lost.`,
        'Assign it in an earlier beat, or in a branch of its own behind the next choice.',
      )
      break
    }
  }
}

/** Variables that hold a place to go to: `VAR next = -> quay`. */
function placesIn(parsed: ParsedObject): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { typeName, variableName, content } of within(parsed))
    if (typeName === 'VAR' && variableName && content?.[0]?.typeName === 'DivertTarget') names.add(variableName)
  return names
}

function aPlace(variable: string): readonly [message: string, hint: string] {
  return [
    `${variable} holds a place in the story, and an invent gives text, a number or a truth value.`,
    `Use a decide, and set ${variable} in its branches.`,
  ]
}

function mismatch(
  variable: string,
  { type, initial }: VariableDeclaration,
  { brief }: ScriptSlot,
): readonly [message: string, hint: string] | undefined {
  const { domain } = brief.contract
  if (type === 'list' || type === 'json') {
    return [
      `${variable} is a list, and an invent gives text, a number or a truth value.`,
      'Use a decide, and change the list in its branches.',
    ]
  }
  if (domain?.type === 'range' && type !== 'number') {
    return [
      `A range gives a number, and ${variable} holds ${nameOfType(type)}.`,
      `Declare it with a number, or name its values: one of ${JSON.stringify(initial)}, "...".`,
    ]
  }
  if (domain?.type !== 'options') return undefined
  const wrong = domain.options.find(option => !fits(String(option), type))
  if (wrong === undefined) return undefined
  return [
    `"${wrong}" is no value for ${variable}, which holds ${nameOfType(type)}.`,
    type === 'number'
      ? 'Name numbers only, or write a range: from 1 to 6.'
      : 'Name "true" and "false" only, or nothing at all.',
  ]
}

function fits(option: string, type: VariableDeclaration['type']): boolean {
  if (type === 'number') return option.trim() !== '' && !Number.isNaN(Number(option))
  return type !== 'boolean' || option === 'true' || option === 'false'
}

function nameOfType(type: VariableDeclaration['type']): string {
  return type === 'boolean' ? 'true or false' : type === 'number' ? 'a number' : 'text'
}
