import { expect, expectTypeOf, test } from 'vitest'
import { assign, createMachine, emit, enqueueActions, raise, setup } from 'xstate'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Story } from '../story/story.ts'
import { fill } from '../write/fill.ts'
import { cue } from '../write/line.ts'
import { fromMachine } from './from-machine.ts'
import type { StoryMeta } from './story-meta.ts'

const choose = (choice: string): Input => ({ type: 'choose', choice })
const enter: Input = { type: 'enter' }

function play(story: Story, ...inputs: readonly Input[]): Passage {
  const skeleton = story.skeleton()
  return inputs.reduce<Passage | undefined>(
    (last, input) => skeleton.step(last?.at ?? skeleton.begin(1), input),
    undefined,
  )!
}
const said = ({ lines }: Passage): readonly string[] => lines.map(line => line.pieces.map(piece => piece.text).join(''))
const offered = ({ choices }: Passage): readonly string[] => choices.map(choice => choice.id)

test('the lines of outer states come before those of the states inside', () => {
  const story = fromMachine(
    createMachine({
      meta: { lines: ['Night.'] },
      initial: 'house',
      states: {
        house: {
          meta: { lines: ['A house.'] },
          initial: 'hall',
          on: { 'choose.leave': { target: 'street', meta: { label: 'Leave.' } } },
          states: {
            hall: { meta: { lines: ['A hall.'] }, on: { 'choose.up': { target: 'attic', meta: { label: 'Up.' } } } },
            attic: { type: 'final', meta: { lines: ['An attic.'] } },
          },
        },
        street: { type: 'final', meta: { lines: ['The street.'], ending: 'out' } },
      },
    }),
  )
  expect(said(play(story, enter))).toEqual(['Night.', 'A house.', 'A hall.'])
  expect(offered(play(story, enter))).toEqual(['up', 'leave'])
  expect(said(play(story, enter, choose('up')))).toEqual(['An attic.'])
  expect(play(story, enter, choose('up'), choose('leave'))).toMatchObject({ stop: 'end', ending: 'out', choices: [] })
})

test('the choices of all regions are offered, in document order, whichever moved last', () => {
  const door = (name: string) => ({
    initial: 'shut',
    states: {
      shut: { on: { [`choose.open-${name}`]: { target: 'open', meta: { label: 'Open.' } } } },
      open: {
        meta: { lines: [`${name} is open.`] },
        on: { [`choose.shut-${name}`]: { target: 'shut', meta: { label: 'Shut.' } } },
      },
    },
  })
  const story = fromMachine(createMachine({ type: 'parallel', states: { left: door('left'), right: door('right') } }))
  expect(offered(play(story, enter))).toEqual(['open-left', 'open-right'])
  const moved = play(story, enter, choose('open-left'))
  expect(said(moved)).toEqual(['left is open.'])
  expect(offered(moved)).toEqual(['shut-left', 'open-right'])
})

test('one choice moves every region that knows it', () => {
  const lamp = (name: string) => ({
    initial: 'off',
    states: {
      off: { on: { 'choose.light': { target: 'on', meta: { label: 'Light.' } } } },
      on: { meta: { lines: [`${name} is lit.`] } },
    },
  })
  const story = fromMachine(createMachine({ type: 'parallel', states: { red: lamp('Red'), green: lamp('Green') } }))
  expect(offered(play(story, enter))).toEqual(['light'])
  expect(said(play(story, enter, choose('light')))).toEqual(['Red is lit.', 'Green is lit.'])
})

test('history leads back to where the player was', () => {
  const story = fromMachine(
    createMachine({
      initial: 'walk',
      states: {
        walk: {
          initial: 'wood',
          states: {
            wood: { meta: { lines: ['Wood.'] }, on: { 'choose.on': { target: 'field', meta: { label: 'On.' } } } },
            field: { type: 'final', meta: { lines: ['Field.'] } },
            last: { type: 'history' },
          },
          on: { 'choose.rest': { target: 'rest', meta: { label: 'Rest.' } } },
        },
        rest: { on: { 'choose.back': { target: 'walk.last', meta: { label: 'Back.' } } } },
      },
    }),
  )
  expect(said(play(story, enter, choose('on'), choose('rest'), choose('back')))).toEqual(['Field.'])
})

