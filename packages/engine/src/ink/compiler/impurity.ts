import type { Bible } from '../../story/bible.ts'
import { type ParsedObject, within } from './parsed.ts'
import type { ScriptFlow } from './script.ts'

/** What in a function changes the story or depends on chance. */
export interface Impurity {
  readonly what: string
  readonly line?: number
}

const chance = ['RANDOM', 'SEED_RANDOM', 'LIST_RANDOM']

/** Why a function is not pure, itself or by what it calls; undefined when it is. */
export function impurity(
  flow: ScriptFlow,
  functions: ReadonlyMap<string, ScriptFlow>,
  externals: Bible['externals'],
  seen: ReadonlySet<string> = new Set(),
): Impurity | undefined {
  const temporary = new Set<string>()
  for (const object of within(flow.object)) if (object.typeName === 'temp') temporary.add(object.variableName ?? '')
  for (const object of within(flow.object)) {
    const what = change(object, temporary, externals)
    const line = object.debugMetadata?.startLineNumber
    if (what !== undefined) return { what, ...(line === undefined ? {} : { line }) }
    const called = object.typeName === 'FunctionCall' ? functions.get(object.name ?? '') : undefined
    if (called === undefined || seen.has(called.path) || called === flow) continue
    const inner = impurity(called, functions, externals, new Set([...seen, flow.path]))
    if (inner !== undefined)
      return { what: `calls ${called.path}, which ${inner.what}`, ...(line === undefined ? {} : { line }) }
  }
  return undefined
}

function change(
  object: ParsedObject,
  temporary: ReadonlySet<string>,
  externals: Bible['externals'],
): string | undefined {
  const assigned =
    object.typeName === 'variable assignment'
      ? object.variableName
      : object.typeName === 'IncDecExpression'
        ? object.varIdentifier?.name
        : undefined
  if (assigned && !temporary.has(assigned)) return `changes ${assigned}`
  if (object.typeName === 'Sequence') return 'has alternatives that move on each time they are shown'
  if (object.typeName !== 'FunctionCall') return undefined
  if (chance.includes(object.name ?? '')) return `rolls dice with ${object.name}`
  return object.name && externals[object.name] === 'recorded' ? `calls the game's ${object.name}` : undefined
}
