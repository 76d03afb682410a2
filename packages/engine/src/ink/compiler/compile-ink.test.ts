import fc from 'fast-check'
import { Story } from 'inkjs/full'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../../tools/runs.ts'
import { emptyBible } from '../../story/bible.ts'
import type { InkBundle } from '../ink-bundle.ts'
import { compileInk } from './compile-ink.ts'
import { compileStory } from './compile-story.ts'
import { diagnosticCodes } from './diagnostic-codes.ts'

const ferry = `VAR trust = 1
VAR alias = "stranger"
-> ferry
=== ferry ===
# entry
# with OONA
The ferry smells of diesel and wet wool. # fill: the crossing tonight; max 40 words
OONA: You again. # fill greet: {oona_now()}; never "sorry"
* [Give her the letter. # fill: a small brave act; max 6 words]
    ~ trust++
* [Keep it.]
- OONA: Where were you, all winter? # ask winter: where you spent it
* (north) [In the north. # means: work, money, a ship]
+ (silent) [Say nothing. # means: silence, evasion]
- Oona studies you. # decide believed: does that fit what she knows; reads @winter
+ [yes # means: she can live with it # default {trust > 1}]
    ~ trust++
+ [no # means: she hears a lie]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> bargain ->
-> DONE
=== bargain ===
# detour bargain: up to 3 exchanges over the fare; end when she names a price; may set trust
OONA: The fare has gone up.
-> rejoin
= rejoin
->->
=== function oona_now
{trust > 1: dry, almost fond|guarded, brief}
=== function facts_OONA
{ferry.north: You told her you were in the north.}
`
const ferryBible = `story: ferry
language: en
allow: reviewed
style: |
  Present tense. Short sentences. The sea is never described twice in the same way.
never: |
  tapestry
cast:
  OONA:
    voice: |
      Short. Answers a question with a smaller one.
`

const bundleOf = (source: string, cast: readonly string[] = []): InkBundle => {
  const bible = { ...emptyBible('test'), cast: Object.fromEntries(cast.map(name => [name, {}])) }
  const { bundle, diagnostics } = compileInk({ file: 'test.ink', source, bible })
  if (bundle === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return bundle
}

/** The objects of the compiled story in the ranges of a slot's words, as text; what is no text as `·`. */
const wordsOf = (bundle: InkBundle, id: string): readonly string[] => {
  const runtime = new Story(JSON.parse(JSON.stringify(bundle.ink)))
  return (bundle.slots[id]?.words ?? []).map(([path, first, last]) => {
    const container = at(runtime, path) as { readonly content: readonly { readonly value?: unknown }[] }
    return container.content
      .slice(first, last + 1)
      .map(({ value }) => (typeof value === 'string' ? value : '·'))
      .join('')
  })
}
const at = (runtime: Story, path: string): unknown => {
  const Path = (runtime.mainContentContainer as unknown as { path: { constructor: new (path: string) => never } }).path
    .constructor
  return runtime.ContentAtPath(new Path(path)).obj
}
const idsByLabel = (bundle: InkBundle): Readonly<Record<string, string>> => {
  const labels: Record<string, string> = {}
  for (const choice of Object.values(bundle.choices)) labels[`${choice.source?.line}`] = choice.id
  return labels
}

describe('the ferry', () => {
  const files: Readonly<Record<string, string>> = { 'in/ferry.ink': ferry, 'in/ferry.bible.yaml': ferryBible }
  const { bundle, diagnostics } = compileStory('in/ferry.ink', {
    read: path => files[path],
    list: folder => (folder === 'in' ? ['ferry.ink', 'ferry.bible.yaml'] : []),
  })

  test('has nothing to complain of', () => {
    expect(diagnostics).toEqual([])
  })

  test('has its slots, with their contracts and what they read', () => {
    expect(
      Object.values(bundle?.slots ?? {}).map(({ id, verb }) => `${verb} ${id.replace(/-[0-9a-f]{8}$/, '')}`),
    ).toEqual([
      'fill ferry.fill',
      'fill ferry.greet',
      'fill ferry.fill',
      'ask ferry.winter',
      'decide ferry.believed',
      'invent ferry.alias',
      'detour bargain.bargain',
    ])
    expect(bundle?.slots['ferry.believed']?.reads.typed).toEqual(['ferry.winter'])
    expect(bundle?.slots['ferry.alias']).toMatchObject({ variable: 'alias', contract: { domain: { type: 'text' } } })
    expect(bundle?.slots['bargain.bargain']).toMatchObject({
      rejoin: 'bargain.rejoin',
      brief: 'over the fare; end when she names a price',
      contract: { exchanges: 3, maySet: ['trust'] },
    })
  })

  test('has its doors, people, facts, variables and bible', () => {
    expect(bundle).toMatchObject({
      entries: ['ferry'],
      present: { ferry: ['OONA'] },
      facts: { OONA: 'facts_OONA' },
      variables: { trust: { type: 'number', initial: 1 }, alias: { type: 'text', initial: 'stranger' } },
      bible: { story: 'ferry', allow: 'reviewed', never: ['tapestry'] },
    })
  })

  test('survives JSON, and plays in bare ink', () => {
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle)
    const runtime = new Story(JSON.parse(JSON.stringify(bundle?.ink)))
    runtime.ContinueMaximally()
    expect(runtime.currentChoices.map(({ sourcePath }) => bundle?.choices[sourcePath]?.id)).toHaveLength(2)
    for (const { sourcePath } of runtime.currentChoices) expect(bundle?.choices).toHaveProperty([sourcePath])
  })
})

