import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Brief, parseBrief } from './brief.ts'
import { briefOf } from './brief-of.ts'
import { clauseOf } from './clause.ts'
import { printBrief } from './print-brief.ts'
import { defaultReads, type SlotVerb } from './slot.ts'
import { verbTags } from './verbs/verb-tags.ts'
import { slotVerbs } from './verbs/verbs.ts'

const codes = (tag: string) => parseBrief(tag).problems.map(problem => problem.code)

describe('a slot tag', () => {
  test('has a verb, an id, a brief and clauses', () => {
    expect(parseBrief('fill greet: {oona_now()}; never "sorry"; max 12 words; reads trust, @winter; reviewed')).toEqual(
      {
        brief: {
          verb: 'fill',
          localId: 'greet',
          brief: '{oona_now()}',
          contract: { never: ['sorry'], maxWords: 12 },
          reads: { ...defaultReads, variables: ['trust'], typed: ['winter'] },
          policy: 'reviewed',
        },
        problems: [],
      },
    )
  })

  test.each([
    ['decide believes by LOMAX: does he believe it', 'believes', 'LOMAX'],
    ['decide by LOMAX: does he believe it', undefined, 'LOMAX'],
    ['decide believes: does he believe it; by LOMAX', 'believes', 'LOMAX'],
    ['decide by: does he believe it', 'by', undefined],
    ['invent price by OLD TOM: what he asks', 'price', 'OLD TOM'],
    ['decide by public: what the town thinks', undefined, 'public'],
    ['decide: does he do it by Night', undefined, undefined],
  ])('"%s" says whose knowledge counts', (tag, localId, by) => {
    const { brief, problems } = parseBrief(tag)
    expect(problems).toEqual([])
    expect([brief?.localId, brief?.by]).toEqual([localId, by])
    expect(briefOf(tag)).toBe(brief?.brief)
    expect(parseBrief(printBrief(brief as Brief)).brief).toEqual(brief)
  })

  test('has nobody to know anything in a verb that knows nothing', () => {
    expect(codes('fill by OONA: guarded')).toEqual(['clause-not-for-verb'])
    expect(codes('ask winter: where you were; by OONA')).toEqual(['clause-not-for-verb'])
    expect(parseBrief('fill by OONA: guarded').brief).not.toHaveProperty('by')
    expect(codes('decide by OONA: does she; by TOM')).toEqual(['clause-twice'])
  })

  test('is direction by night as by any other small word', () => {
    expect(parseBrief('fill: what the lamp shows; by night; by the river').brief?.brief).toBe(
      'what the lamp shows; by night; by the river',
    )
    expect(codes('fill: what the lamp shows; by night; by the river')).toEqual([])
  })

  test.each([
    ['@diary', { diary: 'scene' }],
    ['@diary.now', { diary: 'now' }],
    ['@diary, @diary.now', { diary: 'now' }],
    ['@said.pencil', { said: ['pencil'] }],
    ['@said.quay.the-pencil, @said.38', { said: ['quay.the-pencil', '38'] }],
    [
      'trust, @where-from, @history, @diary, @said.quay.pencil',
      { variables: ['trust'], typed: ['where-from'], history: true, diary: 'scene', said: ['quay.pencil'] },
    ],
  ])('reads %s', (names, reads) => {
    const { brief, problems } = parseBrief(`fill: guarded; reads ${names}`)
    expect(problems).toEqual([])
    expect(brief?.reads).toEqual({ ...defaultReads, ...reads })
    expect(parseBrief(printBrief(brief as Brief)).brief).toEqual(brief)
  })

  test('keeps direction between its clauses, in order', () => {
    const { brief, problems } = parseBrief(
      'detour bargain: up to 3 exchanges over the fare; end when she names a price; may set trust, coat',
    )
    expect(problems).toEqual([])
    expect(brief?.brief).toBe('over the fare; end when she names a price')
    expect(brief?.contract).toEqual({ exchanges: 3, maySet: ['trust', 'coat'] })
  })

  test('separates nothing at a semicolon inside quotes or braces', () => {
    const { brief } = parseBrief('fill: {late: tired; slow|awake}; mention "now; then", “soon”')
    expect(brief?.brief).toBe('{late: tired; slow|awake}')
    expect(brief?.contract.mention).toEqual(['now; then', 'soon'])
  })

  test('of an invent names its variable, and its options or range are its domain', () => {
    expect(parseBrief('invent mood: how she takes it; one of "calm", "cross"').brief).toMatchObject({
      variable: 'mood',
      contract: { domain: { type: 'options', options: ['calm', 'cross'] } },
    })
    expect(parseBrief('invent fare: what she asks; from 2 to 9').brief?.contract.domain).toEqual({
      type: 'range',
      from: 2,
      to: 9,
    })
  })

  test('reads the transcript and the player model only when asked', () => {
    expect(parseBrief('fill: x; reads @history, @player').brief?.reads).toEqual({
      variables: [],
      typed: [],
      history: true,
      player: true,
    })
  })

  test.each([
    'fill: never let her smile; never let him either; mention of the sea is fine',
    'fill: use words of one syllable; up to something; max out the tension',
    'place: harbour',
    'entry',
    'with OONA, TAVI',
    'task: bring rope',
    'means: work, money',
  ])('"%s" is nothing to complain of', tag => {
    expect(codes(tag)).toEqual([])
  })

  test.each([
    ['fil: a greeting', 'unknown-verb', '"fill"'],
    ['Fill: a greeting', 'unknown-verb', '"fill"'],
    ['detuor: over the fare', 'unknown-verb', '"detour"'],
    ['fill the crossing tonight', 'slot-malformed', 'fill: the crossing tonight'],
    ['fill greet', 'slot-without-brief', 'fill greet: '],
    ['fill: ; max 3 words', 'slot-without-brief', 'what this line is for'],
    ['invent alias: max 2 words', 'slot-without-brief', 'max 2 words'],
    ['invent: what she calls you', 'invent-without-variable', 'invent name: what she calls you'],
    ['fill: x; maxx 3 words', 'unknown-clause', 'max 40 words'],
    ['fill: x; max 3', 'unknown-clause', 'max 40 words'],
    ['fill: x; mentions "rope"', 'unknown-clause', 'mention "the lamp"'],
    ['fill: x; never "sorry', 'unknown-clause', 'never "sorry"'],
    ['fill: x; revieved', 'unknown-clause', '`reviewed`'],
    ['fill: x; reads trust; reads oath and @winter, coat', 'unknown-clause', '`reads oath, @winter, coat`'],
    ['fill: x; never sorry', 'unknown-clause', '`never "sorry"`'],
    ['fill: x; mention rope, lamp', 'unknown-clause', '`mention "rope", "lamp"`'],
    ["fill: x; never 'sorry'", 'unknown-clause', 'never "sorry"'],
    ['fill: x; reads trust and coat', 'unknown-clause', '`reads trust, coat`'],
    ['fill: x; at most 12 words', 'unknown-clause', '`max 12 words`'],
    ['fill: x; 12 words', 'unknown-clause', '`max 12 words`'],
    ['fill: x; at least 3 words', 'unknown-clause', '`min 3 words`'],
    ['fill: x; at most 2 sentences', 'unknown-clause', '`max 2 sentences`'],
    ['fill: x; 140 characters', 'unknown-clause', '`max 140 characters`'],
    ['fill: x; max 140 chars', 'unknown-clause', '`max 140 characters`'],
    ['fill: x; min 2 sentences', 'unknown-clause', '`min 3 words`'],
    ['fill: dry, max 2 sentences', 'unknown-clause', 'dry; max 2 sentences'],
    ['fill: x; max 2 sentences; max 1 sentence', 'clause-twice', 'one of them'],
    ['fill: x; max 0 sentences', 'max-below-min', 'max 1 sentences'],
    ['fill: x; max 0 words', 'max-below-min', 'max 1 words'],
    ['fill: x; max 3 characters; min 5 words', 'max-below-min', 'max 30 characters'],
    ['fill: x; mention "the long rope"; max 8 characters', 'max-below-min', 'max 13 characters'],
    ['fill: x; mention "the long rope"; max 2 words', 'max-below-min', 'max 3 words'],
    ['fill: x; one of "a", "b"; max 1 sentences', 'one-of-with-others', 'Keep'],
    ['fill: x; mention "drowned"; never "drown*"', 'mention-also-never', 'one of the two'],
    ['fill: x; never "*ing"', 'star-misplaced', 'never "ing*"'],
    ['fill: x; never "dr*wn"', 'star-misplaced', 'at the very end'],
    ['fill: x; never "*"', 'star-misplaced', 'never "drown*"'],
    ['fill: x; mention "drown*"', 'star-misplaced', 'must never occur'],
    ['invent fare: x; range 1 to 3', 'unknown-clause', '`from 1 to 3`'],
    ['fill: x; avoid "sorry"', 'unknown-clause', '`never "sorry"`'],
    ['fill: the crossing, max 12 words', 'unknown-clause', 'the crossing; max 12 words'],
    ['fill: x; dry, never "sorry"', 'unknown-clause', 'dry; never "sorry"'],
    ['fill: x; max {limit} words', 'hole-in-clause', 'themselves'],
    ['fill: x; mention "{place}"', 'hole-in-clause', 'themselves'],
    ['fill: x; never "sorry", "my {name}"', 'hole-in-clause', 'themselves'],
    ['invent mood: x; one of "calm", "{mood}"', 'hole-in-clause', 'themselves'],
    ['fill: x; max 3 words; max 5 words', 'clause-twice', 'one of them'],
    ['decide: x; max 3 words', 'clause-not-for-verb', 'fill or invent or detour'],
    ['fill: x; may set trust', 'clause-not-for-verb', 'detour'],
    ['fill: x; max 3 words; min 5 words', 'max-below-min', 'max 5 words'],
    ['fill: x; mention "so sorry"; never "Sorry"', 'mention-also-never', 'one of the two'],
    ['fill: x; one of "a", "b"; max 1 words', 'one-of-with-others', 'Keep'],
    ['invent fare: x; from 9 to 2', 'range-empty', 'from 2 to 9'],
  ])('"%s" gives %s with a hint', (tag, code, hint) => {
    const { problems } = parseBrief(tag)
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]?.hint).toContain(hint)
  })
})

