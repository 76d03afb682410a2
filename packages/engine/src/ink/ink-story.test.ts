import { describe, expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import { emptyBible } from '../story/bible.ts'
import { gameMark } from '../story/given-by-game.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { type InkBundle, type InkStory, inkBundleFormat, inkStory } from './index.ts'

const ferry = `
VAR trust = 1
VAR alias = "stranger"
VAR fare = 2.5
LIST bag = (letter), coin
-> ferry
=== ferry ===
# entry
# with OONA
# place: harbour
The ferry smells of diesel and wet wool. # fill: the crossing tonight; max 40 words
OONA: You again. # fill greet: {oona_now()}; never "sorry"
+ [Give her the letter. # fill: a small brave act; max 6 words]
    ~ trust++
+ [Keep it.]
- OONA: Where were you, all winter? # ask winter: where you spent it
+ (north) [In the north. # means: work, money, a ship]
+ (silent) [Say nothing. # means: silence, evasion]
- Oona studies you. # decide believed: does that fit what she knows; reads @winter
+ [yes # means: she can live with it # default {trust > 1}]
    ~ trust++
+ [no # means: she hears a lie]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> bargain ->
Trust {trust}, {alias}. {~Rain.|Wind.|Fog.}
+ [Again] -> ferry
+ [Ashore] -> harbour
=== harbour ===
# entry
# sound: gull
TAVI: {ferry > 1: Back|So soon}. # ending: ashore
-> END
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
=== function restless
{ferry.north: You told her you were in the north.}
~ trust = trust + RANDOM(1, 6)
{~She is tired.|She is awake.}
`

function compiled(source: string, cast: readonly string[] = ['OONA', 'TAVI']): InkBundle {
  const bible = { ...emptyBible('story'), cast: Object.fromEntries(cast.map(name => [name, {}])) }
  const { bundle, diagnostics } = compileInk({ file: 'story.ink', source, bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics, null, 1))
  return bundle
}

function storyOf(source: string, cast?: readonly string[]): InkStory {
  return inkStory(compiled(source, cast))
}

function entered(skeleton: Skeleton, entry?: string): Passage {
  return skeleton.step(skeleton.begin(7), entry === undefined ? { type: 'enter' } : { type: 'enter', entry })
}

/** Takes choices by their labels. */
function choose(skeleton: Skeleton, passage: Passage, ...labels: readonly string[]): Passage {
  return labels.reduce((now, label) => {
    const choice = now.choices.find(({ pieces }) => textOf({ pieces }) === label)?.id ?? label
    return skeleton.step(now.at, { type: 'choose', choice })
  }, passage)
}

function textOf({ pieces }: { readonly pieces: readonly { readonly text: string }[] }): string {
  return pieces.map(piece => piece.text).join('')
}

function codeOf(act: () => unknown): LacunaError {
  try {
    act()
  } catch (error) {
    if (error instanceof LacunaError) return error
    throw error
  }
  throw new Error('It did not fail.')
}

describe('the laws of a skeleton hold', () => {
  const story = storyOf(ferry)
  const world = { trust: 4, alias: 'Kit', bag: ['bag.coin'], fare: 3 }
  testSkeleton({ make: () => story.skeleton(), entry: 'ferry', names: ['OONA', 'TAVI'], world, steps: 45, test })
})

describe('a bundle', () => {
  test('that was changed after compiling is damaged', () => {
    const bundle = compiled(ferry)
    const [id = ''] = Object.keys(bundle.choices)
    const changed = { ...bundle, choices: { ...bundle.choices, [id]: { id: 'other' } } }
    expect(codeOf(() => inkStory(changed)).code).toBe('story-damaged')
  })

  test('of a newer format is refused as such', () => {
    expect(codeOf(() => inkStory({ format: inkBundleFormat + 1 } as unknown as InkBundle))).toMatchObject({
      code: 'file-newer',
    })
  })

  test.each([undefined, null, {}, { format: 0 }, { ...compiled('Hello. -> END'), slots: null }])(
    'of another format is invalid: %j',
    bundle => {
      expect(codeOf(() => inkStory(bundle as unknown as InkBundle))).toMatchObject({ code: 'story-invalid' })
    },
  )

  test('survives JSON', () => {
    const bundle = JSON.parse(JSON.stringify(compiled(ferry))) as InkBundle
    expect(entered(inkStory(bundle).skeleton()).lines).toHaveLength(2)
  })
})

describe('lines', () => {
  test('have speakers of the cast, and no others', () => {
    const { lines } = entered(storyOf('OONA: Hello.\nBILL: Hi.\nNote: this.\nOONA:\n-> END').skeleton())
    expect(lines.map(line => [line.speaker, textOf(line)])).toEqual([
      ['OONA', 'Hello.'],
      [undefined, 'BILL: Hi.'],
      [undefined, 'Note: this.'],
      ['OONA', ''],
    ])
  })

  test('tell cues, an ending and the tags of the game apart', () => {
    const { lines, endCues, ending } = entered(
      storyOf(
        '# place: harbour\nA line. # loud # weather: rain\nLast. # sound: gull # ending: ashore\n# people: none\n-> END',
      ).skeleton(),
    )
    expect(lines.map(line => line.tags)).toEqual([['loud'], []])
    expect(lines.map(line => line.cues)).toEqual([
      [
        { key: 'place', value: 'harbour' },
        { key: 'weather', value: 'rain' },
      ],
      [{ key: 'sound', value: 'gull' }],
    ])
    expect(endCues).toEqual([{ key: 'people', value: 'none' }])
    expect(ending).toBe('ashore')
  })

  test('that glue and diverts merge keep their slots apart, whatever computes their words', () => {
    const source = `VAR n = 2
{name()} opens <>
the {name()} door, {n} times. # fill door: how
<> {n} {name()} left, -> on
=== on
and {name()} sang <>
{n}. # fill song: what
-> END
=== function name
Oona
`
    const { lines, slots } = entered(storyOf(source).skeleton())
    expect(lines).toHaveLength(1)
    expect(lines[0]?.pieces).toEqual([
      { text: 'Oona opens ' },
      { text: 'the Oona door, 2 times.', slot: 0 },
      { text: ' 2 Oona left, and Oona sang ' },
      { text: '2.', slot: 1 },
    ])
    expect(slots.map(open => [open.slot.id, open.brief, open.words])).toEqual([
      ['door', 'how', 'the Oona door, 2 times.'],
      ['on.song', 'what', '2.'],
    ])
  })

  test('keep the words in front of a bracket out of the slot of a label', () => {
    const { choices, slots } = entered(
      storyOf('Well?\n* "Go[." # fill go: how you say it],"\n* [Stay]\n- -> END').skeleton(),
    )
    expect(choices[0]?.pieces).toEqual([{ text: '"Go' }, { text: '."', slot: 0 }])
    expect(slots[0]).toMatchObject({ words: '."', place: 'label' })
  })

  test('of a slot that says nothing this time open no slot', () => {
    const { lines, slots } = entered(
      storyOf('VAR x = false\n{x: Words.} # fill one: why\nMore. # fill two: so\n-> END').skeleton(),
    )
    expect(slots.map(open => open.slot.id)).toEqual(['two'])
    expect(lines.map(line => line.pieces)).toEqual([[{ text: 'More.', slot: 0 }]])
  })
})

describe('stops', () => {
  const skeleton = storyOf(ferry).skeleton()

  test('a question is open together with its choices and what they mean', () => {
    const passage = choose(skeleton, entered(skeleton), 'Keep it.')
    expect(passage.stop).toBe('ask')
    expect(passage.choices.map(choice => choice.means)).toEqual(['work, money, a ship', 'silence, evasion'])
    expect(passage.slots.at(-1)).toMatchObject({ place: 'stop', brief: 'where you spent it' })
  })

  test('a verdict prefers what its author prefers in this state', () => {
    const trusting = choose(skeleton, entered(skeleton), 'Give her the letter.', 'Say nothing.')
    expect(trusting.stop).toBe('decide')
    expect(trusting.choices.map(choice => choice.preferred)).toEqual([true, false])
    const wary = choose(skeleton, entered(skeleton), 'Keep it.', 'Say nothing.')
    expect(wary.choices.map(choice => choice.preferred)).toEqual([false, false])
  })

  test('an invented value is there before the line that shows it', () => {
    const passage = choose(skeleton, entered(skeleton), 'Keep it.', 'Say nothing.', 'no')
    expect(passage).toMatchObject({ stop: 'invent', lines: [] })
    expect(passage.slots.at(-1)).toMatchObject({ words: 'stranger', brief: 'what she calls you' })
    const kept = skeleton.step(passage.at, { type: 'value' })
    expect(kept.lines.map(textOf)).toEqual(['Well then, stranger.'])
    const invented = skeleton.step(passage.at, { type: 'value', values: { alias: 'liar' }, mark: 'f1' })
    expect(invented.lines[0]?.pieces).toEqual([{ text: 'Well then, ' }, { text: 'liar', marks: ['f1'] }, { text: '.' }])
    expect(skeleton.step(passage.at, { type: 'value' }).lines).toEqual(kept.lines)
  })

  test('a detour comes back at its rejoin, or is the authored tunnel', () => {
    const before = choose(skeleton, entered(skeleton), 'Keep it.', 'Say nothing.', 'no')
    const detour = skeleton.step(before.at, { type: 'value' })
    expect(detour.stop).toBe('detour')
    const authored = skeleton.step(detour.at, { type: 'returned' })
    expect(textOf(authored.lines[0] as never)).toBe('The fare has gone up.')
    const played = skeleton.step(detour.at, { type: 'returned', values: { trust: 9 }, mark: 'f2' })
    expect(played.lines[0]?.pieces.slice(0, 2)).toEqual([{ text: 'Trust ' }, { text: '9', marks: ['f2'] }])
    expect(played.choices).toHaveLength(2)
    expect(codeOf(() => skeleton.step(detour.at, { type: 'returned', values: { alias: 'x' } })).code).toBe(
      'wrong-input',
    )
  })

  test('several inventions of one line are asked for one by one, before conditions that use them', () => {
    const source = `VAR one = "a"
VAR two = 1
~ temp before = two
First.
{one} and {two}: {two > 1: many|few}. # invent one: a word # invent two: a number # fill line: all of it
{two > 1:
  * [Many]
  - else:
  * [Few]
}
- -> END
`
      .replace('  - else:\n', '- else:\n')
      .replaceAll(']\n', '] -> END\n')
      .replace('\n- -> END\n', '')
    const skeleton = storyOf(source).skeleton()
    const one = entered(skeleton)
    expect([one.stop, one.slots.at(-1)?.slot.variable]).toEqual(['invent', 'one'])
    const two = skeleton.step(one.at, { type: 'value', values: { one: 'b' }, mark: 'm1' })
    expect([two.stop, two.lines.length, two.slots.at(-1)?.slot.variable]).toEqual(['invent', 0, 'two'])
    const end = skeleton.step(skeleton.load(two.at.toJSON()), { type: 'value', values: { two: 5 }, mark: 'm2' })
    expect(end.lines[0]?.pieces).toEqual([
      { text: 'b', slot: 0, marks: ['m1'] },
      { text: ' and ', slot: 0 },
      { text: '5', slot: 0, marks: ['m2'] },
      { text: ': many.', slot: 0 },
    ])
    expect(end.choices.map(textOf)).toEqual(['Many'])
    const plain = skeleton.step(skeleton.step(one.at, { type: 'value' }).at, { type: 'value' })
    expect(plain.lines.map(textOf)).toEqual(['a and 1: few.'])
  })
})

describe('marks', () => {
  const source = `VAR name = "Ana"
VAR other = ""
VAR age = 1
LIST moods = calm, glad
VAR mood = calm
Start. # invent name: a name
How old? # invent age: a number
~ other = "Dear " + name
~ temp twice = double(age)
~ temp kept = name
{age > 3:
  ~ mood = glad
}
{other}, {twice}, {greet(kept)} {mood}, {plain()}.
+ [Call {kept}, {plain()}] -> called(kept)
+ [Go]
- {kept} went at {twice + 1}.
~ kept = "nobody"
{kept}. {other}.
+ [On]
- ~ name = "Bea"
~ other = name
{name} {other}
+ [Done {name}]
- -> END
=== called(who)
{who} comes.
+ [So] {who} came. -> END
=== function double(n)
~ return n * 2
=== function greet(who)
Hello {who}, {"you {who}"}
=== function plain
~ return "plain"
`
  const skeleton = storyOf(source).skeleton()

  function marked(passage: Passage): readonly (readonly [string, string])[] {
    return [...passage.lines, ...passage.choices].flatMap(({ pieces }) =>
      pieces
        .filter(piece => piece.marks !== undefined)
        .map(piece => [piece.text, piece.marks?.join('+') ?? ''] as const),
    )
  }

  function withValues(): Passage {
    const age = skeleton.step(entered(skeleton).at, { type: 'value', values: { name: 'Zoe' }, mark: 'n' })
    return skeleton.step(age.at, { type: 'value', values: { age: 4 }, mark: 'a' })
  }

  test('go with a value through variables, expressions, texts, functions and labels', () => {
    expect(marked(withValues())).toEqual([
      ['Dear Zoe', 'n'],
      ['8', 'a'],
      ['Zoe', 'n'],
      ['you Zoe', 'n'],
      ['Zoe', 'n'],
    ])
  })

  test('are given with the variables that have some, as they stand in the passage', () => {
    const first = entered(skeleton)
    expect(first.marked).toBeUndefined()
    const second = skeleton.step(first.at, { type: 'value', values: { name: 'Zoe' }, mark: 'n' })
    expect(second).toMatchObject({ stop: 'invent', marked: { name: ['n'] } })
    expect(withValues().marked).toMatchObject({ name: ['n'], age: ['a'] })
    const again = skeleton.step(withValues().at, { type: 'world', world: { name: 'Ann' } })
    expect(again.marked).toEqual({ name: [gameMark], other: ['n'], age: ['a'] })
  })

  test('go through a save, in globals, temporaries, parameters and labels', () => {
    const saved = skeleton.load(JSON.parse(JSON.stringify(withValues().at)) as Json)
    const again = skeleton.step(saved, { type: 'world' })
    expect(marked(again)).toEqual([['Zoe', 'n']])
    const went = choose(skeleton, again, 'Go')
    expect(marked(went)).toEqual([
      ['Zoe', 'n'],
      ['9', 'a'],
      ['Dear Zoe', 'n'],
    ])
    const called = choose(skeleton, again, 'Call Zoe, plain')
    expect(marked(called)).toEqual([['Zoe', 'n']])
    const other = storyOf(source).skeleton()
    expect(marked(choose(other, { ...called, at: other.load(called.at.toJSON()) }, 'So'))).toEqual([['Zoe', 'n']])
  })

  test('end where the author sets a value of their own', () => {
    const end = choose(skeleton, withValues(), 'Go', 'On')
    expect(end.lines.map(textOf)).toEqual(['Bea Bea'])
    expect(marked(end)).toEqual([])
    expect(end.choices.map(textOf)).toEqual(['Done Bea'])
  })

  test('of a brief are given with the slot', () => {
    const briefs = storyOf(
      'VAR name = "Ana"\nStart. # invent name: a name\nHello. # fill hello: greets {name}\n-> END',
    ).skeleton()
    const passage = briefs.step(entered(briefs).at, { type: 'value', values: { name: 'Zoe' }, mark: 'n' })
    expect(passage.slots[0]).toMatchObject({ brief: 'greets Zoe', marks: ['n'] })
  })
})

describe('external functions', () => {
  const source = `EXTERNAL roll(n)
EXTERNAL level()
~ temp first = roll(6)
Level {level()}.
You roll {first}.
+ [Again]
- ~ temp second = roll(6)
Now {second}. {level()}
-> END
`
  test('must be there, unless the author wrote a fallback', () => {
    expect(codeOf(() => storyOf(source).skeleton())).toMatchObject({
      code: 'missing-external',
      data: { missing: ['roll', 'level'] },
    })
    const fallback = storyOf(
      'EXTERNAL roll(n)\nYou roll {roll(2)}. -> END\n=== function roll(n)\n~ return n',
    ).skeleton()
    expect(entered(fallback).lines.map(textOf)).toEqual(['You roll 2.'])
  })

  test('that are recorded run once, and are never run ahead', () => {
    let calls = 0
    const roll = { kind: 'recorded' as const, call: () => ++calls }
    const level = { kind: 'pure' as const, call: () => 'high' }
    const skeleton = storyOf(source).skeleton({ externals: { roll, level } })
    const first = entered(skeleton)
    expect(first.lines.map(textOf)).toEqual(['Level high.', 'You roll 1.'])
    expect(first.recorded).toEqual([{ name: 'roll', result: 1 }])
    const second = choose(skeleton, first, 'Again')
    expect([calls, second.recorded]).toEqual([2, [{ name: 'roll', result: 2 }]])
    const choice = first.choices[0]?.id as string
    const again = skeleton.step(first.at, { type: 'choose', choice, recorded: [{ name: 'roll', result: 5 }] })
    expect([calls, again.lines.map(textOf)]).toEqual([2, ['Now 5. high']])
    JSON.stringify(first.at)
    expect(calls).toBe(2)
    const fork = skeleton.fork()
    expect(codeOf(() => fork.step(first.at, { type: 'choose', choice })).code).toBe('ahead-of-external')
    expect(fork.step(first.at, { type: 'choose', choice, recorded: [{ name: 'roll', result: 5 }] }).lines).toEqual(
      again.lines,
    )
  })

  test('that fail are distinguished from the story, and the position before stands', () => {
    let fails = true
    const roll = {
      kind: 'recorded' as const,
      call: () => {
        if (fails) throw new Error('no dice')
        return 3
      },
    }
    const skeleton = storyOf(source).skeleton({ externals: { roll, level: { kind: 'pure', call: () => 1 } } })
    const at = skeleton.begin(1)
    const failed = skeleton.step(at, { type: 'enter' })
    expect([failed.stop, failed.lines.map(textOf)]).toEqual(['broken', []])
    expect(failed.problem).toMatchObject({
      code: 'external-failed',
      data: { external: 'roll', file: 'story.ink', line: 3 },
    })
    fails = false
    expect(skeleton.step(at, { type: 'enter' }).lines.map(textOf)).toEqual(['Level 1.', 'You roll 3.'])
    const { recorded = [] } = failed
    const again = skeleton.step(at, { type: 'enter', recorded })
    expect({ ...again, at: 0 }).toEqual({ ...failed, at: 0 })
  })

  test('that were called while a line was looked at are not called again for it', () => {
    let calls = 0
    const skeleton = storyOf(
      'EXTERNAL roll()\nVAR x = "a"\n~ temp r = 0\nHm.\n~ r = roll()\n{x} {r}. # invent x: a word\n-> END',
    ).skeleton({ externals: { roll: { kind: 'recorded', call: () => ++calls } } })
    const first = entered(skeleton)
    expect([first.stop, calls, first.recorded]).toEqual(['invent', 1, [{ name: 'roll', result: 1 }]])
    const taken = skeleton.step(first.at, { type: 'value', values: { x: 'b' } })
    expect([taken.lines.map(textOf), calls, taken.recorded]).toEqual([['b 1.'], 1, [{ name: 'roll', result: 1 }]])
    const loaded = skeleton.load(JSON.parse(JSON.stringify(first.at)) as Json)
    expect(skeleton.step(loaded, { type: 'value' }).lines.map(textOf)).toEqual(['a 1.'])
    expect(calls).toBe(1)
  })
})

describe('errors', () => {
  test('of ink are coded, with its message and place, and harm nothing', () => {
    const skeleton = storyOf(
      'Start.\n+ [Break] {1 / nothing()}\n  ->->\n+ [On] On. -> END\n=== function nothing\n~ return "x"',
    ).skeleton()
    const first = entered(skeleton)
    const failed = choose(skeleton, first, 'Break')
    expect(failed).toMatchObject({ stop: 'broken', problem: { code: 'story-failed', data: { line: 2 } } })
    expect(failed.problem?.hint).not.toBe('')
    expect(choose(skeleton, first, 'On').lines.map(textOf)).toEqual(['On.'])
    expect(choose(skeleton, first, 'Break').problem).toEqual(failed.problem)
  })

  test('of a story that never stops talking stand beside the first thousand of its lines', () => {
    const skeleton = storyOf('- (top) Round.\n-> top').skeleton()
    const failed = entered(skeleton)
    expect(failed).toMatchObject({ stop: 'broken', problem: { code: 'story-failed' } })
    expect(failed.lines).toHaveLength(1000)
  })

  const broken = `VAR n = 0
VAR who = "nobody"
-> hall
=== hall ===
# with OONA
OONA: A hall. # fill hall: dry; max 5 words
+ [In a line.] It begins. # fill begins: dry; max 5 words
  Half a line {7 % n}. # fill never: dry; max 5 words
  Never said.
+ [In a tunnel.] ->below->
+ [In a thread.] A thread.
  <- aside
+ [In a brief.] A brief. # fill brief: {words()}; max 5 words
+ [In a label.] Labels.
  + + [This {7 % n} one. # fill label: short] -> hall
+ [Invented.] So, {who}. # invent who: a name
  Then {7 % n}.
=== below ===
Down there.
{missing(3)}
=== aside ===
Aside.
{7 % n}
-> DONE
=== function words
~ return 7 % n
=== function missing(x)
{x > 0: {missing(x - 1)}|{7 % n}}
=== function facts_OONA
{n == 0: {7 % n}}
`

  test.each([
    ['In a line.', ['It begins.', 'Half a line'], 8, 'hall', ['hall.begins']],
    ['In a tunnel.', ['Down there.'], 28, 'missing', []],
    ['In a thread.', ['A thread.', 'Aside.'], 23, 'aside', []],
    ['In a brief.', ['A brief.'], 26, 'words', []],
    ['In a label.', ['Labels.'], 15, 'hall', []],
  ])('stop a passage with its lines, and say where: %s', (label, lines, line, knot, slots) => {
    const skeleton = storyOf(broken).skeleton()
    const first = entered(skeleton)
    const passage = choose(skeleton, first, label)
    expect(passage.lines.map(textOf).map(text => text.trim())).toEqual(lines)
    expect(passage.slots.map(({ slot }) => slot.id)).toEqual(slots)
    expect(passage.choices).toEqual([])
    expect(passage).toMatchObject({ stop: 'broken', problem: { data: { file: 'story.ink', line, knot } } })
    expect(codeOf(() => skeleton.facts(passage.at, ['OONA'])).code).toBe('story-failed')
    expect(skeleton.facts(passage.at, ['TAVI'])).toEqual({ TAVI: [] })
    const loaded = skeleton.load(JSON.parse(JSON.stringify(passage.at)) as Json)
    expect(codeOf(() => skeleton.step(loaded, { type: 'enter' })).code).toBe('wrong-input')
    expect({ ...choose(skeleton, first, label), at: 0 }).toEqual({ ...passage, at: 0 })
  })

  test('behind an invented value stop the passage that shows it', () => {
    const skeleton = storyOf(broken).skeleton()
    const stopped = choose(skeleton, entered(skeleton), 'Invented.')
    expect(stopped.stop).toBe('invent')
    const passage = skeleton.step(stopped.at, { type: 'value', values: { who: 'Kit' }, mark: 'm' })
    expect([passage.stop, passage.lines.map(textOf)]).toEqual(['broken', ['So, Kit.', 'Then']])
    expect(passage.variables).toMatchObject({ who: 'Kit' })
  })

  test('keep the laws of a skeleton', () => {
    const story = storyOf(broken.replace('{n == 0: {7 % n}}', 'You broke it.'))
    testSkeleton({ make: () => story.skeleton(), plays: 12, steps: 8 })
  })

  test('have no line in a bundle of before, and are the same story', () => {
    const story = storyOf(broken)
    const { lines: _, ...before } = story.bundle
    const old = inkStory(before)
    expect(old.digest).toBe(story.digest)
    const { data } = choose(old.skeleton(), entered(old.skeleton()), 'In a line.').problem ?? {}
    expect(data).toMatchObject({ knot: 'hall' })
    expect(data).not.toHaveProperty('line')
  })

  test('name what is offered', () => {
    const skeleton = storyOf(ferry).skeleton()
    const passage = entered(skeleton)
    const unknown = codeOf(() => choose(skeleton, passage, 'nothing like it'))
    expect(unknown.code).toBe('unknown-choice')
    expect(unknown.hint).toContain('Keep it.')
    expect(codeOf(() => entered(skeleton, 'fery'))).toMatchObject({
      code: 'unknown-entry',
      data: { entries: ['ferry', 'harbour'] },
    })
    expect(codeOf(() => skeleton.step(passage.at, { type: 'world', world: { trust: 'much' } })).code).toBe(
      'wrong-value',
    )
    expect(codeOf(() => skeleton.step(passage.at, { type: 'world', world: { bag: ['bag.knife'] } })).code).toBe(
      'wrong-value',
    )
  })
})

describe('entries', () => {
  const story = storyOf(ferry)

  test('keep the variables of the talk before', () => {
    const skeleton = story.skeleton()
    const first = skeleton.step(skeleton.begin(1), { type: 'enter', entry: 'harbour', world: { trust: 8 } })
    expect(first).toMatchObject({ stop: 'end', ending: 'ashore', variables: { trust: 8 }, present: ['TAVI'] })
    const second = skeleton.step(first.at, { type: 'enter', entry: 'ferry' })
    expect(second).toMatchObject({ stop: 'choices', variables: { trust: 8 }, present: ['OONA'] })
  })

  test('are any place for tools', () => {
    const skeleton = story.skeleton({ anywhere: true })
    expect(entered(skeleton, 'bargain').stop).toBe('detour')
    expect(codeOf(() => entered(skeleton, 'nowhere')).code).toBe('unknown-entry')
  })
})

test('behind a choice that says nothing, those are present who are where it leads', () => {
  const skeleton = storyOf(`-> hall
=== hall
# with OONA
OONA: So.
* [On.] -> quay
* [Wait.] You wait.
  -> quay
=== quay
# with TAVI
The quay.
-> END
`).skeleton()
  const hall = entered(skeleton)
  expect(choose(skeleton, hall, 'On.').present).toEqual(['TAVI'])
  expect(choose(skeleton, hall, 'Wait.').present).toEqual(['OONA', 'TAVI'])
})

test('facts are sentences that hold, and reading them leaves chance and variables alone', () => {
  // The compiler lets no such function be one of facts.
  const skeleton = inkStory({ ...compiled(ferry), facts: { OONA: 'restless' } }).skeleton()
  const passage = choose(skeleton, entered(skeleton), 'Keep it.', 'In the north.')
  const before = JSON.stringify(passage.at)
  const { OONA, TAVI } = skeleton.facts(passage.at, ['OONA', 'TAVI'])
  expect(OONA).toHaveLength(2)
  expect(OONA?.[0]).toEqual({ text: 'You told her you were in the north.' })
  expect(TAVI).toEqual([])
  expect(skeleton.facts(passage.at, ['OONA']).OONA).toEqual(OONA)
  expect(JSON.stringify(passage.at)).toBe(before)
})

test('variables are one object as long as nothing changes, lists as their items', () => {
  const skeleton = storyOf(ferry).skeleton()
  const first = entered(skeleton)
  expect(first.variables).toEqual({ trust: 1, alias: 'stranger', fare: 2.5, bag: ['bag.letter'] })
  const second = choose(skeleton, first, 'Keep it.')
  expect(second.variables).toBe(first.variables)
  expect(skeleton.step(first.at, { type: 'world', world: { bag: ['bag.coin', 'bag.letter'] } }).variables.bag).toEqual([
    'bag.coin',
    'bag.letter',
  ])
})

test.each([
  ['a function of itself', '-> a\n=== a\n{f(1)} x\n-> END\n=== function f(x)\n~ return f(x)'],
  ['lines', '-> a\n=== a\nAgain.\n-> a'],
])('what goes round in a circle of %s for ever is an error, and the position before stands', (_, ink) => {
  const skeleton = storyOf(`+ [On.] -> round\n=== round\n${ink}`).skeleton()
  const start = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const choose = () => skeleton.step(start.at, { type: 'choose', choice: start.choices[0]?.id ?? '' })
  const message = expect.stringMatching(/goes round in a circle|without an end|more than \d+ lines without a choice/)
  expect(choose()).toMatchObject({ stop: 'broken', problem: { code: 'story-failed', message } })
  expect(skeleton.step(skeleton.begin(1), { type: 'enter' }).choices).toEqual(start.choices)
})
