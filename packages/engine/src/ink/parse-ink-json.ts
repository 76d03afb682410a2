import type { Json } from '../base/json.ts'

const stringOrWholeFloat = /"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\deE.])/g

/**
 * JSON as ink writes it (a compiled story, a state), for `new Story(...)` and `LoadJsonObj`. `2.0` stays a float: as
 * plain JSON it would become the integer 2, and `2.0 / 4` a whole division. Text such as "a, 2.0" is left alone.
 *
 * @throws SyntaxError when it is no JSON.
 */
export function parseInkJson(text: string): Json {
  const explicit = text.replace(stringOrWholeFloat, found => (found.startsWith('"') ? found : `"${found}f"`))
  return JSON.parse(explicit) as Json
}