const word = fc.stringMatching(/^[a-z]{1,8}$/)
const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/)
const direction = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map(words => words.join(' '))
  .filter(text => clauseOf(text) === undefined && !/^(up|max|min|one|from|may|reads|author|live)/.test(text))
const words = fc.uniqueArray(
  fc.stringMatching(/^[a-zA-Z;, äß]{1,8}$/).map(text => `x${text}`),
  { minLength: 1, maxLength: 3 },
)
const setsVariable = (verb: SlotVerb): boolean => verbTags[verb].namesVariable === true

const written: fc.Arbitrary<Brief> = fc
  .record({
    verb: fc.constantFrom(...slotVerbs),
    id: fc.option(name, { nil: undefined }),
    brief: fc.array(direction, { minLength: 1, maxLength: 3 }).map(parts => parts.join('; ')),
    maxWords: fc.option(fc.nat(60), { nil: undefined }),
    maxSentences: fc.option(fc.nat(9), { nil: undefined }),
    maxCharacters: fc.option(fc.nat(400), { nil: undefined }),
    mention: fc.option(words, { nil: undefined }),
    never: fc.option(words, { nil: undefined }),
    oneOf: fc.option(words, { nil: undefined }),
    variables: fc.array(name, { maxLength: 3 }),
    typed: fc.array(
      name.filter(text => text !== 'history' && text !== 'player'),
      { maxLength: 2 },
    ),
    history: fc.boolean(),
    policy: fc.option(fc.constantFrom('author' as const, 'reviewed' as const, 'live' as const), { nil: undefined }),
    exchanges: fc.option(fc.nat(9), { nil: undefined }),
    again: fc.boolean(),
  })
  .map(
    ({
      verb,
      id,
      brief,
      maxWords,
      maxSentences,
      maxCharacters,
      mention,
      never,
      oneOf,
      variables,
      typed,
      history,
      policy,
      exchanges,
      again,
    }) => ({
      verb,
      ...(id === undefined ? {} : { localId: id }),
      brief,
      contract: {
        ...(maxWords === undefined ? {} : { maxWords }),
        ...(maxSentences === undefined ? {} : { maxSentences }),
        ...(maxCharacters === undefined ? {} : { maxCharacters }),
        ...(mention === undefined ? {} : { mention }),
        ...(never === undefined ? {} : { never }),
        ...(oneOf === undefined
          ? {}
          : setsVariable(verb)
            ? { domain: { type: 'options' as const, options: oneOf } }
            : { oneOf }),
        ...(exchanges === undefined ? {} : { exchanges }),
      },
      reads: { variables, typed, history, player: false },
      ...(policy === undefined ? {} : { policy }),
      ...(setsVariable(verb) && id !== undefined ? { variable: id } : {}),
      ...(verb === 'invent' && again ? { again: true as const } : {}),
    }),
  )

