import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { isTainted } from '../../story/mark.ts'
import type { MarkedText } from '../../story/marked-text.ts'

/** Most characters of one text that the player or a model brought in. */
export const maxPlayerCharacters = 400

/**
 * Keeps the text that the player, a game or a model brought in out of a request's words: where it stood there is
 * `[player 1]`, and the text itself is included once, as quoted data, in a part of its own. Marks alone decide what is
 * quoted; nothing is looked for.
 */
export interface PlayerWords {
  /** Quotes a text under a name, and gives the name. The same text has the same name. */
  quote(text: string): string
  /** The runs put together, every tainted one of them quoted. */
  runs(runs: readonly MarkedText[]): string
  /** One line for each quoted text: `[player 1]: "…"`; empty where there is none. */
  readonly lines: readonly string[]
}

/** @param cut called with the number of characters by which a text is over the limit. */
export function playerWords(cut: (characters: number) => void = () => {}): PlayerWords {
  const names = new Map<string, string>()
  const quote = (text: string): string => {
    const characters = Array.from(withoutUnseenCharacters(text))
    const clean = characters.slice(0, maxPlayerCharacters).join('').trim()
    let name = names.get(clean)
    if (name === undefined) {
      name = `[player ${names.size + 1}]`
      names.set(clean, name)
      if (characters.length > maxPlayerCharacters) cut(characters.length - maxPlayerCharacters)
    }
    return name
  }
  return {
    quote,
    runs: runs => withQuotes(runs, quote),
    get lines() {
      return [...names].map(([said, name]) => `${name}: ${JSON.stringify(said)}`)
    },
  }
}

/** Stands in no text of an author's, and is no part of a word. */
const barrier = '\uFFFC'

/** The author's words alone: where anything else stood, there is a character that no phrase reaches across. */
export const authorsWords: PlayerWords = {
  quote: () => barrier,
  runs: runs => withQuotes(runs, () => barrier),
  lines: [],
}

function withQuotes(runs: readonly MarkedText[], quote: (text: string) => string): string {
  return runs.map(run => (isTainted(run.marks) ? quote(run.text) : run.text)).join('')
}
