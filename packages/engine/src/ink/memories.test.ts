import { describe, expect, test } from 'vitest'
import { emptyBible } from '../story/bible.ts'
import type { Passage, PassageLine } from '../story/passage.ts'
import type { Fact, Skeleton } from '../story/skeleton.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import type { InkStory } from './built-ink-story.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { testStory } from './compiler/test-story.ts'
import { inkStory } from './ink-story.ts'

const bible = { cast: { TOLLY: {}, HESTER: {}, 'OLD TOM': {} } }
const open = (story: InkStory): Passage => {
  const skeleton = story.skeleton()
  return skeleton.step(skeleton.begin(1), { type: 'enter' })
}
const played = (source: string, ...choices: readonly string[]): Passage => play(testStory(source, { bible }), choices)
const play = (story: InkStory, choices: readonly string[]): Passage => {
  const skeleton = story.skeleton()
  let passage = skeleton.step(skeleton.begin(1), { type: 'enter' })
  for (const choice of choices) passage = skeleton.step(passage.at, { type: 'choose', choice })
  return passage
}
const text = ({ pieces }: Pick<PassageLine, 'pieces'>): string => pieces.map(piece => piece.text).join('')
const scenes = (passage: Passage): readonly (readonly [string, string | undefined])[] =>
  passage.lines.map(line => [text(line), line.scene ?? passage.scene])
const presentAt = (passage: Passage): readonly (readonly [string, readonly string[]])[] =>
  passage.lines.map(line => [text(line), line.present ?? passage.present])