describe('the words that a tag governs', () => {
  test.each([
    ['plain text', 'You again. # fill it: x\n', ['You again. ']],
    ['other tags beside it', 'You again. # place: quay # fill it: x # loud\n', ['You again. ']],
    [
      'a value, a function and a condition',
      'VAR x = 1\nA {x} {f()} {x: b|c}. # fill it: x\n-> END\n=== function f\nd\n',
      ['A ···· ···· ······. '],
    ],
    ['only its own line, where glue merges two', 'She nods <>\nand leaves. # fill it: x\nGulls.\n', ['and leaves. ']],
    ['only its own line, where a divert merges two', 'She -> on\n=== on\nleaves. # fill it: x\n-> END\n', ['leaves. ']],
    ['a gather', '* [a]\n- (then) Well. # fill it: x\n-> END\n', ['Well. ']],
    [
      'the echo of a choice and what comes behind its bracket',
      '* "Yes[."]," you say. # fill it: x\n-> END\n',
      ['"Yes', '," you say. '],
    ],
    ['a branch of a block', 'VAR x = 1\n{\n- x > 3: High. # fill it: x\n- else: Low.\n}\n', ['High. ']],
    ['lines of a block of their own', 'VAR x = 1\n{x:\n  One.\n  Two. # fill it: x\n}\n', ['Two. ']],
    ['a sequence', '{&one|two} more. # fill it: x\n', ['· more. ']],
    ['a line behind an own-line tag', '# place: quay\nYou again. # fill it: x\n', ['You again. ']],
    ['a line inside a choice', '* [a]\n  Before.\n  After. # fill it: x\n- -> END\n', ['After. ']],
    ['a line in a nested choice', '* [a]\n  * * [b] Deep. # fill it: x\n- -> END\n', [' Deep. ']],
    ['a comment in front', '/* so */ You again. # fill it: x\n', ['You again. ']],
  ])('are %s', (_, source, expected) => {
    const bundle = bundleOf(`${source}${source.includes('END') ? '' : '-> END\n'}`)
    expect(wordsOf(bundle, Object.keys(bundle.slots)[0] ?? '')).toEqual(expected)
  })

  test('are found in stitches and in included files, with file and line', () => {
    const { bundle, diagnostics } = compileInk({
      file: 'story/main.ink',
      source: 'INCLUDE more/quay.ink\n-> quay.night\n',
      read: path => (path === 'story/more/quay.ink' ? '=== quay\n= night\nDark. # fill it: x\n-> END\n' : undefined),
    })
    expect(diagnostics).toEqual([])
    expect(bundle?.slots['quay.it']?.source).toEqual({ file: 'story/more/quay.ink', line: 3 })
    expect(bundle && wordsOf(bundle, 'quay.it')).toEqual(['Dark. '])
  })
})

describe('tags', () => {
  test('are found where the compiled story opens them', () => {
    const bundle = bundleOf('One. # loud # fill a: x\n* [b] Two. # fill b: y\n- -> END\n')
    const runtime = new Story(JSON.parse(JSON.stringify(bundle.ink)))
    for (const id of ['a', 'b']) {
      const path = bundle.slots[id]?.tags[0] ?? ''
      expect(at(runtime, path)).toMatchObject({ commandType: 24 })
      const [container, index] = [path.replace(/\.\d+$/, ''), Number(/\d+$/.exec(path)?.[0])]
      expect(at(runtime, `${container}.${index + 1}`)).toMatchObject({ value: expect.stringContaining(`fill ${id}`) })
    }
  })
})