test('a finished part goes on through onDone, and says its last lines first', () => {
  const story = fromMachine(
    createMachine({
      initial: 'game',
      states: {
        game: {
          initial: 'turn',
          onDone: { target: 'after', meta: { lines: ['The board is cleared.'] } },
          states: {
            turn: { on: { 'choose.win': { target: 'won', meta: { label: 'Win.' } } } },
            won: { type: 'final', meta: { lines: ['Mate.'] } },
          },
        },
        after: { type: 'final', meta: { lines: ['Tea.'] } },
      },
    }),
  )
  expect(said(play(story, enter, choose('win')))).toEqual(['Mate.', 'The board is cleared.', 'Tea.'])
})

test('guards close choices, assignments open them, and texts read the context as it is when they are said', () => {
  const story = fromMachine(
    createMachine({
      context: { coins: 1, purse: { owner: 'you' } },
      initial: 'stall',
      states: {
        stall: {
          entry: assign({ coins: ({ context }) => context.coins + 1 }),
          meta: { lines: ['{coins} coins of {purse.owner} in {{braces}}.'] },
          on: {
            'choose.buy': {
              guard: ({ context }) => context.coins > 2,
              target: 'home',
              meta: { label: 'Buy ({coins}).' },
            },
            'choose.beg': { target: 'stall', reenter: true, meta: { label: 'Beg.', lines: ['You beg with {coins}.'] } },
          },
        },
        home: { type: 'final' },
      },
    }),
  )
  expect(said(play(story, enter))).toEqual(['2 coins of you in {braces}.'])
  expect(offered(play(story, enter))).toEqual(['beg'])
  const begged = play(story, enter, choose('beg'))
  expect(said(begged)).toEqual(['You beg with 2.', '3 coins of you in {braces}.'])
  expect(offered(begged)).toEqual(['buy', 'beg'])
  expect(begged.choices[0]?.pieces).toEqual([{ text: 'Buy (3).' }])
})

test('eventless transitions and raised events belong to the step', () => {
  const story = fromMachine(
    createMachine({
      context: { trust: 2 },
      initial: 'door',
      states: {
        door: {
          meta: { lines: ['Knock.'] },
          always: [{ guard: ({ context }) => context.trust > 1, target: 'in' }, 'out'],
        },
        in: { meta: { lines: ['In.'] }, entry: raise({ type: 'cough' }), on: { cough: 'coughed' } },
        out: { type: 'final', meta: { lines: ['Out.'] } },
        coughed: { type: 'final', meta: { lines: ['Cough.'] } },
      },
    }),
  )
  expect(said(play(story, enter))).toEqual(['Knock.', 'In.', 'Cough.'])
})

test('custom actions and emitted events become cues where they happen, and none is run', () => {
  let rung = 0
  const machine = setup({
    types: { meta: {} as StoryMeta, emitted: {} as { type: 'rang' } },
    actions: {
      ring: () => {
        rung++
      },
      shake: (_, _params: { by: number }) => {
        rung++
      },
    },
  }).createMachine({
    initial: 'a',
    states: {
      a: {
        entry: ['ring'],
        meta: { lines: ['One.', cue('sound', 'bell'), 'Two.'], cues: { place: 'tower' } },
        always: 'b',
      },
      b: {
        type: 'final',
        entry: [{ type: 'shake', params: { by: 2 } }, emit({ type: 'rang' })],
        meta: { lines: ['Three.', cue('music', 'none')] },
      },
    },
  })
  const { lines, endCues } = play(fromMachine(machine), enter)
  expect(lines.map(line => line.cues)).toEqual([
    [
      { key: 'action', value: 'ring' },
      { key: 'place', value: 'tower' },
    ],
    [{ key: 'sound', value: 'bell' }],
    [
      { key: 'action', value: 'shake {"by":2}' },
      { key: 'action', value: 'rang' },
    ],
  ])
  expect(endCues).toEqual([{ key: 'music', value: 'none' }])
  expect(rung).toBe(0)
})

