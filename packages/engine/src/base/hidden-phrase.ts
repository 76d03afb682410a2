import { asItLooks, overlay } from './look-alikes.ts'

/** A part of a word: between two hyphens or dots within it, or all of it. */
interface Part {
  readonly looks: string
  /** Whether it is written in another way than such a word is on this page. */
  readonly isDisguised: boolean
  /** Whether the next part belongs to the same word. */
  readonly joins: boolean
}

const between = /[^\p{L}\p{M}\p{N}\p{So}$@|*~_.·\-\u2010\u2011\p{Default_Ignorable_Code_Point}]+/u
const within = /[*~_.·\-\u2010\u2011]+/u

/**
 * Finds words that are written so that a search misses them and a reader does not: with letters of another alphabet, digits
 * or signs that look like theirs (`sоrry`, `s0rry`), with hyphens or dots in them (`so-rry`), with every letter apart
 * (`s o r r y`), or struck through. A word that is wholly of the page's own script is no disguise, whatever it looks like.
 *
 * @param language of the text, BCP 47: its script is the page's own. A phrase that is a stem may end within a word.
 */
export function hiddenPhrasesOf(text: string, language: string): (phrase: string, isStem?: boolean) => boolean {
  let parts: readonly Part[] | undefined
  return (phrase, isStem = false) => {
    const wanted = phrase
      .split(between)
      .map(word => asItLooks(word.split(within).join('')))
      .filter(word => word !== '')
    if (wanted.length === 0) return false
    parts ??= partsOf(text, language)
    return parts.some((_, at) => stands(parts as readonly Part[], at, wanted, isStem))
  }
}

function stands(parts: readonly Part[], from: number, wanted: readonly string[], isStem: boolean): boolean {
  let at = from
  let isDisguised = false
  for (const [index, word] of wanted.entries()) {
    const isOpen = isStem && index === wanted.length - 1
    let read = ''
    do {
      const part = parts[at++]
      if (part === undefined) return false
      // A second part of one word: the hyphen is the disguise.
      isDisguised ||= part.isDisguised || read !== ''
      read += part.looks
      if (isOpen && read.startsWith(word)) return isDisguised
      if (!word.startsWith(read)) return false
      if (read !== word && !part.joins) return false
    } while (read !== word)
  }
  return isDisguised
}

function partsOf(text: string, language: string): readonly Part[] {
  const foreign = foreignTo(language)
  const words = text.split(between).filter(word => word !== '')
  const all = words.flatMap((word): Part[] => {
    const pieces = word.split(within).filter(piece => piece !== '')
    return pieces.map((piece, index) => ({
      looks: asItLooks(piece),
      isDisguised: foreign(piece),
      joins: index < pieces.length - 1,
    }))
  })
  // Letters that stand apart, three and more in a row, are read as one word.
  const isSingle = (part: Part | undefined): boolean => part !== undefined && [...part.looks].length === 1
  return all.map((part, at) => {
    const isInRow = isSingle(part) && isSingle(all[at + 1]) && (isSingle(all[at - 1]) || isSingle(all[at + 2]))
    return isInRow ? { ...part, joins: true } : part
  })
}

const scripts = new Map<string, (piece: string) => boolean>()

/** Whether a piece of a word has something in it that the language's own words have not. */
function foreignTo(language: string): (piece: string) => boolean {
  const script = scriptOf(language)
  let found = scripts.get(script)
  if (found === undefined) {
    const own = new RegExp(`^[\\p{Script=${script}}\\p{M}]*$`, 'u')
    const letters = /\p{L}|[\u{1F150}-\u{1F189}]/u
    const standsFor = /[^\p{L}\p{M}]/u
    const smallCapitals = /[\u0262\u026A\u0274\u0280\u028F\u0299\u029C\u029F\u1D00-\u1D22\uA730\uA731]/u
    found = piece =>
      letters.test(piece) &&
      (standsFor.test(piece) || overlay.test(piece) || smallCapitals.test(piece) || !own.test(piece.normalize('NFKC')))
    scripts.set(script, found)
  }
  return found
}

/** The script of a language as Unicode's property values name it; of one that is not known, or is written in several, Latin. */
function scriptOf(language: string): string {
  try {
    const script = new Intl.Locale(language).maximize().script ?? 'Latn'
    return names.has(script) ? script : 'Latn'
  } catch {
    return 'Latn'
  }
}

/** Scripts in which a disguise by look-alikes is to be expected: those of one alphabet each, as short names of the property. */
const names: ReadonlySet<string> = new Set(['Latn', 'Cyrl', 'Grek', 'Armn', 'Hebr', 'Arab', 'Geor', 'Deva', 'Thai'])
