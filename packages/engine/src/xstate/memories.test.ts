import { describe, expect, test } from 'vitest'
import { type AnyStateMachine, setup } from 'xstate'
import { testStory } from '../ink/compiler/test-story.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Fact, Skeleton } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { fromMachine, type StoryMeta, storyKit } from './index.ts'

const cast = { TOLLY: {}, HESTER: {} }

const { scene, story } = storyKit({
  cast,
  vars: { trust: 1, lied: false, name: 'x' },
  about: { trust: 'how far Tolly trusts you, 0–3' },
})
const quay = scene({
  start: 'arrival',
  exits: ['bar'],
  with: ['TOLLY'],
  beats: {
    arrival: {
      memory: 'You came to the quay.',
      lines: [
        'The quay.',
        { memory: { text: 'You saw {name}.', knownTo: ['HESTER'], always: true } },
        { TOLLY: 'Hm.' },
        { memory: { text: 'The bell rang.', knownTo: 'all' } },
      ],
      choices: {
        lie: { label: 'Lie.', target: '#bar', assign: { lied: true }, memory: { text: 'You lied.', knownTo: [] } },
        wait: { label: 'Wait.', target: '#bar', memory: 'none', lines: ['You wait.', { memory: 'You waited.' }] },
        go: { label: 'Go.', target: '#bar' },
      },
    },
  },
})
const bar = scene({
  start: 'inside',
  exits: ['quay'],
  with: ['HESTER'],
  beats: { inside: { lines: ['The bar.'], choices: { back: { label: 'Back.', target: '#quay' } } } },
})
const kit = story({
  id: 'quay',
  version: '1',
  start: 'quay',
  scenes: { quay, bar },
  facts: {
    TOLLY: ({ trust }) => [
      { text: `You talked to him ${trust} times.`, act: true, knownTo: ['HESTER'] },
      { text: 'He is ill.', knownTo: [] },
      'He limps.',
    ],
    reader: () => [{ text: 'You have the letter.', knownTo: ['TOLLY'] }],
  },
}) as unknown as Story

const ink = testStory(
  `VAR trust = 1 // about: how far Tolly trusts you, 0–3
VAR lied = false
VAR name = "x"
-> quay
=== quay
# with TOLLY
The quay. # memory: You came to the quay.
TOLLY: Hm. # memory!(HESTER): You saw {name}. # memory(all): The bell rang.
+ [Lie. # id: lie # memory(reader): You lied.]
  ~ lied = true
  -> bar
+ [Wait. # id: wait # memory: none]
  You wait. # memory: You waited.
  -> bar
+ [Go. # id: go] -> bar
=== bar
# with HESTER
The bar.
+ [Back. # id: back] -> quay
=== function facts_TOLLY
(act) (HESTER) You talked to him {trust} times.
(reader) He is ill.
He limps.
=== function facts_reader
(TOLLY) You have the letter.`,
  { id: 'quay', bible: { cast } },
) as unknown as Story

const machine = fromMachine(
  setup({
    types: { meta: {} as StoryMeta, context: {} as { trust: number; lied: boolean; name: string } },
  }).createMachine({
    id: 'quay',
    version: '1',
    context: { trust: 1, lied: false, name: 'x' },
    initial: 'quay',
    states: {
      quay: {
        initial: 'arrival',
        meta: { with: ['TOLLY'] },
        states: {
          arrival: {
            meta: {
              memory: 'You came to the quay.',
              lines: [
                'The quay.',
                { memory: { text: 'You saw {name}.', knownTo: ['HESTER'], always: true } },
                { TOLLY: 'Hm.' },
                { memory: { text: 'The bell rang.', knownTo: 'all' } },
              ],
            },
            on: {
              'choose.quay.lie': {
                target: '#quay.bar',
                meta: { label: 'Lie.', memory: { text: 'You lied.', knownTo: [] } },
              },
              'choose.quay.wait': {
                target: '#quay.bar',
                meta: { label: 'Wait.', memory: 'none', lines: ['You wait.', { memory: 'You waited.' }] },
              },
              'choose.quay.go': { target: '#quay.bar', meta: { label: 'Go.' } },
            },
          },
        },
      },
      bar: {
        initial: 'inside',
        meta: { with: ['HESTER'] },
        states: {
          inside: {
            meta: { lines: ['The bar.'] },
            on: { 'choose.bar.back': { target: '#quay.quay', meta: { label: 'Back.' } } },
          },
        },
      },
    },
  }),
  {
    bible: { cast },
    about: { trust: 'how far Tolly trusts you, 0–3' },
    facts: {
      TOLLY: ({ trust }) => [
        { text: `You talked to him ${trust} times.`, act: true, knownTo: ['HESTER'] },
        { text: 'He is ill.', knownTo: [] },
        'He limps.',
      ],
      reader: () => [{ text: 'You have the letter.', knownTo: ['TOLLY'] }],
    },
  },
) as unknown as Story

