import type { Json } from '../../base/json.ts'

interface Value {
  value: unknown
  readonly valueType: unknown
}

interface Container {
  readonly content: readonly object[]
  readonly namedContent: ReadonlyMap<string, object>
}

const float = 1

/**
 * A compiled story as the object that `new Story(...)` takes. ink's own JSON turns `2.0` into the whole number 2, by
 * which ink divides differently; here it is written in the form that keeps it a float. inkjs reads no negative number in
 * that form: one becomes a container of the positive one and its negation, so that all paths stay as they are.
 */
export function storyJson(story: { readonly mainContentContainer: object; ToJson(): unknown }): Json {
  const changed: [Value, number][] = []
  for (const object of contentOf(story.mainContentContainer)) {
    const { value, valueType } = object as Value
    if (valueType !== float || typeof value !== 'number' || !Number.isInteger(value)) continue
    changed.push([object as Value, value])
  }
  try {
    for (const [object, value] of changed) object.value = { valueOf: () => value, toJSON: () => floatToken(value) }
    return JSON.parse(String(story.ToJson())) as Json
  } finally {
    for (const [object, value] of changed) object.value = value
  }
}

function floatToken(value: number): Json {
  return value < 0 ? [`${-value}.0f`, '_', null] : `${value}.0f`
}

function* contentOf(object: object): Generator<object> {
  yield object
  if (!('content' in object && 'namedContent' in object)) return
  const { content, namedContent } = object as Container
  for (const child of new Set([...content, ...namedContent.values()])) yield* contentOf(child)
}
