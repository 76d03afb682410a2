import { describe, expect, expectTypeOf, test } from 'vitest'
import { createActor } from 'xstate'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Story } from '../story/story.ts'
import type { ChoiceIdOf } from '../story/story-types.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { oneOf } from '../write/variables.ts'
import { type KitStory, storyKit } from './story-kit.ts'

const { fill, scene, story } = storyKit({
  cast: { OONA: { voice: 'Short. Answers a question with a smaller one.' }, TAVI: {} },
  vars: { trust: 1, alias: 'stranger', mood: oneOf('calm', 'angry'), purse: { gold: 3 } },
})

const ferry = scene({
  start: 'deck',
  exits: ['harbour'],
  beats: {
    deck: {
      lines: [
        fill('smell', 'The ferry smells of diesel and wet wool.', 'the crossing tonight', { maxWords: 40 }),
        {
          OONA: fill('greet', 'You again.', 'guarded; fond if she trusts you', { reads: ['trust'], never: ['sorry'] }),
        },
      ],
      choices: {
        give: {
          label: fill('give', 'Give her the letter.', 'a small brave act'),
          assign: v => ({ trust: v.trust + 1 }),
          target: 'winter',
        },
        keep: { label: 'Keep it.', target: 'winter' },
      },
    },
    winter: {
      lines: [{ OONA: 'Where were you, all winter?' }],
      ask: 'where you spent it',
      choices: {
        north: { label: 'In the north.', means: 'work, money, a ship', target: 'believed' },
        silent: { label: 'Say nothing.', means: 'silence, evasion', target: 'believed' },
      },
    },
    believed: {
      lines: ['Oona studies you.'],
      decide: { brief: 'does that fit what she knows', reads: ['@winter', 'trust'] },
      choices: {
        no: { label: 'no', assign: { mood: 'angry' }, target: 'named' },
        yes: { label: 'yes', default: v => v.trust > 1, target: 'named' },
      },
    },
    named: {
      invent: { alias: { brief: 'what she calls you', maxWords: 2 } },
      lines: [{ OONA: 'Well then, {alias}.' }],
      choices: { ashore: { label: 'Go ashore, {alias}.', target: '#harbour' } },
    },
  },
})
const harbour = scene({
  start: 'quay',
  exits: ['ferry'],
  beats: {
    quay: {
      cues: { place: 'harbour' },
      lines: ['You have {purse.gold} coins.'],
      next: [{ guard: v => v.mood === 'angry', target: 'alone' }, { target: 'together' }],
    },
    alone: { lines: ['She stays aboard.'], ending: 'alone' },
    together: { lines: ['She walks beside you.'], ending: 'together' },
  },
})
const crossing = story({
  id: 'crossing',
  version: '1',
  start: 'ferry',
  scenes: { ferry, harbour },
  entries: ['harbour'],
  facts: { OONA: v => (v.trust > 1 ? ['You gave her the letter.'] : []) },
})
const skeleton = crossing.skeleton()

function play(...inputs: readonly Input[]): readonly Passage[] {
  const passages: Passage[] = []
  let at = skeleton.begin(7)
  for (const input of inputs) {
    const passage = skeleton.step(at, input)
    passages.push(passage)
    at = passage.at
  }
  return passages
}
const choose = (choice: string): Input => ({ type: 'choose', choice })
const texts = (passage: Passage): readonly string[] =>
  passage.lines.map(line => `${line.speaker ? `${line.speaker}: ` : ''}${line.pieces.map(p => p.text).join('')}`)

test('a story of the kit plays from its first line to an ending', () => {
  const played = play(
    { type: 'enter' },
    choose('ferry.give'),
    { type: 'answer', choice: 'ferry.north', text: 'up north', mark: 'm1' },
    { type: 'verdict', choice: 'ferry.yes' },
    { type: 'value', values: { alias: 'Longlegs' }, mark: 'm2' },
    choose('ferry.ashore'),
  )
  expect(played.map(passage => passage.stop)).toEqual(['choices', 'ask', 'decide', 'invent', 'choices', 'end'])
  expect(played.flatMap(texts)).toEqual([
    'The ferry smells of diesel and wet wool.',
    'OONA: You again.',
    'OONA: Where were you, all winter?',
    'Oona studies you.',
    'OONA: Well then, Longlegs.',
    'You have 3 coins.',
    'She walks beside you.',
  ])
  expect(played.at(-1)).toMatchObject({ ending: 'together', variables: { trust: 2, alias: 'Longlegs', mood: 'calm' } })
  expect(played.at(-1)?.lines.at(-2)?.cues).toEqual([{ key: 'place', value: 'harbour' }])
})