/** What a passage says of who knows what, and where. */
const remembered = ({ lines, choices, present, scene: own }: Passage) => ({
  present: [...present].sort(),
  scene: own,
  lines: lines.map(line => ({
    text: line.pieces.map(piece => piece.text).join(''),
    present: [...(line.present ?? present)].sort(),
    scene: line.scene ?? own,
    memories: line.memories ?? [],
  })),
  choices: choices.map(({ id, memory, present: there }) => ({ id, memory, present: [...(there ?? present)].sort() })),
})

/** Every passage of the story up to two choices deep, by the way there. */
function everywhere(of: Story): Readonly<Record<string, unknown>> {
  const skeleton = of.skeleton()
  const found: Record<string, unknown> = {}
  const visit = (way: string, passage: Passage, depth: number): void => {
    found[way] = remembered(passage)
    if (depth === 0) return
    for (const { id } of passage.choices) {
      visit(`${way} ${id}`, skeleton.step(passage.at, { type: 'choose', choice: id }), depth - 1)
    }
  }
  visit('enter', skeleton.step(skeleton.begin(1), { type: 'enter' }), 2)
  return found
}

const factsOf = (of: Story): Readonly<Record<string, readonly Fact[]>> => {
  const skeleton = of.skeleton()
  return skeleton.facts(skeleton.step(skeleton.begin(1), { type: 'enter' }).at, ['TOLLY', 'reader'])
}

describe('ink, the kit and a machine say the same', () => {
  test('of what is remembered, who is present and which scene it is', () => {
    const said = everywhere(ink)
    expect(said['enter quay.wait']).toEqual({
      present: ['HESTER', 'TOLLY'],
      scene: 'bar',
      lines: [
        { text: 'You wait.', present: ['TOLLY'], scene: 'quay', memories: [{ text: 'You waited.' }] },
        { text: 'The bar.', present: ['HESTER'], scene: 'bar', memories: [] },
      ],
      choices: [{ id: 'bar.back', memory: undefined, present: ['HESTER'] }],
    })
    expect(everywhere(kit)).toEqual(said)
    expect(everywhere(machine)).toEqual(said)
  })

  test('of facts', () => {
    const facts = {
      TOLLY: [
        { text: 'You talked to him 1 times.', act: true, knownTo: ['TOLLY', 'HESTER'] },
        { text: 'He is ill.', knownTo: [] },
        { text: 'He limps.' },
      ],
      reader: [{ text: 'You have the letter.', knownTo: ['TOLLY'] }],
    }
    for (const each of [ink, kit, machine]) expect(factsOf(each)).toEqual(facts)
  })

  test('of what variables stand for', () => {
    for (const each of [ink, kit, machine]) {
      expect(each.skeleton().glosses).toEqual({ trust: 'how far Tolly trusts you, 0–3' })
    }
  })

  test('as the laws of a skeleton want it', () => {
    for (const each of [kit, machine]) expect(() => each.skeleton().begin(1)).not.toThrow()
  })
  testSkeleton({ make: () => kit.skeleton(), names: ['TOLLY', 'reader'], world: { trust: 2 }, steps: 20, test })
})

