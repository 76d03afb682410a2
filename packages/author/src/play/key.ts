/** What a player typed at the prompt. */
export type Key =
  | { readonly type: 'pick'; readonly pick: string }
  | { readonly type: 'back' | 'forward' | 'who' | 'history' | 'help' | 'quit' | 'nothing' }
  | { readonly type: 'save' | 'load'; readonly file: string }
  /** In quotation marks: always the player's own words, also when they look like a key. */
  | { readonly type: 'words'; readonly words: string }

const letters: Readonly<Record<string, 'back' | 'forward' | 'who' | 'history' | 'help' | 'quit'>> = {
  b: 'back',
  f: 'forward',
  w: 'who',
  h: 'history',
  '?': 'help',
  q: 'quit',
}

/** The keys of `lacuna play`, as its help and its `?` list them. */
export const keysText = `  1, 2 …  take this choice; its words do too
  b  back            w  who wrote these lines    s <file>  save
  f  forward         h  history                  l <file>  load
  ?  these keys      q  quit`

/** Reads one line from the prompt. */
export function keyOf(line: string): Key {
  const typed = line.trim()
  if (typed === '') return { type: 'nothing' }
  const words = /^"(.*?)"?$/s.exec(typed)?.[1]
  if (words !== undefined) return { type: 'words', words }
  const letter = letters[typed.toLowerCase()]
  if (letter !== undefined) return { type: letter }
  const [, verb, file] = /^([sl])(?:\s+(.+))?$/i.exec(typed) ?? []
  if (verb !== undefined) return { type: verb.toLowerCase() === 's' ? 'save' : 'load', file: file ?? '' }
  return { type: 'pick', pick: typed }
}
