import { type Json, LacunaError, nearest, type Story, type VariableDeclaration, type Variables } from '@lacuna/engine'

/**
 * The values of `--let name=value`, read as the story declares each variable.
 * @throws LacunaError `unknown-variable`, `wrong-value`.
 */
export function letValues(story: Story, lets: readonly (readonly [name: string, value: string])[]): Variables {
  return Object.fromEntries(lets.map(([name, typed]) => [name, valueFor(name, typed, story.variables)]))
}

function valueFor(name: string, typed: string, declared: Readonly<Record<string, VariableDeclaration>>): Json {
  const variable = declared[name]
  if (variable === undefined) {
    const meant = nearest(name, Object.keys(declared))
    throw new LacunaError('unknown-variable', `The story has no variable "${name}".`, {
      hint: meant === undefined ? `It has ${Object.keys(declared).join(', ') || 'none'}.` : `Did you mean ${meant}?`,
      data: { name, variables: Object.keys(declared) },
    })
  }
  const value = read(variable, typed)
  if (value !== undefined) return value
  throw new LacunaError('wrong-value', `${name} can't be "${typed}": it is ${kinds[variable.type]}.`, {
    hint: variable.items === undefined ? '' : `Its items are ${variable.items.join(', ')}.`,
    data: { name, value: typed, type: variable.type },
  })
}

const kinds = {
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  list: 'a list of its items, with commas between them',
  json: 'a JSON value',
} as const

function read(variable: VariableDeclaration, typed: string): Json | undefined {
  if (variable.type === 'text') return typed
  if (variable.type === 'number') return typed === '' || !Number.isFinite(Number(typed)) ? undefined : Number(typed)
  if (variable.type === 'boolean') return typed === 'true' ? true : typed === 'false' ? false : undefined
  if (variable.type === 'list') return listOf(variable.items ?? [], typed)
  try {
    return JSON.parse(typed) as Json
  } catch {
    return undefined
  }
}

/** `lamp, rope` as the items' full names, sorted as the story holds them. */
function listOf(items: readonly string[], typed: string): Json | undefined {
  const names = typed.split(',').flatMap(name => name.trim() || [])
  const found = names.map(name => items.find(item => item === name || item.endsWith(`.${name}`)))
  return found.includes(undefined) ? undefined : (found as string[]).sort()
}