test('tags and cues of a state that says nothing come with the next line, or on a line without words', () => {
  const machine = setup({ types: { meta: {} as StoryMeta } }).createMachine({
    initial: 'a',
    states: {
      a: { meta: { tags: ['slow'], cues: { expr: 'smile' } }, always: 'b' },
      b: {
        meta: { lines: ['One.'], tags: ['loud'] },
        on: { 'choose.on': { target: 'c', meta: { label: 'On.' } } },
      },
      c: {
        meta: { tags: ['clear'], cues: { music: 'none' } },
        on: { 'choose.on': { target: 'd', meta: { label: 'On.' } } },
      },
      d: { type: 'final' },
    },
  })
  const story = fromMachine(machine)
  expect(play(story, enter).lines).toEqual([
    { pieces: [{ text: 'One.' }], tags: ['slow', 'loud'], cues: [{ key: 'expr', value: 'smile' }] },
  ])
  expect(play(story, enter, choose('on')).lines).toEqual([
    { pieces: [], tags: ['clear'], cues: [{ key: 'music', value: 'none' }] },
  ])
})

const naming = setup({
  types: { meta: {} as StoryMeta, context: {} as { alias: string; greeting: string; count: number; note: string } },
}).createMachine({
  context: { alias: 'stranger', greeting: '', count: 0, note: '' },
  initial: 'dock',
  states: {
    dock: { meta: { lines: ['Fog.'] }, on: { 'choose.wave': { target: 'named', meta: { label: 'Wave.' } } } },
    named: {
      meta: {
        invent: { alias: { brief: 'what she calls you, {alias}', maxWords: 2 } },
        lines: [{ OONA: fill('hello', 'Hello, {alias}.', 'greet {alias}') }],
      },
      entry: assign({ greeting: ({ context }) => `Ahoy ${context.alias}`, count: ({ context }) => context.count + 1 }),
      always: { guard: ({ context }) => context.alias === 'Longlegs', target: 'tall' },
    },
    tall: {
      type: 'final',
      entry: assign(({ context }) => ({ ...context, note: `${context.greeting}!` })),
      meta: { lines: ['{greeting}. {count}. {note}'] },
    },
  },
})

test('an invented value is known before entry actions, lines and conditions', () => {
  const story = fromMachine(naming)
  const stopped = play(story, enter, choose('wave'))
  expect(stopped).toMatchObject({ stop: 'invent', lines: [], variables: { alias: 'stranger', count: 0 } })
  expect(stopped.slots).toMatchObject([
    {
      slot: { id: 'named.alias', verb: 'invent', variable: 'alias' },
      brief: 'what she calls you, stranger',
      words: 'stranger',
    },
  ])
  expect(said(play(story, enter, choose('wave'), { type: 'value' }))).toEqual(['Hello, stranger.'])
  const values = { alias: 'Longlegs' }
  expect(said(play(story, enter, choose('wave'), { type: 'value', values, mark: 'm' }))).toEqual([
    'Hello, Longlegs.',
    'Ahoy Longlegs. 1. Ahoy Longlegs!',
  ])
})

test('what is computed from an invented value is marked with it, and nothing else is', () => {
  const story = fromMachine(naming)
  const { lines, slots, marked } = play(story, enter, choose('wave'), {
    type: 'value',
    values: { alias: 'Longlegs' },
    mark: 'm',
  })
  expect(marked).toMatchObject({ alias: ['m'] })
  expect(play(story, enter, choose('wave')).marked).toBeUndefined()
  expect(lines[0]?.pieces).toEqual([
    { text: 'Hello, ', slot: 0 },
    { text: 'Longlegs', slot: 0, marks: ['m'] },
    { text: '.', slot: 0 },
  ])
  expect(slots[0]).toMatchObject({ brief: 'greet Longlegs', words: 'Hello, Longlegs.', marks: ['m'] })
  expect(lines[1]?.pieces).toEqual([
    { text: 'Ahoy Longlegs', marks: ['m'] },
    { text: '. 1. ' },
    { text: 'Ahoy Longlegs!', marks: ['m'] },
  ])
})

