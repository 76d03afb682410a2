import type { VariableDeclaration } from '../story/story.ts'

interface ListLike {
  readonly orderedItems: readonly { readonly Key: { readonly fullName: string } }[]
  readonly all: ListLike
}

/** The global variables as they stand before the first line; divert targets are places, not values, and left out. */
export function declaredVariables(
  globals: ReadonlyMap<string, unknown>,
): Readonly<Record<string, VariableDeclaration>> {
  const variables: Record<string, VariableDeclaration> = {}
  for (const [name, value] of [...globals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (typeof value === 'number') variables[name] = { type: 'number', initial: value }
    else if (typeof value === 'boolean') variables[name] = { type: 'boolean', initial: value }
    else if (typeof value === 'string') variables[name] = { type: 'text', initial: value }
    else if (isList(value)) variables[name] = { type: 'list', initial: itemsOf(value), items: itemsOf(value.all) }
  }
  return variables
}

function isList(value: unknown): value is ListLike {
  return typeof value === 'object' && value !== null && 'orderedItems' in value
}

function itemsOf(list: ListLike): readonly string[] {
  return list.orderedItems.map(({ Key }) => Key.fullName).sort()
}
