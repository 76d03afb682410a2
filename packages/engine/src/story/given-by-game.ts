import type { Json } from '../base/json.ts'
import { markText } from './mark.ts'
import { textsIn } from './texts-in.ts'

/**
 * The mark of a text that the game gave, through `world` or a `recorded` function: it may be anything, a player's name
 * among others. It has no ledger entry of its own: the entry of the turn whose input it came with records it.
 */
export const gameMark: string = markText({ entry: 0, source: 'author', tainted: true })

/**
 * The marks of a value that the game gave. A number or a truth value has none: it is the state of a game, as a variable of
 * the story's is. So has a text with declared `items`, each of which is the author's.
 */
export function marksOfGiven(value: Json | undefined, items?: readonly string[]): readonly string[] {
  return items === undefined && textsIn(value).length > 0 ? [gameMark] : []
}