describe('a scene of a machine', () => {
  const played = (config: object): Passage => {
    const machine = setup({}).createMachine(config as never) as unknown as AnyStateMachine
    const skeleton: Skeleton = (fromMachine(machine) as unknown as Story).skeleton()
    return skeleton.step(skeleton.begin(1), { type: 'enter' })
  }

  test('is the outermost compound state, whatever is inside of it', () => {
    const passage = played({
      initial: 'town',
      states: {
        town: {
          initial: 'street',
          meta: { lines: ['The town.'] },
          states: {
            street: {
              initial: 'corner',
              states: { corner: { meta: { lines: ['A corner.'] }, always: '#out' } },
            },
          },
        },
        out: { id: 'out', meta: { lines: ['Out.'] }, on: { 'choose.on': { meta: { label: 'On.' } } } },
      },
    })
    expect(remembered(passage).lines.map(({ text, scene: own }) => [text, own])).toEqual([
      ['The town.', 'town'],
      ['A corner.', 'town'],
      ['Out.', ''],
    ])
  })

  test('is at an ending that of the last line', () => {
    const ended = story({
      id: 'one',
      version: '1',
      start: 'one',
      scenes: { one: scene({ start: 'a', exits: [], beats: { a: { lines: ['Gone.'], ending: 'gone' } } }) },
    }) as unknown as Story
    const skeleton = ended.skeleton()
    const passage = skeleton.step(skeleton.begin(1), { type: 'enter' })
    expect([passage.scene, passage.lines[0]?.scene]).toEqual(['one', undefined])
  })

  test('is one, where states stand beside each other, or none stands in another', () => {
    const flat = played({
      initial: 'one',
      states: {
        one: { meta: { lines: ['One.'] }, always: 'two' },
        two: { meta: { lines: ['Two.'] }, on: { 'choose.on': { meta: { label: 'On.' } } } },
      },
    })
    expect(remembered(flat).lines.map(({ scene: own }) => own)).toEqual(['', ''])
    const parallel = played({
      type: 'parallel',
      states: {
        body: { initial: 'a', states: { a: { meta: { lines: ['Body.'] } } } },
        mood: {
          initial: 'b',
          states: { b: { meta: { lines: ['Mood.'] }, on: { 'choose.on': { meta: { label: 'On.' } } } } },
        },
      },
    })
    expect([parallel.scene, ...remembered(parallel).lines.map(({ scene: own }) => own)]).toEqual(['', '', ''])
  })

  test('is the one that it is in, for what the root says', () => {
    const skeleton = (
      fromMachine(
        setup({ types: { meta: {} as StoryMeta } }).createMachine({
          initial: 'town',
          on: { 'choose.look': { meta: { label: 'Look.', lines: ['You look.'] } } },
          states: { town: { initial: 'a', states: { a: { meta: { lines: ['The town.'] } } } } },
        }),
      ) as unknown as Story
    ).skeleton()
    const { at } = skeleton.step(skeleton.begin(1), { type: 'enter' })
    const passage = skeleton.step(at, { type: 'choose', choice: 'look' })
    expect(remembered(passage).lines).toMatchObject([{ text: 'You look.', scene: 'town' }])
  })
})