test('marks pass through enqueued assignments and computed parameters, and end where a value is replaced', () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as Record<'a' | 'b' | 'c' | 'd', string> },
    actions: { keep: assign((_, params: { text: string }) => ({ c: params.text })) },
  }).createMachine({
    context: { a: 'x', b: 'x', c: 'x', d: 'x' },
    initial: 'one',
    states: {
      one: {
        meta: { invent: { a: { brief: 'a' }, d: { brief: 'd' } } },
        entry: [
          enqueueActions(({ context, enqueue }) => {
            const text = context.a
            enqueue.assign({ b: () => text })
          }),
          { type: 'keep', params: ({ context }) => ({ text: context.a }) },
          assign({ d: 'mine' }),
        ],
        always: 'two',
      },
      two: { type: 'final', meta: { lines: ['{a}', '{b}', '{c}', '{d}'] } },
    },
  })
  const value = (name: string): Input => ({ type: 'value', values: { [name]: 'made' }, mark: name })
  const { lines } = play(fromMachine(machine), enter, value('a'), value('d'))
  expect(lines.map(line => line.pieces)).toEqual([
    [{ text: 'made', marks: ['a'] }],
    [{ text: 'made', marks: ['a'] }],
    [{ text: 'made', marks: ['a'] }],
    [{ text: 'mine' }],
  ])
})

const bargain = setup({
  types: { meta: {} as StoryMeta, context: {} as { fare: number; haggled: boolean } },
}).createMachine({
  context: { fare: 3, haggled: false },
  initial: 'deck',
  states: {
    deck: {
      on: { 'choose.pay': { target: 'bargain', meta: { label: 'Pay.', lines: ['You turn your pockets out.'] } } },
    },
    bargain: {
      meta: { detour: { brief: 'over the fare', exchanges: 2, maySet: ['fare'] }, lines: ['The fare has gone up.'] },
      initial: 'first',
      exit: assign({ fare: ({ context }) => context.fare + 1 }),
      onDone: 'after',
      states: {
        first: { entry: assign({ haggled: true }), meta: { lines: ['You haggle.'] }, always: 'done' },
        done: { type: 'final' },
      },
    },
    after: { type: 'final', meta: { lines: ['{fare} coins.'] } },
  },
})

test('a detour plays its authored scene, or is passed by with what it brought back', () => {
  const story = fromMachine(bargain)
  const stopped = play(story, enter, choose('pay'))
  expect(stopped).toMatchObject({ stop: 'detour', slots: [{ slot: { contract: { exchanges: 2, maySet: ['fare'] } } }] })
  expect(said(stopped)).toEqual(['You turn your pockets out.'])
  const authored = play(story, enter, choose('pay'), { type: 'returned' })
  expect(said(authored)).toEqual(['The fare has gone up.', 'You haggle.', '4 coins.'])
  expect(authored.variables).toEqual({ fare: 4, haggled: true })
  const generated = play(story, enter, choose('pay'), { type: 'returned', values: { fare: 9 }, mark: 'd' })
  expect(generated.lines.map(line => line.pieces)).toEqual([[{ text: '9', marks: ['d'] }, { text: ' coins.' }]])
  expect(generated.variables).toEqual({ fare: 9, haggled: false })
  expect(() => play(story, enter, choose('pay'), { type: 'returned', values: { haggled: true } })).toThrow(/can't set/)
})

test("the game's world opens and closes choices without a word", () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as { gold: number } },
    guards: { rich: ({ context }) => context.gold >= 5 },
  }).createMachine({
    context: { gold: 0 },
    initial: 'stall',
    states: {
      stall: {
        meta: { lines: ['A stall.'] },
        on: { 'choose.buy': { guard: 'rich', target: 'gone', meta: { label: 'Buy.' } } },
      },
      gone: { type: 'final' },
    },
  })
  const story = fromMachine(machine)
  expect(play(story, enter)).toMatchObject({
    stop: 'choices',
    choices: [],
    problem: { code: 'story-failed', data: { state: 'stall', choices: ['buy'] } },
  })
  const richer = play(story, enter, { type: 'world', world: { gold: 5 } })
  expect(richer).toMatchObject({ lines: [], stop: 'choices', choices: [{ id: 'buy' }], variables: { gold: 5 } })
  expect(play(story, { ...enter, world: { gold: 7 } }).choices).toHaveLength(1)
  expect(() => play(story, enter, { type: 'world', world: { silver: 1 } })).toThrow(
    expect.objectContaining({ code: 'unknown-variable' }),
  )
  expect(() => play(story, enter, { type: 'world', world: { gold: 'much' } })).toThrow(
    expect.objectContaining({ code: 'wrong-value' }),
  )
})

