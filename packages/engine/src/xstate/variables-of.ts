import type { Json } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { hintFor } from './hint-for.ts'

/** Declarations as they follow from the values that the variables start with. */
export function variablesOf(context: Variables): Readonly<Record<string, VariableDeclaration>> {
  return Object.fromEntries(
    Object.entries(context).map(([name, initial]) => [name, { type: typeOf(initial), initial }]),
  )
}

/**
 * Whether all of the values may be given to these variables.
 * @throws LacunaError `unknown-variable`, `wrong-value`.
 */
export function checkVariables(
  values: Variables,
  declared: Readonly<Record<string, VariableDeclaration>>,
  slot?: string,
): void {
  for (const [name, value] of Object.entries(values)) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (declaration === undefined) {
      const message = slot === undefined ? `There is no variable "${name}".` : `The slot "${slot}" can't set "${name}".`
      throw new LacunaError('unknown-variable', message, {
        hint: hintFor(name, Object.keys(declared), 'Variables'),
        data: { variable: name, ...(slot === undefined ? {} : { slot }) },
      })
    }
    const { type, items } = declaration
    if (type !== 'json' && typeOf(value) !== type) throw wrong(name, value, `${name} is a ${type}.`)
    if (type === 'text' && items !== undefined && !items.includes(value as string)) {
      throw wrong(name, value, `${name} is one of: ${items.join(', ')}.`)
    }
  }
}

function typeOf(value: Json): VariableDeclaration['type'] {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'string' ? 'text' : 'json'
}

function wrong(name: string, value: Json, hint: string): LacunaError {
  return new LacunaError('wrong-value', `The variable "${name}" can't be ${JSON.stringify(value)}.`, {
    hint,
    data: { variable: name, value },
  })
}