describe('a memory', () => {
  test.each([
    ['memory: You let them look.', { text: 'You let them look.' }],
    ['memory!: You let them look.', { text: 'You let them look.', always: true }],
    ['memory(TOLLY): You lied.', { text: 'You lied.', knownTo: ['TOLLY'] }],
    ['memory(TOLLY, OLD TOM): You lied.', { text: 'You lied.', knownTo: ['TOLLY', 'OLD TOM'] }],
    ['memory!(TOLLY): You lied.', { text: 'You lied.', knownTo: ['TOLLY'], always: true }],
    ['memory(reader): You kept it.', { text: 'You kept it.', knownTo: [] }],
    ['memory(reader, HESTER): You kept it.', { text: 'You kept it.', knownTo: ['HESTER'] }],
    ['memory(all): The bus went.', { text: 'The bus went.', knownTo: 'all' }],
    ['memory: {lied: You lied.|You told her.}', { text: 'You told her.' }],
    ['memory: You paid {fare}: a lot.', { text: 'You paid 4: a lot.' }],
    ['memory: none', 'none'],
    ['memory:', 'none'],
    ['memory: {lied: You lied.}', 'none'],
    ['memory: nonesuch', { text: 'nonesuch' }],
  ])('of a choice is what its tag says: # %s', (tag, memory) => {
    const vars = 'VAR lied = false\nVAR fare = 4\n'
    expect(played(`${vars}Well?\n+ [Go. # id: go # ${tag}]\n-> END`).choices[0]).toMatchObject({
      id: 'go',
      memory,
      tags: [],
    })
    const [line] = played(`${vars}You go. # ${tag}\n-> END`).lines
    expect(line?.memories).toEqual(memory === 'none' ? undefined : [memory])
    expect(line).toMatchObject({ cues: [], tags: [] })
  })

  test('is not there where no tag is', () => {
    const { choices, lines } = played('Well? # memory: You came.\n+ [Go.]\n-> END')
    expect(choices[0]).not.toHaveProperty('memory')
    expect(lines[0]?.memories).toEqual([{ text: 'You came.' }])
  })

  test('may stand several times on a line, and above it', () => {
    const { lines } = played('# memory: One.\nYou go. # memory(TOLLY): Two. # memory(all): Three.\n-> END')
    expect(lines[0]?.memories).toEqual([
      { text: 'One.' },
      { text: 'Two.', knownTo: ['TOLLY'] },
      { text: 'Three.', knownTo: 'all' },
    ])
  })

  test('of a choice without brackets is not one of the line as well', () => {
    const source = 'Well?\n+ You let them look. # memory: You let the Spences look.\n  They look.\n-> END'
    const before = played(source)
    expect(before.choices[0]).toMatchObject({ memory: { text: 'You let the Spences look.' } })
    const after = played(source, before.choices[0]?.id ?? '')
    expect(after.lines.map(text)).toEqual(['You let them look.', 'They look.'])
    expect(after.lines.flatMap(({ memories = [] }) => memories)).toEqual([])
  })

  test('behind the bracket of a choice is one of the line', () => {
    const source = 'Well?\n+ [Look. # id: look] You look. # memory: You looked.\n-> END'
    expect(played(source).choices[0]).not.toHaveProperty('memory')
    expect(played(source, 'look').lines[0]?.memories).toEqual([{ text: 'You looked.' }])
  })

  test('that no line follows belongs to the one before, and is never lost', () => {
    const source = 'Well?\n+ [Look. # id: look]\n  You look.\n  # memory: You looked.\n  ++ [On.]\n  -- -> END'
    expect(played(source, 'look').lines).toMatchObject([{ memories: [{ text: 'You looked.' }] }])
    const alone = 'Well?\n+ [Look. # id: look]\n  # memory: You looked.\n  ++ [On.]\n  -- -> END'
    expect(played(alone, 'look').lines).toEqual([
      { pieces: [], cues: [], tags: [], memories: [{ text: 'You looked.' }] },
    ])
  })

  test('stands where its tag does, whatever line comes next', () => {
    const source = `-> quay
=== quay
# with TOLLY
Well?
+ [Look. # id: look]
  You look.
  # memory: You looked.
  -> bar
+ [Go. # id: go]
  # memory: You went.
  -> bar
=== bar
# with HESTER
# memory: You came in.
The bar. # memory: You saw it.
-> END`
    const said = (choice: string) =>
      played(source, choice).lines.map(line => [
        text(line),
        line.scene ?? 'bar',
        line.present,
        line.memories?.map(memory => memory.text),
      ])
    expect(said('quay.look')).toEqual([
      ['You look.', 'quay', ['TOLLY'], ['You looked.']],
      ['The bar.', 'bar', ['HESTER'], ['You came in.', 'You saw it.']],
    ])
    expect(said('quay.go')).toEqual([
      ['', 'quay', ['TOLLY'], ['You went.']],
      ['The bar.', 'bar', undefined, ['You came in.', 'You saw it.']],
    ])
  })

  test('in a function and in a tunnel is there as well', () => {
    const source =
      'You go{late()}.\n-> stair ->\n-> END\n=== stair\nA stair. # memory: You climbed.\n->->\n=== function late\n~ return " late"'
    expect(played(source).lines.map(line => line.memories)).toEqual([undefined, [{ text: 'You climbed.' }]])
  })

  test('has marks by construction: what a value says is text, whatever it looks like', () => {
    const story = testStory(
      'VAR name = "x"\nWho? # invent name: a name\nIt is {name}. # memory(TOLLY): You met {name}.\n+ [Go. # memory: {name}]\n+ [Stay. # memory: {name == "x":none|You stayed}]\n-> END',
      { bible },
    )
    const skeleton = story.skeleton()
    const before = skeleton.step(skeleton.begin(1), { type: 'enter' })
    expect(before.stop).toBe('invent')
    const mark = '3:live:tainted'
    const { lines, choices } = skeleton.step(before.at, {
      type: 'value',
      slot: before.slots[0]?.slot.id ?? '',
      values: { name: 'none' },
      mark,
    })
    expect(lines[1]?.memories).toEqual([
      {
        text: 'You met none.',
        pieces: [{ text: 'You met ' }, { text: 'none', marks: [mark] }, { text: '.' }],
        marks: [mark],
        knownTo: ['TOLLY'],
      },
    ])
    expect(choices[0]?.memory).toEqual({ text: 'none', pieces: [{ text: 'none', marks: [mark] }], marks: [mark] })
    expect(choices[1]?.memory).toMatchObject({ text: 'You stayed' })
  })

  test('is the game’s own cue in a story that was compiled elsewhere, or before there were any', () => {
    const { bundle } = compileInk({ file: 'a.ink', source: 'Low. # memory: low\n+ [Go. # memory: none]\n-> END' })
    if (bundle === undefined) throw new Error('it does not compile')
    const foreign = open(inkStory(bundle.ink as never))
    expect(foreign.lines[0]).toMatchObject({ cues: [{ key: 'memory', value: 'low' }] })
    expect(foreign.lines[0]).not.toHaveProperty('memories')
    expect(foreign.choices[0]).toMatchObject({ tags: ['memory: none'] })
    const { memories: _, ...older } = bundle
    const migrated = open(inkStory({ ...older, format: 3 } as never))
    expect(migrated.lines[0]).toMatchObject({ cues: [{ key: 'memory', value: 'low' }] })
    expect(migrated.choices[0]).toMatchObject({ tags: ['memory: none'] })
  })
})