test('what is printed is read back as it was', () => {
  fc.assert(
    fc.property(written, brief => {
      expect(parseBrief(printBrief(brief), verb => verb === brief.verb).brief).toEqual(brief)
    }),
  )
})

test('play cuts the same brief out of a tag as the compiler', () => {
  fc.assert(
    fc.property(written, brief => {
      expect(briefOf(printBrief(brief))).toBe(brief.brief)
    }),
  )
})

test('no text at all makes it throw', () => {
  const piece = fc.constantFrom(
    'fill',
    'invent',
    ' ',
    ':',
    ';',
    '"',
    '“',
    '{',
    '}',
    '|',
    'max',
    '3',
    'words',
    '@',
    'reads',
    '\n',
    ',',
  )
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map(pieces => pieces.join('')),
  )
  fc.assert(
    fc.property(garbage, text => {
      for (const problem of parseBrief(text).problems) expect(problem.hint).not.toBe('')
      expect(typeof briefOf(text)).toBe('string')
    }),
  )
})

describe('a document', () => {
  test.each([
    ['document page by PEG: three names; max 8 lines; max 120 words; reads @diary', 'page', { by: 'PEG' }],
    ['document page: three names; by PEG; max 8 lines; max 120 words; reads @diary', 'page', { by: 'PEG' }],
    ['document by public: three names; max 8 lines; max 120 words; reads @diary', undefined, { by: 'public' }],
    ['document page: three names; max 8 lines; max 120 words; reads @diary', 'page', {}],
  ])('"%s" is a fill of several lines', (tag, localId, document) => {
    const { brief, problems } = parseBrief(tag)
    expect(problems).toEqual([])
    expect(brief).toEqual({
      verb: 'fill',
      ...(localId === undefined ? {} : { localId }),
      brief: 'three names',
      contract: { maxLines: 8, maxWords: 120 },
      reads: { ...defaultReads, diary: 'scene' },
      document,
    })
    expect(briefOf(tag)).toBe('three names')
    expect(parseBrief(printBrief(brief as Brief)).brief).toEqual(brief)
  })

  test.each([
    ['fill: x; max 3 lines', 'clause-not-for-verb', 'document'],
    ['document: x; max 0 lines', 'max-below-min', 'max 1 lines'],
    ['document: x; one of "a", "b"', 'clause-not-for-verb', 'fill or invent'],
    ['documnet page: x', 'unknown-verb', 'document'],
    ['document the page she wrote: x', 'slot-malformed', 'document name: '],
    ['document page: ', 'slot-without-brief', 'document page: '],
    ['document page: x; at most 8 lines', 'unknown-clause', 'max 8 lines'],
  ])('"%s" gives %s with a hint', (tag, code, hint) => {
    const { problems } = parseBrief(tag)
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]?.hint).toContain(hint)
  })
})
