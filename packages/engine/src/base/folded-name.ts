import { BoundedMap } from './bounded-map.ts'
/**
 * A text folded so that a name is found in it however it is written: capitals, width, composition, points and accents, kana,
 * quotes and dashes, and characters that nobody sees make no difference. `from[i]` and `to[i]` say where in the text the
 * `i`-th folded unit begins and ends.
 */
export interface FoldedText {
  readonly folded: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What one character of a text becomes; the same few hundred come again and again. */
const known = new BoundedMap<string, readonly [strict: string, loose: string]>(4000)

/** Letters that are written in several forms, by the form they are folded to. */
const sameLetters: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ك: 'ك',
  ـ: '',
}

/**
 * @param isLoose whether accents of Latin, Greek and Cyrillic letters make no difference, either: for names that are long
 * enough to be known without them. Points of Hebrew and vowels of Arabic never do.
 */
export function foldedName(text: string, isLoose: boolean): FoldedText {
  let folded = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  let script: 'plain' | 'points' | 'none' = 'none'
  for (const character of text) {
    const end = at + character.length
    let piece = known.get(character)
    if (piece === undefined) {
      piece = piecesOf(character)
      known.set(character, piece)
    }
    let add = piece[isLoose ? 1 : 0]
    if (/^\p{M}/u.test(add)) {
      // A mark of its own: dropped with the letters that can do without it.
      if (script === 'points' || (script === 'plain' && isLoose)) add = ''
    } else if (add !== '') script = scriptOf(character)
    if (add === ' ' && (folded === '' || folded.endsWith(' '))) add = ''
    for (let unit = 0; unit < add.length; unit++) {
      from.push(at)
      to.push(end)
    }
    // What adds nothing belongs to what stands before it.
    if (add === '' && to.length > 0 && !/\s/.test(character)) to[to.length - 1] = end
    folded += add
    at = end
  }
  return { folded, from, to }
}

/** A name is written in either kana, and is the same name. */
function hiraganaOf(letter: string): string {
  return /[\u30A1-\u30F6]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : letter
}

function scriptOf(character: string): 'plain' | 'points' | 'none' {
  if (/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character)) return 'plain'
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(character) ? 'points' : 'none'
}

function piecesOf(character: string): readonly [strict: string, loose: string] {
  if (/[\s\-\u2010-\u2015\u2212\u30FB\u00B7\uFE58\uFE63\uFF0D]/u.test(character)) return [' ', ' ']
  if (/['\u2018\u2019\u201B\u02BC\u02B9\u02BB\u2032\u00B4`\uFF07\u05F3]/u.test(character)) return ["'", "'"]
  if (/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) return ['', '']
  const lower = character.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD')
  const same = [...lower].map(letter => sameLetters[letter] ?? hiraganaOf(letter)).join('')
  const script = scriptOf(character)
  const bare = same.replace(/(?<=.)\p{M}/gsu, '')
  if (script === 'points') return [bare, bare]
  return script === 'plain' ? [same, bare] : [same, same]
}