describe('a scene is a knot', () => {
  test('of each line, in a passage that crosses several', () => {
    const source = `You wake.
-> quay
=== quay
The quay.
-> quay.steps
= steps
The steps.
-> bar
=== bar
The bar.
+ [On.]
- -> END`
    const passage = played(source)
    expect(scenes(passage)).toEqual([
      ['You wake.', ''],
      ['The quay.', 'quay'],
      ['The steps.', 'quay'],
      ['The bar.', 'bar'],
    ])
    expect(passage.scene).toBe('bar')
    expect(passage.lines[3]).not.toHaveProperty('scene')
  })

  test('where only its choices stand', () => {
    const passage = played('You wake.\n-> hub\n=== hub\n+ [On.]\n- -> END')
    expect(scenes(passage)).toEqual([['You wake.', '']])
    expect(passage.scene).toBe('hub')
  })

  test('in which a line goes on that began in another', () => {
    expect(scenes(played('-> quay\n=== quay\nYou hurry -> bar\n=== bar\nto the bar.\nIn.\n-> END'))).toEqual([
      ['You hurry to the bar.', 'quay'],
      ['In.', 'bar'],
    ])
  })

  test('whatever is looked at in another knot without a word', () => {
    const source =
      'VAR name = "x"\n-> quay\n=== quay\n{name == "x": -> bar}\n{name}\n-> END\n=== bar\n{name}, in the bar.\n-> END'
    expect(scenes(played(source))).toEqual([['x, in the bar.', 'bar']])
  })

  test('of which tunnels and functions are a part', () => {
    const source = `-> quay
=== quay
The quay.
-> rain ->
{wind()}
-> END
=== rain
Rain.
-> drops ->
More rain.
->->
=== drops
Drops.
+ [Wait. # id: wait]
- They fall.
->->
=== function wind
~ return "Wind."`
    expect(scenes(played(source)).map(([, scene]) => scene)).toEqual(['quay', 'quay', 'quay'])
    expect(played(source).scene).toBe('quay')
    const after = played(source, 'drops.wait')
    expect(scenes(after)).toEqual([
      ['They fall.', 'quay'],
      ['More rain.', 'quay'],
      ['Wind.', 'quay'],
    ])
  })

  const threads = `-> quay
=== quay
The quay.
<- talk
<- look
+ [Leave. # id: leave] -> bar
=== talk
Tolly nods.
+ [Talk. # id: talk]
  You talk.
  ++ [On. # id: on]
     You talk on.
     -> quay
=== look
+ [Look. # id: look] You look.
  -> bar
=== bar
The bar.
+ [Look. # id: again]
- -> look.there
= there
-> END`

  test('of which threads are a part, as long as the story is in them', () => {
    const story = testStory(threads.replace('- -> look.there\n= there\n', '- '), { bible })
    const first = play(story, [])
    expect(scenes(first)).toEqual([
      ['The quay.', 'quay'],
      ['Tolly nods.', 'quay'],
    ])
    expect(first.scene).toBe('quay')
    const talking = play(story, ['talk.talk'])
    expect([scenes(talking), talking.scene]).toEqual([[['You talk.', 'quay']], 'quay'])
    const on = play(story, ['talk.talk', 'talk.on'])
    expect(scenes(on)).toEqual([
      ['You talk on.', 'quay'],
      ['The quay.', 'quay'],
      ['Tolly nods.', 'quay'],
    ])
    expect(scenes(play(story, ['look.look']))).toEqual([
      ['You look.', 'quay'],
      ['The bar.', 'bar'],
    ])
  })

  test('wherever it is loaded, and however it is replayed', () => {
    const story = testStory(threads.replace('- -> look.there\n= there\n', '- '), { bible })
    const talking = play(story, ['talk.talk'])
    const skeleton: Skeleton = story.skeleton()
    const loaded = skeleton.load(JSON.parse(JSON.stringify(talking.at)))
    const { at: _, ...on } = skeleton.step(loaded, { type: 'choose', choice: 'talk.on' })
    expect(on).toEqual((({ at: _, ...rest }) => rest)(play(story, ['talk.talk', 'talk.on'])))
  })

  test('for the choices of a thread that has no words of its own around', () => {
    const passage = played('-> hub\n=== hub\n<- talk\n-> DONE\n=== talk\n+ [Talk.]\n- -> END')
    expect(passage.scene).toBe('hub')
  })
})