describe('a memory of the kit', () => {
  const memoryStory = (memory: string) =>
    story({
      id: 'one',
      version: '1',
      start: 'one',
      scenes: {
        one: scene({
          start: 'a',
          exits: [],
          beats: {
            a: {
              invent: { name: { brief: 'a name', by: 'TOLLY' } },
              lines: ['It is {name}.', { memory: memory as 'You met {name}.' }],
              choices: { go: { label: 'Go.', target: 'a', memory: memory as 'You met {name}.' } },
            },
          },
        }),
      },
    }) as unknown as Story

  const met = (memory: string, name: string): Passage => {
    const skeleton = memoryStory(memory).skeleton()
    const { at, slots } = skeleton.step(skeleton.begin(1), { type: 'enter' })
    const slot = slots[0]?.slot.id ?? ''
    return skeleton.step(at, { type: 'value', slot, values: { name }, mark: '3:live:tainted' })
  }

  test('has the marks of its values', () => {
    const memory = {
      text: 'You met Ada.',
      pieces: [{ text: 'You met ' }, { text: 'Ada', marks: ['3:live:tainted'] }, { text: '.' }],
      marks: ['3:live:tainted'],
    }
    const { lines, choices } = met('You met {name}.', 'Ada')
    expect([lines[0]?.memories, choices[0]?.memory]).toEqual([[memory], memory])
  })

  test('that comes out empty is nothing', () => {
    const { lines, choices } = met('{name}', '')
    expect([lines[0]?.memories, choices[0]?.memory]).toEqual([undefined, 'none'])
  })

  test('and what it judges by is the cast’s', () => {
    expect(memoryStory('x').slots['one.name']).toMatchObject({ by: 'TOLLY' })
  })
})

describe('what does not exist is said', () => {
  const refused = (beat: object, about?: object): unknown => {
    const kit = storyKit({ cast, vars: { trust: 1 }, ...(about && { about: about as never }) })
    try {
      kit.story({
        id: 'one',
        version: '1',
        start: 'one',
        scenes: { one: kit.scene({ start: 'a', beats: { a: { ending: 'x', ...beat } as never } }) },
      } as never)
      return undefined
    } catch (error) {
      return error instanceof LacunaError ? error.hint : error
    }
  }

  test.each([
    [{ memory: { text: 'x', knownTo: ['TOLY'] } }, 'Did you mean "TOLLY"?'],
    [{ lines: [{ memory: { text: 'x', knownTo: ['HESTR'] } }] }, 'Did you mean "HESTER"?'],
    [{ memory: 'It is {trst}.' }, 'Did you mean "trust"?'],
    [{ invent: { trust: { brief: 'x', by: 'TOLY' } } }, 'Did you mean "TOLLY"?'],
    [{ lines: [{ fill: 'a', words: 'x', brief: 'y', reads: ['@said.b'] }] }, 'Slots: one.a'],
  ])('%j', (beat, hint) => {
    expect(refused(beat)).toContain(hint)
  })

  test('a variable that stands for something', () => {
    expect(refused({}, { trst: 'x' })).toContain('Did you mean "trust"?')
  })

  test('what is said in another slot may be read', () => {
    expect(
      refused({
        lines: [
          { fill: 'a', words: 'x', brief: 'y' },
          { fill: 'b', words: 'x', brief: 'y', reads: ['@said.a', '@diary', '@diary.now'] },
        ],
      }),
    ).toBeUndefined()
  })
})

test('the names of who knows something are types', () => {
  const known = storyKit({ cast, vars: { trust: 1 } })
  // @ts-expect-error: nobody is called TOLY
  known.scene({ start: 'a', beats: { a: { memory: { text: 'x', knownTo: ['TOLY'] }, ending: 'x' } } })
  // @ts-expect-error: nobody is called TOLY
  known.scene({ start: 'a', beats: { a: { lines: [{ memory: { text: 'x', knownTo: ['TOLY'] } }], ending: 'x' } } })
  // @ts-expect-error: there is no variable trst
  known.scene({ start: 'a', beats: { a: { memory: 'It is {trst}.', ending: 'x' } } })
  // @ts-expect-error: nobody is called TOLY
  known.scene({ start: 'a', beats: { a: { invent: { trust: { brief: 'x', by: 'TOLY' } }, ending: 'x' } } })
  // @ts-expect-error: there is no variable trst
  storyKit({ cast, vars: { trust: 1 }, about: { trst: 'x' } })
  known.scene({ start: 'a', beats: { a: { memory: { text: 'It is {trust}.', knownTo: ['TOLLY'] }, ending: 'x' } } })
})
