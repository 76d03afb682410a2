import type { Bible } from '../../story/bible.ts'

/** How the story is told around a slot, as far as that is sure. */
export interface Narrator {
  /** `present`: no narration there is wholly in the past. */
  readonly tense?: 'present'
  /** `you`: the narrator is nobody in the story, and the reader is “you”. */
  readonly person?: 'you'
  /** Whether its people write with emoji. */
  readonly usesEmoji: boolean
}

const quoted = /[“„«"][^“”„«»"]*[”“»"]/gu

/** A text without what it quotes: whoever is quoted may speak as they like. */
export function withoutQuotes(text: string): string {
  return text.replace(quoted, ' ')
}

const firstPerson =
  /(?:^|[.!?;,—–]\s*|\b(?:and|but|that|as|when|while|if|because|since|where|so|then|which)\s+)I\s+\p{Ll}/u
const secondPerson = /\b(?:you|your)\b/iu

/** Whether the narrator says “I”. */
export function saysI(text: string): boolean {
  return firstPerson.test(withoutQuotes(text))
}

/** Whether the reader is spoken of as “you”. */
export function saysYou(text: string): boolean {
  return secondPerson.test(withoutQuotes(text))
}

export const pictograph: RegExp = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u

/**
 * What the bible's `style` says of the narrator, and what the author's words for the slot and the lines around it show. English
 * alone is read for tense and person.
 */
export function narratorOf(
  { style = '' }: Pick<Bible, 'style'>,
  language: string,
  authored: string,
  recent: readonly string[],
): Narrator {
  const usesEmoji = /emoji/iu.test(style) || [authored, ...recent].some(line => pictograph.test(line))
  if (!/^en\b/iu.test(language)) return { usesEmoji }
  const { past, present } = tensesOf(authored)
  // Words of the author's with more than one past tell of what was before, and so may a fill.
  const isStated = /\bpresent tense\b/iu.test(style)
  const isSo = past === 0 ? present > 0 || isStated : past === 1 && present > (isStated ? 0 : 1)
  const isPresent = isSo && !/\bpast tense\b/iu.test(style)
  const isStyled = /\bsecond person\b/iu.test(style) && !/\bfirst person\b/iu.test(style)
  const isYou = !saysI(authored) && (isStyled || (saysYou(authored) && !recent.some(saysI)))
  return { usesEmoji, ...(isPresent ? { tense: 'present' } : {}), ...(isYou ? { person: 'you' } : {}) }
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Forms that are nothing but a simple past. */
const pasts = set(
  'was were had did wasn’t weren’t hadn’t didn’t went came saw took gave began knew drew grew threw flew rode wrote spoke broke woke rose ran sang rang drank swam ate forgot hid chose drove shook stole wore tore blew struck stank shrank sprang swore froze bit',
)
/** Forms that are a participle, too: a past behind who did it. */
const participles = set(
  'lit stood sat said told found felt left kept held made heard brought thought bought caught taught sent spent built lost met paid led slid swung hung won slept swept crept knelt leant bent lay laid got stuck shone dug fed bled burnt learnt meant dealt dreamt smelt spelt spilt spun wept wound sold understood stopped',
)
/** The same in the past and in the present. */
const both = set('put let set cut shut hit cost hurt read spread split burst quit cast bet')
const subjects = set('i you he she it they we who nobody somebody everybody everyone someone nothing everything there')
const auxiliaries = set(
  'am is are was were be been being has have had having get gets got isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t',
)
const presents = set(
  'am is are has have do does can will may must isn’t aren’t hasn’t haven’t don’t doesn’t can’t won’t it’s there’s that’s he’s she’s you’re they’re we’re i’m you’ve they’ve i’ve stands sits goes comes says looks takes gives lies hangs holds keeps makes knows thinks turns walks waits runs falls rises burns opens shuts stops begins seems means wants needs sees hears feels brings puts leaves lets gets finds asks tells reads writes counts stays smells sounds moves lives works plays pulls pushes rings strikes ticks drips blows shines sleeps arrives passes stoops lowers leans climbs settles starts ends drops carries serves pours fills empties lights covers crosses reaches touches picks folds lifts bends drinks eats sings nods smiles laughs speaks answers calls watches listens hesitates',
)
const noVerbs = set(
  'and or but in on at to of for with from by as if when while that which who what where because so then than too not never now here there again all both up down out off over under the a an my your his her its our their this these those once twice only just still also even',
)

const articles = set('the a an my your his her its our their these those no some all')

/** What an English text shows of its time. */
export interface Tenses {
  /** Finite verbs that are surely past. */
  readonly past: number
  /** Words that may be a past or a participle, behind what may have done it. */
  readonly maybePast: number
  readonly present: number
}

/** Finite verbs of an English text; quotations are not counted. */
export function tensesOf(text: string): Tenses {
  const plain = withoutQuotes(text).replace(/[\u2018'\u02BC]/g, '’')
  const all = plain.match(/[\p{L}’-]+|[.!?;:,—–()]/gu) ?? []
  let [past, maybePast, present] = [0, 0, 0]
  for (const [at, word] of all.entries()) {
    const lower = word.toLowerCase()
    const before = all[at - 1] ?? ''
    const isSubject = subjects.has(before.toLowerCase()) || isName(before)
    if (pasts.has(lower)) past++
    else if (presents.has(lower)) present += Number(!isNoun(lower, before))
    else if (participles.has(lower) || /\p{Ll}{2}ed$/u.test(lower)) {
      if (isSubject) past++
      else if (mayAct(all, at)) maybePast++
    } else if (/^(?:you|they|we|i)$/i.test(before) && isVerb(lower)) present++
    else if (/^(?:he|she|it|who|nobody|somebody)$/i.test(before) && /^\p{Ll}+s$/u.test(word)) present++
  }
  return { past, maybePast, present }
}

/** A word with a capital that is a name as far as can be seen: no article, pronoun or preposition. */
function isName(word: string): boolean {
  const lower = word.toLowerCase()
  return /^\p{Lu}\p{Ll}+$/u.test(word) && !noVerbs.has(lower) && !subjects.has(lower)
}

/** Whether what stands before a form in -ed may be who did it, and no auxiliary is near. */
function mayAct(all: readonly string[], at: number): boolean {
  const before = (all[at - 1] ?? '').toLowerCase()
  const isNear = all.slice(Math.max(0, at - 3), at).some(word => auxiliaries.has(word.toLowerCase()))
  return !isNear && /^\p{L}/u.test(before) && (before === 'and' || before === 'that' || !noVerbs.has(before))
}

/** `the lights` are none that light. */
function isNoun(lower: string, before: string): boolean {
  return lower.endsWith('s') && !auxiliaries.has(lower) && lower !== 'does' && articles.has(before.toLowerCase())
}

function isVerb(lower: string): boolean {
  const isWord = /^\p{Ll}[\p{Ll}’]*$/u.test(lower) && !noVerbs.has(lower) && !both.has(lower)
  return isWord && !/ly$|^(?:would|could|should|might|used|ought)$/.test(lower)
}
