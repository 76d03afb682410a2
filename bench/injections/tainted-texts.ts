import fc from 'fast-check'

/** Every text of somebody else's that a story of the trial meets, by where it comes from. */
export interface TaintedTexts {
  /** The game's world gives it. */
  readonly alias: string
  /** The game's world gives it. */
  readonly title: string
  /** A `recorded` function of the game gives it; machines have none. */
  readonly tide: string
  /** A model invents it. */
  readonly nick: string
  /** The player types it. */
  readonly typed: string
}

/** Letters that no author, rule or format of the trial uses: wherever one stands, text of somebody else's stands. */
export const marker = /[\u16A0-\u16EA]/u

const short = ['ᚠ', 'ᚢ', 'ᚦᚨ', 'ᚱᚲᚷ', 'ᚹ']
/** As long as a word has to be to be looked for within words, where texts were looked for. */
const long = ['ᚠᚢᚦᚨᚱᚲᚷᚹ', 'ᛒᛖᛗᛚᛜᛞᛟᛁ']

/** What ends a line, in some layer or in none. */
const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\n\n', '\n- ', ' \n ']

/** What is a space, in some layer or in none. */
const spaces =
  '\t \u0085 \u00A0 \u1680 \u180E \u2000 \u2003 \u2009 \u200A \u200B \u200C \u200D \u202F \u205F \u2060 \u3000 \uFEFF \u001C \u001F \0 \u2800 \u3164 \u00AD \u034F'
    .split(' ')
    .concat(' ', '  ')

/** What separates, opens or closes something: tags, briefs, clauses, lists, quotes, parts, fences, placeholders. */
const signs = [
  ...'; | # { } " \' “ ” „ ‘ ’ « » 「 」 ` ( ) [ ] < > , : . - = ~ * + \\ / & % $ @ ! ? ；｜＃｛｝：＜＞'.split(' '),
  ...['->', '->->', '<-', '<>', '//', '/*', '```', '~~~', '---', '</part>', '<part label="passage">'],
  ...[
    '; max 3 words',
    '; never "x"',
    '; reads alias',
    '; live',
    '"; "',
    '{alias}',
    '{title}',
    '{{',
    '}}',
    '# fill: ',
    'fill: ',
  ],
  ...['[player 1]', '[player 2]: "', '[hall.wait: ', '- hall.wait: ', 'Facts that hold now:', 'OONA: ', '\uFFFC'],
  ...[
    '\u202E',
    '\u2066',
    '\u{E0041}',
    '\u{F0000}',
    '\u{F0001}',
    '\u{10FFFD}',
    '\uE000',
    '\uD800',
    '\uDC00',
    '\u{1F3FD}',
    'e\u0301',
  ],
]

/** Words that the author of the trial uses, keys of the lore, and names that mean something to some code. */
const words = [
  'sesame',
  'old sesame',
  'the word',
  'is',
  'OONA',
  'yes',
  'no',
  'true',
  'constructor',
  '__proto__',
  'KEPTNAME',
  '0',
]

/** What the texts of a run are made of, besides letters. */
export type Kind = (typeof kinds)[number]

/** Every {@link Kind}: all there is, or one thing at a time, so that what one of them does is not hidden by another. */
export const kinds = ['everything', 'line ends', 'spaces', 'signs', 'each other'] as const

const ofKind: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  everything: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...short, ...long) },
    { weight: 3, arbitrary: fc.constantFrom(...lineEnds, ...spaces) },
    { weight: 3, arbitrary: fc.constantFrom(...signs) },
    { weight: 1, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  ),
  'line ends': fc.constantFrom(...long, ...lineEnds),
  spaces: fc.constantFrom(...long, ...spaces),
  signs: fc.constantFrom(...long, ...signs),
  'each other': fc.constantFrom(...long, ' '),
}

/**
 * How a text begins and ends. A line break or a blank there is ink's to read, as it always was: the line ends or the
 * blanks fall together. `held` has none, so that not even that may make a difference to what the author's words are.
 */
export type Edges = 'held' | 'free'

/** Five texts; of some kinds, some of them stand in others, begin like others, or are the same. */
export function taintedTexts(kind: Kind, edges: Edges): fc.Arbitrary<TaintedTexts> {
  const edge = fc.constantFrom(...(kind === 'everything' ? short : long))
  const inner = fc.array(ofKind[kind], { maxLength: 7 }).map(bits => bits.join(''))
  const one = edges === 'free' ? inner : fc.tuple(edge, inner, edge).map(bits => bits.join(''))
  const relations = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(3)), {
    maxLength: kind === 'everything' || kind === 'each other' ? 4 : 0,
  })
  return fc.tuple(relations, fc.tuple(one, one, one, one, one)).map(([related, texts]) => {
    const all: string[] = [...texts]
    for (const [from, to, how] of related) {
      const [source, target] = [all[from] as string, all[to] as string]
      if (how === 0) all[to] = source
      else if (how === 1) all[to] = source + target
      else if (how === 2) all[to] = target + source
      else all[to] = edges === 'free' ? source.slice(0, Math.ceil(source.length / 2)) : `${source} ${long[0]}`
    }
    const [alias = '', title = '', tide = '', nick = '', typed = ''] = all
    return { alias, title, tide, nick, typed }
  })
}

/** Texts that nobody could take for anything, to see what a request says without those of the trial. */
export const harmlessTexts: TaintedTexts = { alias: 'ᚹᚠ', title: 'ᚹᚢ', tide: 'ᚹᚦ', nick: 'ᚹᚨ', typed: 'ᚹᚱ' }