describe('who is present', () => {
  test('is said of each line, where a passage crosses knots', () => {
    const source = `-> quay
=== quay
# with TOLLY
The quay.
-> bar
=== bar
# with HESTER
The bar.
+ [On.]
- -> END`
    const passage = played(source)
    expect(passage.present).toEqual(['TOLLY', 'HESTER'])
    expect(presentAt(passage)).toEqual([
      ['The quay.', ['TOLLY']],
      ['The bar.', ['HESTER']],
    ])
    expect(passage.choices[0]?.present).toEqual(['HESTER'])
  })

  test('are those who speak in a scene that declares nobody', () => {
    const source = `-> quay
=== quay
Mist.
TOLLY: Hm.
-> bar
=== bar
HESTER: Well?
She waits.
+ [On.]
- -> END`
    const passage = played(source)
    expect(presentAt(passage)).toEqual([
      ['Mist.', ['TOLLY']],
      ['Hm.', ['TOLLY']],
      ['Well?', ['HESTER']],
      ['She waits.', ['HESTER']],
    ])
    expect(passage.choices[0]?.present).toEqual(['HESTER'])
  })

  test('is said by the passage alone, where it is the same everywhere', () => {
    const passage = played('-> quay\n=== quay\n# with TOLLY\nMist.\nTOLLY: Hm.\n+ [On.]\n- -> END')
    expect(passage.present).toEqual(['TOLLY'])
    for (const each of [...passage.lines, ...passage.choices]) expect(each).not.toHaveProperty('present')
  })

  test('are those of the scene in a tunnel that says nothing of it', () => {
    const source = '-> quay\n=== quay\n# with TOLLY\nThe quay.\n-> rain ->\n-> END\n=== rain\nRain.\n->->'
    expect(presentAt(played(source))).toEqual([
      ['The quay.', ['TOLLY']],
      ['Rain.', ['TOLLY']],
    ])
  })
})

describe('a fact', () => {
  const facts = (name: string, ...printed: readonly string[]): readonly Fact[] => {
    const story = testStory(`Hm.\n-> END\n=== function facts_${name}\n${printed.join('\n')}`, { bible })
    const skeleton = story.skeleton()
    return skeleton.facts(skeleton.step(skeleton.begin(1), { type: 'enter' }).at, [name])[name] ?? []
  }

  test.each<readonly [string, string, Fact]>([
    ['TOLLY', 'He limps.', { text: 'He limps.' }],
    ['TOLLY', '(act) You helped him.', { text: 'You helped him.', act: true }],
    ['TOLLY', '(HESTER) He limps.', { text: 'He limps.', knownTo: ['TOLLY', 'HESTER'] }],
    [
      'TOLLY',
      '(act) (HESTER, OLD TOM) You helped him.',
      { text: 'You helped him.', act: true, knownTo: ['TOLLY', 'HESTER', 'OLD TOM'] },
    ],
    ['TOLLY', '(act, HESTER) You helped him.', { text: 'You helped him.', act: true, knownTo: ['TOLLY', 'HESTER'] }],
    ['TOLLY', '(all) He limps.', { text: 'He limps.', knownTo: 'all' }],
    ['TOLLY', '(reader) He is ill.', { text: 'He is ill.', knownTo: [] }],
    ['TOLLY', '(They say) he limps.', { text: '(They say) he limps.' }],
    ['TOLLY', '(act)', { text: '(act)' }],
    ['reader', 'You have the letter.', { text: 'You have the letter.' }],
    ['reader', '(TOLLY) You have the letter.', { text: 'You have the letter.', knownTo: ['TOLLY'] }],
    ['reader', '(reader) You have the letter.', { text: 'You have the letter.', knownTo: [] }],
  ])('about %s is what stands behind its labels: %s', (name, printed, fact) => {
    expect(facts(name, printed)).toEqual([fact])
  })
})