describe('choices', () => {
  const source = [
    '-> quay',
    '=== quay',
    'Rain.',
    '* [Wait.]',
    '* (row) [Row out.]',
    '* [Shout. # id: shout]',
    '* {quay} Ask [her. # fill: kindly] about the fare.',
    '+ [Wait.]',
    '- -> harbour',
    '=== harbour',
    '* [Wait.]',
    '* -> END',
    '- -> END',
  ]

  test('are called by their id, their ink label, or their words', () => {
    const ids = idsByLabel(bundleOf(source.join('\n')))
    expect(ids['5']).toBe('quay.row')
    expect(ids['6']).toBe('quay.shout')
    expect(ids['4']).toMatch(/^quay\.[0-9a-f]{8}$/)
    expect(ids['8']).toBe(`${ids['4']}-2`)
    expect(ids['11']).toBe(ids['4']?.replace('quay', 'harbour'))
    expect(ids).not.toHaveProperty('12')
  })

  test('know the slot of their label and what stands in front of it', () => {
    const bundle = bundleOf(source.join('\n'))
    const asked = Object.values(bundle.choices).find(({ source: place }) => place?.line === 7)
    expect(asked).toMatchObject({ lead: 'Ask ', slot: Object.keys(bundle.slots)[0] })
    expect(bundle.slots[asked?.slot ?? '']).toMatchObject({ tags: [], words: [] })
  })

  test('keep their ids when others come, knots move and other lines change', () => {
    const before = Object.values(bundleOf(source.join('\n')).choices).map(({ id }) => id)
    const changed = [
      '=== harbour',
      '* [Pray.]',
      'A new line. // and a comment',
      '* [Wait.]',
      '* -> END',
      '- -> END',
      '=== quay',
      'Rain, and wind. # fill: more of it',
      '* [Leave.]',
      '* [Wait.]',
      '    And wait.',
      '* (row) [Row out, after all.]',
      '* [Shout loudly. # id: shout]',
      '* {quay > 1} Ask [her. # fill: not so kindly] about nothing.',
      '+ [Wait.]',
      '- -> harbour',
    ]
    const after = Object.values(bundleOf(changed.join('\n')).choices).map(({ id }) => id)
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after).toHaveLength(before.length + 2)
  })

  test('stand by the path at which bare ink offers them', () => {
    const bundle = bundleOf(source.join('\n'))
    const runtime = new Story(JSON.parse(JSON.stringify(bundle.ink)))
    runtime.ContinueMaximally()
    const offered = runtime.currentChoices.map(({ text, sourcePath }) => `${text} ${bundle.choices[sourcePath]?.id}`)
    expect(offered[1]).toBe('Row out. quay.row')
    expect(offered[2]).toBe('Shout. quay.shout')
    expect(offered).toHaveLength(5)
  })
})

test('slots without a name keep theirs when other lines change', () => {
  const [before] = Object.keys(bundleOf('Rain. # fill: how it falls\n-> END\n').slots)
  const after = Object.keys(bundleOf('Gulls. # fill: how they cry\nFog.\nRain. # fill: how it falls\n-> END\n').slots)
  expect(after).toContain(before)
})

test('a comment or an empty line changes no digest, a word does', () => {
  const digest = (source: string) => bundleOf(source).digest
  const plain = digest('Rain. # fill: how it falls\n* [Go.]\n-> END\n')
  expect(digest('// so\n\nRain. # fill: how it falls\n\n* [Go.]\n-> END\n')).toBe(plain)
  expect(digest('Snow. # fill: how it falls\n* [Go.]\n-> END\n')).not.toBe(plain)
})

test('the options of an invent are of the type of its variable', () => {
  const domainOf = (initial: string, clause: string) =>
    bundleOf(`VAR n = ${initial}\n{n} # invent n: x; ${clause}\n-> END\n`).slots.n?.contract.domain
  expect(domainOf('1', 'one of "1", "2.5"')).toEqual({ type: 'options', options: [1, 2.5] })
  expect(domainOf('true', 'one of "true", "false"')).toEqual({ type: 'boolean' })
  expect(domainOf('"1"', 'one of "1", "2"')).toEqual({ type: 'options', options: ['1', '2'] })
})

test('variables have types, and lists their items', () => {
  const { variables } = bundleOf(
    'LIST mood = calm, (cross)\nVAR seen = ()\nVAR moods = (calm)\nVAR half = 2.0\nVAR oath = false\nVAR home = -> quay\n-> quay\n=== quay\n-> END\n',
  )
  expect(variables).toEqual({
    half: { type: 'number', initial: 2 },
    mood: { type: 'list', initial: ['mood.cross'], items: ['mood.calm', 'mood.cross'] },
    moods: { type: 'list', initial: ['mood.calm'], items: ['mood.calm', 'mood.cross'] },
    oath: { type: 'boolean', initial: false },
    seen: { type: 'list', initial: [], items: [] },
  })
})

