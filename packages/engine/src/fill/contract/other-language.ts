import { BoundedMap } from '../../base/bounded-map.ts'
import { words } from '../../base/words.ts'

/**
 * Words that nearly every sentence of a language has one of, and few names. What two languages share says nothing about a
 * text in either, and is left out of the comparison of the two.
 */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the a an and of in is are was were you your they their there this that with have has had not but for from what which who would she he it its him her his my we our to at on by as be been into out if so when all one then them me us do does did can could will no or than',
  de: 'der die das und ist nicht ein eine einen einem einer ich du sie er es wir ihr mit auf für dem den des zu sich auch noch aber zum zur nach wird sind war waren hat dass wenn kein keine über von vor bei im in an am aus als wie nur man mir dir mich dich sein seine ihre so was da hier',
  fr: 'le la les des et est une un dans pour que qui pas vous nous il elle sur avec ce cette mais sont je tu au aux du de ne se son sa ses leur où plus comme en y à on par si était ont très tout',
  es: 'el la los las una un y que en del de por con para no se su está es como pero más lo le les ya muy sin sobre hay te mi me si al era son todo a o',
  it: 'il lo la gli le di che è un una per non con del della dei nel nella sono ma si al alla anche come ti mi questo i e in da su ha era più se ci',
  pt: 'o os a as um uma e que não em do da dos das de no na com para por mas está você ela ele seu sua mais ao se é era muito já à às ou entre mesmo ser pela pelo',
  nl: 'de het een en is van niet dat die op met voor zijn maar ook ik je jij hij ze naar aan er bij uit wordt nog heeft te in was als om haar wat',
  sv: 'och det att en ett som är inte på för med den av till jag du har om var men hon han vi sig där i de från så',
  da: 'og det at en et som er ikke på for med den af til jeg du har om var men hun han vi sig der i de fra så',
  nb: 'og det at en et som er ikke på for med den av til jeg du har om var men hun han vi seg der i de fra så',
  fi: 'ja on ei se että hän oli mutta kun niin ovat minä sinä joka mitä tai myös vain kuin sen hänen',
  pl: 'i w na nie z się do jest że to jak ale po co za od jego jej są czy już tylko tak dla przez był była a',
  cs: 'a je se v na že to si ale jak do za po když jsem jsou jen už tak který z s byl byla není',
  tr: 've bir bu da de için ile ne ama çok gibi var daha ben sen o değil kadar mi en son ile olan olarak her',
  hu: 'a az és hogy nem egy van is meg de ez csak mint már ki volt',
  ro: 'și în nu este un o de la cu pe care din ce sau sunt mai dar a fost lui se va da dacă nici că îi al ai ale pentru prin',
  id: 'yang dan di itu ini tidak dengan untuk dari ke ada saya kamu dia akan pada',
  vi: 'của và là không có một những được trong cho với này người đã do ra sự các để lên thì mà ở như nhau',
  ru: 'и в не на что он она это как но я ты с по из к у за его её был была',
  uk: 'і в не на що він вона це як але я ти з по та є до у за його її був була',
}

/** Letters that a language has and most of its neighbours have not: one word with such a letter counts as one of its own. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/,
  fr: /[àâçèêëîïôùûœ]/,
  es: /[ñ]/,
  pt: /[ãõç]/,
  sv: /[åäö]/,
  da: /[æøå]/,
  nb: /[æøå]/,
  fi: /[äö]/,
  pl: /[ąćęłńśźż]/,
  cs: /[ěřůščž]/,
  tr: /[ğışç]/,
  hu: /[őűöü]/,
  ro: /[ăâîșț]/,
  vi: /[ăđơưạ-ỹ]/,
  ru: /[ыэъ]/,
  uk: /[іїєґ]/,
}

const listed = new Map(Object.entries(functionWords).map(([language, list]) => [language, new Set(list.split(' '))]))

/** The letters of each script that languages are written in alone, and in what it is likely to be confused with another. */
const scriptLetters: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Deva: /\p{Script=Devanagari}/u,
  Beng: /\p{Script=Bengali}/u,
  Taml: /\p{Script=Tamil}/u,
  Telu: /\p{Script=Telugu}/u,
  Thai: /\p{Script=Thai}/u,
  Geor: /\p{Script=Georgian}/u,
  Armn: /\p{Script=Armenian}/u,
  Kore: /\p{Script=Hangul}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
}

/** Written in more than one script, whatever their tag says. */
const severalScripts = /^(?:sr|bs|hr|sh|cnr|uz|az|kk|ky|crh|mn|tg|tk|tt|ku|pa|ks|sd|ms|ha|kok)$/