test('an entry opens on its state, again and again, and the variables live on', () => {
  const machine = createMachine({
    context: { talks: 0 },
    initial: 'intro',
    states: {
      intro: { type: 'final', meta: { lines: ['Once.'] } },
      town: {
        initial: 'gate',
        entry: assign({ talks: ({ context }) => context.talks + 1 }),
        states: {
          gate: { type: 'final', meta: { lines: ['Gate.'] } },
          market: {
            meta: { lines: ['Market, talk {talks}.'] },
            on: { 'choose.bye': { target: '#bye', meta: { label: 'Bye.' } } },
          },
        },
      },
      bye: { id: 'bye', type: 'final' },
    },
  })
  const story = fromMachine(machine, { id: 'town', entries: { market: 'town.market' } })
  expectTypeOf(story.entries).toEqualTypeOf<readonly 'market'[]>()
  const market: Input = { type: 'enter', entry: 'market' }
  expect(said(play(story, market))).toEqual(['Market, talk 1.'])
  expect(said(play(story, market, choose('bye'), market))).toEqual(['Market, talk 2.'])
  expect(() => play(story, { type: 'enter', entry: 'markt' })).toThrow(
    expect.objectContaining({ code: 'unknown-entry', hint: expect.stringContaining('market') }),
  )
})

test('a default may be a guard by name', () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as { trust: number } },
    guards: { trusts: ({ context }) => context.trust > 1 },
  }).createMachine({
    context: { trust: 2 },
    initial: 'a',
    states: {
      a: {
        meta: {
          decide: 'does she believe it',
          choices: { no: { label: 'no' }, yes: { label: 'yes', means: 'she does', default: 'trusts' } },
        },
        on: { 'choose.no': 'b', 'choose.yes': 'b' },
      },
      b: { type: 'final' },
    },
  })
  expect(play(fromMachine(machine), enter)).toMatchObject({
    stop: 'decide',
    choices: [
      { id: 'no', preferred: false },
      { id: 'yes', preferred: true, means: 'she does' },
    ],
  })
})

test('who is present is declared, or speaks', () => {
  const machine = createMachine({
    initial: 'a',
    states: {
      a: {
        meta: { lines: [{ OONA: 'Hm.' }, { TAVI: 'Hm?' }, { OONA: 'Hm.' }] },
        on: { 'choose.on': { target: 'b', meta: { label: 'On.' } } },
      },
      b: {
        meta: { with: ['MIRA'] },
        initial: 'c',
        states: { c: { type: 'final', meta: { lines: [{ OONA: 'Hm.' }] } } },
      },
    },
  })
  expect(play(fromMachine(machine), enter).present).toEqual(['OONA', 'TAVI'])
  expect(play(fromMachine(machine), enter, choose('on')).present).toEqual(['MIRA'])
})

test('names that do not exist and numbers that can’t be are all told at once, with what was meant', () => {
  const machine = createMachine({
    context: { trust: 1 },
    initial: 'a',
    states: {
      a: {
        meta: {
          lines: ['{trsut}', { ONA: 'Hm.' }, fill('x', 'X.', '', { reads: ['@wintr'] })],
          ask: { id: 'winter', brief: '?' },
        },
        on: { 'choose.go': 'b' },
      },
      b: { type: 'final' },
    },
  })
  const bible = { cast: { OONA: {} }, facts: -1, variants: 1.5 }
  const make = (): unknown => fromMachine(machine, { bible, entries: { b: 'c' } })
  expect(make).toThrow(expect.objectContaining({ code: 'story-invalid', hint: expect.stringContaining('"trust"') }))
  try {
    make()
  } catch (error) {
    const { problems } = (error as { data: { problems: readonly { message: string }[] } }).data
    expect(problems.map(problem => problem.message)).toEqual([
      'There is no variable "trsut".',
      '"ONA" is not in the cast.',
      'The choice "go" has no label.',
      '"variants" must be a whole number from 1.',
      '"facts" must be a whole number from 0.',
      'The entry "b" opens on no state.',
      'The slot "a.x" reads @a.wintr, which is no `ask`.',
    ])
  }
})