test('externals that the bible does not name are recorded', () => {
  const { bundle } = compileInk({
    file: 'a.ink',
    source: 'EXTERNAL dice()\n{dice()}\n-> END\n=== function dice\n~ return 1\n',
  })
  expect(bundle?.bible.externals).toEqual({ dice: 'recorded' })
})

describe('what else is a mistake', () => {
  const codesOf = (source: string, cast: readonly string[] = ['OONA', 'TAVI']) => {
    const bible = { ...emptyBible('test'), cast: Object.fromEntries(cast.map(name => [name, {}])) }
    return compileInk({ file: 'a.ink', source, bible }).diagnostics.map(({ code, place }) => `${place?.line} ${code}`)
  }

  test.each<[string, string, readonly string[]]>([
    ['an unknown ask slot', 'a # fill: x; reads @winter\n-> END\n', ['1 unknown-name']],
    [
      'an unknown variable that a detour may set',
      '-> b ->\n-> END\n=== b\n# detour: x; may set gold\na\n-> rejoin\n= rejoin\n->->\n',
      ['4 unknown-name'],
    ],
    ['somebody present who is not in the cast', '-> k\n=== k\n# with OONAA, TAVI\na\n-> END\n', ['3 unknown-name']],
    ['facts about a stranger', 'a\n-> END\n=== function facts_ONA\n~ return 1\n', ['3 unknown-name']],
    ['an id that does not belong behind the bracket', '* [a] # id: b\n-> END\n', ['1 tag-after-bracket']],
    ['an empty label', '* [# fill: x]\n-> END\n', ['1 slot-without-words']],
    [
      'an assignment in the branch above the gather',
      'VAR a = "b"\n* [c]\n  ~ a = "d"\n* [e]\n- {a} # invent a: x\n-> END\n',
      ['5 invent-assigned-in-beat'],
    ],
    [
      'an assignment below the line',
      'VAR a = "b"\n{a} # invent a: x\n~ a = "c"\n-> END\n',
      ['2 invent-assigned-in-beat'],
    ],
    [
      'an assignment under a condition',
      'VAR a = "b"\n{a == "b":\n~ a = "c"\n}\n{a} # invent a: x\n-> END\n',
      ['5 invent-assigned-in-beat'],
    ],
    [
      'a rejoin that stays away',
      '-> b ->\n-> END\n=== b\n# detour: x\na\n-> rejoin\n= rejoin\n-> END\n',
      ['7 detour-not-a-tunnel'],
    ],
    ['facts by dice', 'a\n-> END\n=== function facts_OONA\n{RANDOM(1, 2) > 1: b}\n', ['4 facts-not-pure']],
    ['facts with alternatives', 'a\n-> END\n=== function facts_OONA\n{&b|c}\n', ['4 facts-not-pure']],
    [
      'facts by a function that assigns',
      'VAR x = 1\na\n-> END\n=== function facts_OONA\n{f()}\n=== function f\n~ x++\n~ return 1\n',
      ['5 facts-not-pure'],
    ],
    ['a choice below that is a sibling', '* [a]\n  b # ask: c\n* [d]\n- -> END\n', ['2 no-choices-below']],
    ['a block comment in a tag', 'a # fill: x /* y */; max 3 words\n-> END\n', ['1 comment-in-tag']],
    ['an include that is not there', 'INCLUDE gone.ink\na\n-> END\n', ['1 ink-error']],
    ['a list for an invent', 'LIST mood = calm\n{mood} # invent mood: x\n-> END\n', ['2 invent-wrong-type']],
    [
      'a word among the options of a number',
      'VAR n = 1\n{n} # invent n: x; one of "1", "two"\n-> END\n',
      ['2 invent-wrong-type'],
    ],
    ['a place for an invent', 'VAR d = -> k\na # invent d: x\n-> d\n=== k\nb\n-> END\n', ['2 invent-wrong-type']],
  ])('%s', (_, source, codes) => {
    expect(codesOf(source)).toEqual(codes)
  })

  test.each<[string, string]>([
    ['alternatives inside the braces of a brief', 'VAR x = 1\na # fill: {x > 1: b|c} -- and {x}\n-> END\n'],
    ['a divert behind a choice with a slot', '* [a # fill: x] -> END\n'],
    ['a tag in a comment', 'a // # fill: x | y -> z\n/* # fill: x | y */\n-> END\n'],
    ['choices under a condition below an ask', 'VAR x = 1\na # ask: b\n{x:\n* [c] -> END\n}\n* [d]\n- -> END\n'],
    ['nested choices below an ask', '* [a]\n  b # ask: c\n  * * [d # means: e]\n  * * [f]\n- -> END\n'],
    ['choices from a thread below an ask', 'a # ask: b\n<- more\n-> DONE\n=== more\n* [c # means: d]\n-> END\n'],
    ['choices below a block with an ask in it', 'VAR x = 1\n{x:\na # ask: b\n}\n* [c]\n* [d]\n- -> END\n'],
    ['an assignment in the beat before', 'VAR a = "b"\n~ a = "c"\n* [d]\n- {a} # invent a: x\n-> END\n'],
    ['an assignment behind the next choice', 'VAR a = "b"\n{a} # invent a: x\n* [d]\n  ~ a = "c"\n- -> END\n'],
    ['an assignment in another branch', 'VAR a = "b"\n* [c]\n  {a} # invent a: x\n* [d]\n  ~ a = "e"\n- -> END\n'],
    [
      'facts with a temporary variable',
      'VAR x = 1\na\n-> END\n=== function facts_OONA\n~ temp y = x\n~ y = y + 1\n{y > 1: b}\n',
    ],
    ['text with a colon', 'Note: nothing.\nTwo things: a, b.\n-> END\n'],
    ["a fill whose other tags are the game's own", 'a # fill: x # loud # shake: hard\n-> END\n'],
    ['an own-line ask between text and choices', 'a\n# ask: b\n* [c]\n* [d]\n- -> END\n'],
  ])('but not %s', (_, source) => {
    expect(codesOf(source)).toEqual([])
  })
})

