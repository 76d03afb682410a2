import { type FoldedText, foldedName } from '../../base/folded-name.ts'

/** A run of a text that is to be left out of it. */
export interface Occurrence {
  readonly from: number
  readonly to: number
}

/** Letters that are written without spaces: a name may stand between any two of them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u

const letter = /[\p{L}\p{M}\p{N}]/u

/** How a name is looked for, by the script of its first letter. */
interface Script {
  readonly letters: RegExp
  /** What may be joined to the front of a word; the rest of it must be the name. */
  readonly before: RegExp
  /** What may be joined to the end of a short name. */
  readonly after: RegExp
}

const scripts: readonly Script[] = [
  // And, so, in, for, as, the; and in Hebrew from, that.
  {
    letters: /\p{Script=Arabic}/u,
    before: /(?:^|[^\p{L}\p{N}\p{M}])[وفبلكاس]{1,3}$/u,
    after: /^(?:ا|ي|ه|ها|نا|كم)?(?![\p{L}\p{N}])/u,
  },
  { letters: /\p{Script=Hebrew}/u, before: /(?:^|[^\p{L}\p{N}\p{M}])[ובלכמשה]{1,3}$/u, after: /^(?![\p{L}\p{N}])/u },
  { letters: /\p{Script=Syriac}/u, before: /(?:^|[^\p{L}\p{N}\p{M}])[ܒܕܘܠ]{1,3}$/u, after: /^(?![\p{L}\p{N}])/u },
  // For, of, from, by, until, and those with; case endings and "and" behind.
  {
    letters: /\p{Script=Ethiopic}/u,
    before: /(?:^|[^\p{L}\p{N}\p{M}])(?:[ለየከበ]|እነ|ስለ|እንደ|ወደ|እስከ){1,2}$/u,
    after: /^(?:[ንምስና]|ን?ና)?(?![\p{L}\p{N}])/u,
  },
  // A family name of one or two syllables before it; particles and titles behind.
  { letters: /\p{Script=Hangul}/u, before: /(?:^|[^\p{L}\p{N}\p{M}])[\u1100-\u11FF]{2,6}$/u, after: /^/u },
  // Case endings are joined to a name of any length.
  {
    letters:
      /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Oriya}\p{Script=Georgian}]/u,
    before: /$^/u,
    after: /^/u,
  },
  // The genitive of Germanic languages.
  { letters: /\p{Script=Latin}/u, before: /$^/u, after: /^s?(?![\p{L}\p{N}\p{M}])/u },
]

/** So many letters make a name that is known wherever a word begins with it, and without its accents. */
const leastLong = 4

/** Where case changes the end of a name instead of adding to it: the end of its first case, and what may stand there. */
const declensions: readonly (readonly [end: RegExp, others: RegExp])[] = [
  [/(?<=\p{Script=Cyrillic}{3})[ая]$/u, /^(?:[аяыиеуюіїєо]|[оеє][ийюї])(?![\p{L}\p{N}\p{M}])/u],
  [/(?<=\p{Script=Cyrillic}{3})[ьий]$/u, /^(?:[яюеиіїє]|[еёє]м)(?![\p{L}\p{N}\p{M}])/u],
  [/(?<=\p{Script=Greek}{2})οσ$/u, /^(?:ο|ε|ου|ων|οι|ουσ)(?![\p{L}\p{N}\p{M}])/u],
  [/(?<=\p{Script=Greek}{2})[ηα]σ$/u, /^(?:η|α|ηδεσ|αδεσ)(?![\p{L}\p{N}\p{M}])/u],
  // A consonant without a vowel gets the one of the ending.
  [/[\u094D\u09CD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]$/u, /^\p{M}/u],
]

/** A name that is looked for in many texts. */
export interface KeptName {
  find(text: (isLoose: boolean) => FoldedText): readonly Occurrence[]
}

/** @param name as it was given; in a text it may be quoted as JSON, too. */
export function keptName(name: string): KeptName | undefined {
  const length = [...foldedName(name, true).folded.replace(/[\s\p{M}]/gu, '')].length
  const isLong = length >= leastLong
  const forms = new Set([name, JSON.stringify(name).slice(1, -1)].map(form => foldedName(form, isLong).folded.trim()))
  forms.delete('')
  if (forms.size === 0) return undefined
  return {
    find: fold => {
      const text = fold(isLong)
      return [...forms].flatMap(form => [...occurrencesOf(form, text, isLong), ...declinedOf(form, text, isLong)])
    },
  }
}

function occurrencesOf(form: string, { folded, from, to }: FoldedText, isLong: boolean): readonly Occurrence[] {
  const found: Occurrence[] = []
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + 1)) {
    const end = at + form.length
    if (!mayBegin(form, folded, at) || !mayEnd(form, folded, end, isLong)) continue
    // Not in the middle of a character that became several.
    if (from[at] === from[at - 1] || (end < from.length && from[end] === from[end - 1])) continue
    found.push({ from: from[at] as number, to: to[end - 1] as number })
  }
  return found
}

/** A name with another end. Only one that is long enough, but for scripts in which no word ends there. */
function declinedOf(form: string, text: FoldedText, isLong: boolean): readonly Occurrence[] {
  const { folded, from, to } = text
  return declensions.flatMap(([end, others]) => {
    const stem = form.replace(end, '')
    if (stem === form || (!isLong && !/\p{M}$/u.test(form))) return []
    const found: Occurrence[] = []
    for (let at = folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + 1)) {
      const other = others.exec(folded.slice(at + stem.length, at + stem.length + 12))
      if (other === null || !mayBegin(form, folded, at)) continue
      found.push({ from: from[at] as number, to: to[at + stem.length + other[0].length - 1] as number })
    }
    return found
  })
}

function mayBegin(form: string, folded: string, at: number): boolean {
  const first = String.fromCodePoint(form.codePointAt(0) ?? 0)
  if (at === 0 || !letter.test(first) || unspaced.test(first)) return true
  const before = folded.slice(Math.max(0, at - 12), at)
  const last = [...before].at(-1) ?? ''
  if (!letter.test(last) || unspaced.test(last)) return true
  return scripts.some(({ letters, before: joined }) => letters.test(first) && joined.test(before))
}

function mayEnd(form: string, folded: string, end: number, isLong: boolean): boolean {
  const last = [...form].findLast(character => !/\p{M}/u.test(character)) ?? ''
  const after = folded.slice(end, end + 12)
  // A syllable of Korean goes on with its vowel or its final letter.
  if (/^[\u1160-\u11FF]/u.test(after) && /\p{Script=Hangul}/u.test(last)) return false
  if (after === '' || !letter.test(last) || unspaced.test(last) || isLong) return true
  const next = String.fromCodePoint(after.codePointAt(0) ?? 0)
  if (!letter.test(next) || (unspaced.test(next) && !/\p{M}/u.test(next))) return true
  return scripts.some(({ letters, after: joined }) => letters.test(last) && joined.test(after))
}