test('the digest changes with a text, a target or a constant, and not with the build', () => {
  const make = (text: string, target = 'b', value = 1, hash?: string) =>
    fromMachine(
      createMachine({
        context: { n: 0 },
        initial: 'a',
        states: {
          a: {
            meta: { lines: [text] },
            on: { 'choose.x': { target, actions: assign({ n: value }), meta: { label: 'X.' } } },
          },
          b: { type: 'final' },
          c: { type: 'final' },
        },
      }),
      hash === undefined ? {} : { sourceHash: hash },
    ).digest
  const digests = [make('A.'), make('B.'), make('A.', 'c'), make('A.', 'b', 2), make('A.', 'b', 1, 'f00')]
  expect(new Set(digests).size).toBe(5)
  expect(make('A.')).toBe(digests[0])
})

test('a machine whose functions no digest can see says that its saves are to be replayed', () => {
  const guarded = createMachine({
    initial: 'a',
    states: { a: { always: { guard: () => true, target: 'b' } }, b: { type: 'final' } },
  })
  const plain = createMachine({
    context: { n: 0 },
    initial: 'a',
    states: { a: { entry: [assign({ n: 1 }), raise({ type: 'x' })], on: { x: 'b' } }, b: { type: 'final' } },
  })
  expect(fromMachine(guarded).loadsByReplay).toBe(true)
  expect(fromMachine(guarded, { sourceHash: 'f00' }).loadsByReplay).toBeUndefined()
  expect(fromMachine(plain).loadsByReplay).toBeUndefined()
})

test('what an event carries, or a final state gives, is marked with all that it may be made from', () => {
  interface Vars {
    readonly alias: string
    readonly carried: string
    readonly given: string
    readonly plain: string
  }
  const none: Vars = { alias: 'nobody', carried: '', given: '', plain: '' }
  const machine = setup({ types: { meta: {} as StoryMeta, context: {} as Vars } }).createMachine({
    id: 'hall',
    context: none,
    initial: 'so',
    states: {
      so: {
        meta: { invent: { alias: { brief: 'a name' } }, lines: ['So.'] },
        on: {
          'choose.on': {
            target: 'between',
            meta: { label: 'On.' },
            actions: raise(({ context }) => ({ type: 'carried', text: context.alias }) as never),
          },
        },
      },
      between: {
        on: {
          carried: {
            target: 'closing',
            actions: assign({
              carried: ({ event }) => (event as unknown as { text: string }).text,
              plain: ({ event }) => event.type,
            }),
          },
        },
      },
      closing: {
        initial: 'inner',
        states: { inner: { type: 'final', output: ({ context }: { context: Vars }) => context.alias } },
        onDone: { target: 'end', actions: assign({ given: ({ event }) => String(event.output) }) },
      },
      end: { meta: { lines: ['{carried} {given} {plain}'] }, type: 'final' },
    },
  })
  const skeleton = fromMachine(machine as never).skeleton()
  const mark = '7:live:tainted'
  const begun = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const named = skeleton.step(begun.at, { type: 'value', values: { alias: 'Gull' }, mark })
  const { lines, marked } = skeleton.step(named.at, { type: 'choose', choice: 'on' })
  expect(lines[0]?.pieces).toEqual([
    { text: 'Gull', marks: [mark] },
    { text: ' ' },
    { text: 'Gull', marks: [mark] },
    { text: ' carried' },
  ])
  expect(marked).toEqual({ alias: [mark], carried: [mark], given: [mark] })
})
