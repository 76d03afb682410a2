import type { Json } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { BareInkListClass, type InkList, type InkRuntime, type InkValue, inkType } from './ink-runtime.ts'

const listsAsJson = new WeakMap<InkList, readonly string[]>()

/** A value of an ink variable as JSON: lists as sorted arrays of `list.item`, divert targets as their path. */
export function inkValueToJson(value: InkValue): Json {
  return plainInkToJson(value.value)
}

/** The same for what inkjs hands to external functions. */
export function plainInkToJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // JSON has no infinity; ink's own saves write it as the largest single-precision number.
  if (typeof value === 'number') return Number.isFinite(value) ? value : Math.sign(value) * 3.4e38
  if (value === null || value === undefined) return null
  return isInkList(value) ? listToJson(value) : (value as { readonly componentsString: string }).componentsString
}

function isInkList(value: unknown): value is InkList {
  return typeof value === 'object' && value !== null && 'Union' in value
}

function listToJson(list: InkList): readonly string[] {
  const known = listsAsJson.get(list)
  if (known !== undefined) return known
  const items = [...list.keys()].map(itemName)
  const json: readonly string[] = items.sort()
  listsAsJson.set(list, json)
  return json
}

const itemNames = new Map<string, string>()

/** `list.item` for the JSON that inkjs uses as key; there are as many as the stories' lists have items. */
function itemName(key: string): string {
  const known = itemNames.get(key)
  if (known !== undefined) return known
  const item = JSON.parse(key) as { readonly originName: string | null; readonly itemName: string }
  const name = `${item.originName ?? '?'}.${item.itemName}`
  itemNames.set(key, name)
  return name
}

/**
 * What ink takes for a JSON value, checked against the variable's declaration.
 * @throws LacunaError `unknown-variable`, `wrong-value`.
 */
export function jsonToInk(
  runtime: InkRuntime,
  variables: Readonly<Record<string, VariableDeclaration>>,
  name: string,
  json: Json,
): unknown {
  const declared = Object.hasOwn(variables, name) ? variables[name] : undefined
  if (declared === undefined) {
    const names = Object.keys(variables)
    const meant = nearest(name, names)
    throw new LacunaError('unknown-variable', `The story has no variable "${name}".`, {
      hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Its variables: ${names.join(', ') || 'none'}.`,
      data: { variable: name, variables: names },
    })
  }
  if (declared.type === 'number' && typeof json === 'number' && Number.isFinite(json)) return json
  if (declared.type === 'text' && typeof json === 'string') return json
  if (declared.type === 'boolean' && typeof json === 'boolean') return json
  if (declared.type === 'list' && Array.isArray(json)) return toInkList(runtime, declared, name, json)
  throw wrongValue(name, json, expected(declared))
}

function toInkList(runtime: InkRuntime, declared: VariableDeclaration, name: string, items: readonly Json[]): InkList {
  let list = new BareInkListClass()
  for (const item of items) {
    if (typeof item !== 'string' || (declared.items !== undefined && !declared.items.includes(item))) {
      throw wrongValue(name, items, expected(declared))
    }
    try {
      list = list.Union(BareInkListClass.FromString(item, runtime))
    } catch {
      throw wrongValue(name, items, expected(declared))
    }
  }
  return list
}

function expected(declared: VariableDeclaration): string {
  if (declared.type === 'json') return 'nothing: the story alone sets it'
  if (declared.type !== 'list') return `a ${declared.type}`
  return `an array of ${declared.items?.map(item => `"${item}"`).join(', ') ?? 'list items ("list.item")'}`
}

function wrongValue(name: string, json: Json, wanted: string): LacunaError {
  return new LacunaError('wrong-value', `"${name}" can't be ${JSON.stringify(json)}.`, {
    hint: `It takes ${wanted}.`,
    data: { variable: name, value: json },
  })
}

/** What an external function gave back, as ink takes it; `undefined` for nothing. */
export function resultToInk(runtime: InkRuntime, result: Json | undefined): unknown {
  if (result === undefined || result === null) return undefined
  if (typeof result === 'string' || typeof result === 'boolean') return result
  if (typeof result === 'number' && Number.isFinite(result)) return result
  if (Array.isArray(result) && result.every(item => typeof item === 'string')) {
    let list = new BareInkListClass()
    for (const item of result) list = list.Union(BareInkListClass.FromString(item as string, runtime))
    return list
  }
  throw new TypeError(`ink has no value for ${JSON.stringify(result)}`)
}

/** A value of its own with the same content, so that marks on it mark nothing else. */
export function inkValueCopy(value: InkValue): InkValue {
  if (value.valueType === inkType.float) return inkFloat(value, value.value as number)
  return kindOf(value).Create(value.value)
}

/** A number with a fraction, even where it is zero; `like` is any value, for its class. */
export function inkFloat(like: InkValue, number: number): InkValue {
  return kindOf(like).Create(number, inkType.float)
}

function kindOf(value: InkValue): { Create(content: unknown, preferredType?: number): InkValue } {
  return value.constructor as unknown as { Create(content: unknown, preferredType?: number): InkValue }
}