test('a value that was brought in is a piece of its own wherever it stands', () => {
  const played = play(
    { type: 'enter' },
    choose('ferry.keep'),
    choose('ferry.silent'),
    { type: 'verdict', choice: 'ferry.no' },
    {
      type: 'value',
      values: { alias: 'Longlegs' },
      mark: 'm2',
    },
  )
  const named = played.at(-1)
  expect(named?.lines[0]?.pieces).toEqual([{ text: 'Well then, ' }, { text: 'Longlegs', marks: ['m2'] }, { text: '.' }])
  expect(named?.choices[0]?.pieces).toEqual([
    { text: 'Go ashore, ' },
    { text: 'Longlegs', marks: ['m2'] },
    { text: '.' },
  ])
})

test('slots are named after their scene, open in reading order, and stand in their lines', () => {
  const [first] = play({ type: 'enter' })
  expect(first?.slots.map(open => [open.slot.id, open.place, open.words])).toEqual([
    ['ferry.smell', 'narration', 'The ferry smells of diesel and wet wool.'],
    ['ferry.greet', 'dialogue', 'You again.'],
    ['ferry.give', 'label', 'Give her the letter.'],
  ])
  expect(first?.lines[1]).toEqual({ speaker: 'OONA', pieces: [{ text: 'You again.', slot: 1 }], cues: [], tags: [] })
  expect(first?.choices[0]?.pieces).toEqual([{ text: 'Give her the letter.', slot: 2 }])
  expect(Object.keys(crossing.slots)).toEqual([
    'ferry.smell',
    'ferry.greet',
    'ferry.give',
    'ferry.winter',
    'ferry.believed',
    'ferry.alias',
  ])
  expect(crossing.slots['ferry.believed'].reads).toMatchObject({ variables: ['trust'], typed: ['ferry.winter'] })
})

test('without a provider the first choice whose default holds is preferred', () => {
  const preferred = (gave: string): unknown =>
    play({ type: 'enter' }, choose(gave), choose('ferry.silent'))
      .at(-1)
      ?.choices.map(each => [each.id, each.preferred])
  expect(preferred('ferry.give')).toEqual([
    ['ferry.no', false],
    ['ferry.yes', true],
  ])
  expect(preferred('ferry.keep')).toEqual([
    ['ferry.no', false],
    ['ferry.yes', false],
  ])
})

test('a game opens an entry by its name', () => {
  const [passage] = play({ type: 'enter', entry: 'harbour' })
  expect(passage && texts(passage)).toEqual(['You have 3 coins.', 'She walks beside you.'])
})

test('facts follow from the variables', () => {
  const [, after] = play({ type: 'enter' }, choose('ferry.give'))
  expect(after && skeleton.facts(after.at, ['OONA', 'TAVI'])).toEqual({
    OONA: [{ text: 'You gave her the letter.' }],
    TAVI: [],
  })
})

describe('a story of the kit keeps the laws of a skeleton:', () => {
  testSkeleton({
    make: () => crossing.skeleton(),
    entry: 'harbour',
    world: { trust: 5 },
    names: ['OONA'],
    test,
  })
})

test('a detour of the kit comes back at its rejoin, played or passed by', () => {
  const boat = scene({
    start: 'fare',
    beats: {
      fare: {
        detour: { brief: 'over the fare', exchanges: 2, maySet: ['trust'], rejoin: 'sea' },
        lines: [{ TAVI: 'The fare has gone up.' }],
        choices: { pay: { label: 'Pay.', assign: vars => ({ trust: vars.trust - 1 }), target: 'sea' } },
      },
      sea: { lines: ['The sea, and a trust of {trust}.'], ending: 'sea' },
    },
  })
  const sailing = story({ id: 'sailing', version: '1', start: 'boat', scenes: { boat } }).skeleton()
  const stopped = sailing.step(sailing.begin(1), { type: 'enter' })
  expect(stopped).toMatchObject({ stop: 'detour', slots: [{ slot: { id: 'boat.fare', verb: 'detour' } }] })
  const authored = sailing.step(stopped.at, { type: 'returned' })
  expect(texts(authored)).toEqual(['TAVI: The fare has gone up.'])
  expect(texts(sailing.step(authored.at, choose('boat.pay')))).toEqual(['The sea, and a trust of 0.'])
  const generated = sailing.step(stopped.at, { type: 'returned', values: { trust: 3 }, mark: 'd' })
  expect(texts(generated)).toEqual(['The sea, and a trust of 3.'])
})

test('it is a real machine: an actor of it walks the same states', () => {
  const actor = createActor(crossing.machine).start()
  actor.send({ type: 'choose.ferry.give' })
  expect(actor.getSnapshot().value).toEqual({ ferry: 'winter' })
  expect(actor.getSnapshot().context).toMatchObject({ trust: 2 })
})