/** Fewer words than these say nothing about a text's language. */
const leastWords = 4

const quoted = /[“„«「『"][^“”„«»「」『』"]*[”“»」』"]|[‘‚][^‘’‚]*[’‘](?!\p{L})/gu

/**
 * Whether a text is written in another language than its page, as far as that is sure: wholly in another script, or with
 * words that only another language has and none of its own. What is quoted, names, and texts of a few words pass; so does
 * whatever is in doubt.
 *
 * @param language of the page, BCP 47.
 */
export function isOtherLanguage(text: string, language: string): boolean {
  const plain = text.replace(quoted, ' ')
  const locale = localeOf(language)
  if (locale?.script === undefined || severalScripts.test(locale.language)) return false
  if (locale.script === 'Latn' && isMixed(text, locale.language)) return true
  return isOtherScript(plain, locale.script, locale.language) || hasOtherWords(plain, locale.language)
}

/** Two words of Latin letters with some of an alphabet among them that has letters like these: no language has such words. */
function isMixed(text: string, language: string): boolean {
  if (!/\p{Script=Latin}/u.test(text) || !alike.test(text)) return false
  return words(text, language).filter(word => /\p{Script=Latin}/u.test(word) && alike.test(word)).length > 1
}

const alike = /[\p{Script=Cyrillic}\p{Script=Cherokee}\p{Script=Lisu}]/u

const locales = new BoundedMap<string, Intl.Locale | undefined>(100)

function localeOf(language: string): Intl.Locale | undefined {
  if (!locales.has(language)) {
    try {
      locales.set(language, new Intl.Locale(language.replaceAll('_', '-')).maximize())
    } catch {
      locales.set(language, undefined)
    }
  }
  return locales.get(language)
}

function isOtherScript(text: string, script: string, language: string): boolean {
  const own = scriptLetters[script]
  if (own === undefined) return false
  const letters = text.match(/\p{L}/gu) ?? []
  const others = letters.filter(letter => !own.test(letter))
  const isUnspaced = others.some(letter =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(letter),
  )
  // A name or a word of Latin letters stands in many a line of other scripts.
  const [share, least] = script === 'Latn' ? [7, 2] : [9, leastWords]
  if (
    others.length * 10 > letters.length * share &&
    (script === 'Latn' || letters.length - others.length < leastWords)
  ) {
    return isUnspaced ? others.length >= leastWords : words(text, language).length >= least
  }
  const kana = letters.filter(letter => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)).length
  if (script === 'Jpan') return kana === 0 && letters.length >= 8 && /[的了们們这這是我你他她吗嗎]/u.test(text)
  return false
}

function hasOtherWords(text: string, language: string): boolean {
  const own = listed.get(language === 'no' || language === 'nn' ? 'nb' : language)
  if (own === undefined) return false
  const all = words(text, language)
  if (all.length < leastWords) return false
  // With a capital it may be part of a name: Los Angeles, El Paso. So may what stands between two of these: Rue de la Paix.
  const sayings = all.filter((word, at) => (at === 0 ? isLower(all[1] ?? '') : isLower(word) && !isParticle(all, at)))
  const lower = sayings.map(word => word.toLowerCase())
  for (const [other, list] of listed) {
    if (list === own || isSibling(language, other)) continue
    const distinct = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number =>
      new Set(lower.filter(word => mine.has(word) && !theirs.has(word))).size
    const letters = ownLetters[other]
    const spelt =
      letters !== undefined && ownLetters[language]?.source !== letters.source
        ? all.filter(word => letters.test(word.toLowerCase()) && !ownLetters[language]?.test(word.toLowerCase())).length
        : 0
    const foreign = distinct(list, own)
    const signs = foreign + (foreign > 0 ? Math.min(1, spelt) : 0)
    if (signs >= 2 && signs > 3 * distinct(own, list)) return true
  }
  return false
}

/** Languages that a short text can't be told apart in. */
function isSibling(one: string, other: string): boolean {
  const north = ['da', 'nb', 'nn', 'no', 'sv']
  return north.includes(one) && north.includes(other)
}

function isLower(word: string): boolean {
  return word !== '' && word === word.toLowerCase() && word !== word.toUpperCase()
}

function isParticle(all: readonly string[], at: number): boolean {
  const before = all.slice(0, at).findLast(word => word.length > 3 || !isLower(word))
  const after = all.slice(at + 1).find(word => word.length > 3 || !isLower(word))
  return before !== undefined && after !== undefined && !isLower(before) && !isLower(after)
}