describe('a variable', () => {
  test('stands for what the comment behind it says', () => {
    const story = testStory(
      `VAR heat = 0 // about: how closely Lomax is looking, 0–3
VAR url = 1 // TODO about: nothing
VAR bare = 1
LIST mood = (calm), cross // about: how Hester is
// about: nobody
~ heat = 1 // about: not this
Hm.
-> END`,
      { bible },
    )
    const glosses = { heat: 'how closely Lomax is looking, 0–3', mood: 'how Hester is' }
    expect(story.bundle.glosses).toEqual(glosses)
    expect(story.skeleton().glosses).toEqual(glosses)
    expect(inkStory(JSON.stringify(story.bundle)).skeleton().glosses).toEqual(glosses)
  })
})

describe('what a slot reads and knows', () => {
  const compile = (tag: string) =>
    compileInk({
      file: 'a.ink',
      source: `VAR believes = true\n-> quay\n=== quay\nA pencil. # fill pencil: what it is\n-> bar\n=== bar\nA bar. # ${tag}\n+ [a # default]\n+ [b]\n- -> END`,
      bible: { ...emptyBible('a'), ...bible },
    })

  test.each([
    ['fill x: guarded; reads @said.quay.pencil', { said: ['quay.pencil'] }],
    ['fill x: guarded; reads @said.pencil', { said: ['quay.pencil'] }],
    ['fill x: guarded; reads @said.x', { said: ['bar.x'] }],
    ['fill x: guarded; reads @diary', { diary: 'scene' }],
    ['fill x: guarded; reads @diary.now', { diary: 'now' }],
  ])('# %s', (tag, reads) => {
    const { bundle } = compile(tag)
    expect(bundle?.slots['bar.x']?.reads).toMatchObject(reads)
    expect(inkStory(JSON.stringify(bundle)).slots['bar.x']?.reads).toMatchObject(reads)
  })

  test('is by somebody of the cast, or by the public', () => {
    expect(compile('decide x by TOLLY: does he').bundle?.slots['bar.x']).toMatchObject({ by: 'TOLLY' })
    expect(compile('decide x: does he; by public').bundle?.slots['bar.x']).toMatchObject({ by: 'public' })
  })

  test.each([
    ['fill x: guarded; reads @said.quay.pencl', 'Did you mean @said.quay.pencil?'],
    ['decide x by TOLY: does he', 'Did you mean TOLLY?'],
  ])('must exist: # %s', (tag, hint) => {
    expect(compile(tag).diagnostics).toContainEqual(expect.objectContaining({ code: 'unknown-name', hint }))
  })
})

describe('the laws of a skeleton hold with memories, threads and tunnels', () => {
  const source = `VAR trust = 1
-> quay
=== quay
# with TOLLY
The quay. # memory: You came {quay} times.
<- talk
+ [Leave. # id: leave # memory(all): You left.] -> bar
=== talk
TOLLY: Hm.
+ [Talk. # id: talk # memory!(HESTER): You talked.]
  ~ trust++
  You talk.
  ++ [On. # id: on # memory: none] -> quay
=== bar
# with HESTER
-> rain ->
+ [Back. # id: back] -> quay
=== rain
Rain. # memory(reader): It rained.
->->
=== function facts_TOLLY
(act) You talked to him {trust} times.`
  testSkeleton({
    make: () => testStory(source, { bible }).skeleton(),
    names: ['TOLLY'],
    world: { trust: 2 },
    steps: 30,
    plays: 2,
    test,
  })
})