test('entries, variables and slot ids are inferred', () => {
  expectTypeOf(crossing.entries).toEqualTypeOf<readonly 'harbour'[]>()
  expectTypeOf<typeof crossing>().toExtend<Story<'harbour'>>()
  expectTypeOf(crossing.variables.mood.type).toBeString()
  expectTypeOf<'ferry.greet'>().toExtend<keyof typeof crossing.slots>()
  expectTypeOf<'ferry.give'>().toExtend<ChoiceIdOf<typeof crossing>>()
  expectTypeOf<'ferry.gvie'>().not.toExtend<ChoiceIdOf<typeof crossing>>()
  expectTypeOf<'ferry.nobody'>().not.toExtend<keyof typeof crossing.slots>()
  type Vars = typeof crossing extends KitStory<'harbour', infer V, string> ? V : never
  expectTypeOf<Vars['mood']>().toEqualTypeOf<'calm' | 'angry'>()
  expectTypeOf<Vars['purse']>().toEqualTypeOf<{ readonly gold: number }>()
})

test('what the types refuse, a machine refuses too', () => {
  // @ts-expect-error an unknown scene to start with
  expect(() => story({ id: 'x', version: '1', start: 'fery', scenes: { ferry, harbour } })).toThrow(/no scene "fery"/)
  // @ts-expect-error an exit to a scene that is not there
  expect(() => story({ id: 'x', version: '1', start: 'ferry', scenes: { ferry } })).toThrow(/no scene "harbour"/)
  const lost = scene({ start: 'a', beats: { a: { lines: ['Nothing.'] } } })
  expect(() => story({ id: 'x', version: '1', start: 'lost', scenes: { lost } })).toThrow(/leads nowhere/)
})

// Never called: what is expected here is that each mistake is a type error.
export function mistakes(): void {
  // @ts-expect-error an unknown beat
  scene({ start: 'a', beats: { a: { lines: ['Hi.'], next: 'b' } } })
  // @ts-expect-error an exit that is not declared
  scene({ start: 'a', exits: ['harbour'], beats: { a: { lines: ['Hi.'], next: '#habour' } } })
  // @ts-expect-error an unknown start
  scene({ start: 'z', beats: { a: { lines: ['Hi.'], next: 'a' } } })
  // @ts-expect-error an unknown speaker
  scene({ start: 'a', beats: { a: { lines: [{ MIRA: 'Hi.' }], next: 'a' } } })
  // @ts-expect-error an unknown speaker is not present either
  scene({ start: 'a', beats: { a: { with: ['MIRA'], next: 'a' } } })
  // @ts-expect-error a hole for an unknown variable, in narration
  scene({ start: 'a', beats: { a: { lines: ['Hi, {alais}.'], next: 'a' } } })
  // @ts-expect-error a hole for an unknown variable, in speech
  scene({ start: 'a', beats: { a: { lines: [{ OONA: 'Hi, {alais}.' }], next: 'a' } } })
  // @ts-expect-error a hole for an unknown variable, on a choice
  scene({ start: 'a', beats: { a: { choices: { x: { label: 'Hi, {alais}.', target: 'a' } } } } })
  // @ts-expect-error a hole for an unknown variable, in open words
  fill('x', 'Hi, {alais}.')
  // @ts-expect-error a hole for an unknown variable, in a brief
  fill('x', 'Hi.', 'greet {alais}')
  // @ts-expect-error an unknown variable is read
  fill('x', 'Hi.', '', { reads: ['trsut'] })
  // @ts-expect-error an unknown variable is assigned
  scene({ start: 'a', beats: { a: { assign: { trust: 1, trsut: 2 }, next: 'a' } } })
  // @ts-expect-error an unknown variable is assigned by a function
  scene({ start: 'a', beats: { a: { assign: v => ({ trust: v.trust, trsut: 2 }), next: 'a' } } })
  // @ts-expect-error a value of another type
  scene({ start: 'a', beats: { a: { assign: () => ({ trust: 'lots' }), next: 'a' } } })
  // @ts-expect-error not one of the options
  scene({ start: 'a', beats: { a: { assign: { mood: 'furious' }, next: 'a' } } })
  // @ts-expect-error not one of the options, by a function
  scene({ start: 'a', beats: { a: { assign: () => ({ mood: 'furious' }), next: 'a' } } })
  // @ts-expect-error compared with what is not one of the options
  scene({ start: 'a', beats: { a: { next: [{ guard: v => v.mood === 'furious', target: 'a' }] } } })
  // @ts-expect-error an unknown variable in a guard
  scene({ start: 'a', beats: { a: { next: [{ guard: v => v.trsut > 1, target: 'a' }] } } })
  // @ts-expect-error an unknown variable to invent
  scene({ start: 'a', beats: { a: { invent: { alais: { brief: 'x' } }, next: 'a' } } })
  // @ts-expect-error a word that a beat does not have
  scene({ start: 'a', beats: { a: { lines: ['Hi.'], next: 'a', chocies: {} } } })
  // @ts-expect-error an entry that is no scene
  story({ id: 'x', version: '1', start: 'ferry', scenes: { ferry, harbour }, entries: ['market'] })
  // @ts-expect-error facts about nobody
  story({ id: 'x', version: '1', start: 'ferry', scenes: { ferry, harbour }, facts: { MIRA: () => [] } })
}