test('no script makes it throw, and what it says has a code of the table and a place', () => {
  const line = fc.constantFrom(
    'VAR x = 1',
    '=== k',
    '= s',
    '* [a # fill: b]',
    '* a # fill: b',
    '+ [c # id: d # means: e # default {x}]',
    '- # ask w: q',
    '- (g) OONA: hi. # decide: z; reads @w',
    '{x: # fill: q | # fill: r}',
    '{',
    '- x: a # invent x: y',
    '}',
    '-> k',
    '-> k ->',
    '->->',
    '# entry',
    '# with OONA',
    '# detour: a',
    '<>',
    '~ x++',
    '=== function facts_OONA',
    'a # fill: b ] | // -> c # d',
    'a <> # fill x: {k} ; max 3 words; min 4 words',
    '* * [ # fill',
    '/*',
    '<- k',
    'INCLUDE k.ink',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const { bundle, diagnostics } = compileInk({ file: 'a.ink', source: `${lines.join('\n')}\n` })
      for (const { code, place } of diagnostics) {
        expect(diagnosticCodes).toHaveProperty(code)
        expect(place?.line).toBeGreaterThan(0)
      }
      expect(bundle === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
    }),
    { numRuns: runs(50) },
  )
})

describe('what is almost right', () => {
  const cast = { ...emptyBible('s'), cast: { OONA: { name: 'Oona' } } }
  const found = (source: string) =>
    compileInk({ file: 's.ink', source, bible: cast }).diagnostics.map(({ code, hint }) => `${code} ${hint}`)

  test.each([
    ['Hi. # Place: harbour\n-> END\n', 'place: harbour'],
    ['Hi. # wether: rain\n-> END\n', 'weather: rain'],
    ['Hi. # ending ashore\n-> END\n', 'ending: ashore'],
    ['-> k\n=== k\n# entri\nHi.\n-> END\n', '# entry'],
    ['-> k\n=== k\n# with: OONA\nHi.\n-> END\n', '# with OONA'],
    ['* [Go. # ID: go]\n- -> END\n', 'id: go'],
  ])('in %j is told', (source, meant) => {
    expect(found(source)).toEqual([expect.stringMatching(/^tag-almost-known /)])
    expect(found(source)[0]).toContain(meant)
  })

  test.each([
    '# whisper',
    '# mood: low',
    '# house: open',
    '# scene',
    '# people: none',
    '# CLEAR',
    '# place',
    '# note: x',
  ])('but %s is the game’s own', tag => expect(found(`Hi. ${tag}\n-> END\n`)).toEqual([]))

  test('in a speaker’s name is told with the name of the cast', () => {
    expect(found('Oona: Hi.\n-> END\n')).toEqual(['speaker-not-in-cast Write "OONA:".'])
    expect(found('One thing more: hi.\n-> END\n')).toEqual([])
  })
})
