import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { setup } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { VariableChanges } from '../play/world-changes.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import type { StoryMeta } from '../xstate/story-meta.ts'
import { createSession, type Session } from './create-session.ts'

const ferry = testStory(readFileSync(new URL('./stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} }, world: ['gold'] },
})

/** A game with a purse. */
function game(gold: number): {
  world: { read(): Variables; apply(changed: VariableChanges): void }
  told: VariableChanges[]
  gold: number
} {
  const told: VariableChanges[] = []
  const game = {
    gold,
    told,
    world: { read: () => ({ gold: game.gold }), apply: (changed: VariableChanges) => void told.push(changed) },
  }
  return game
}

function refusal(move: () => unknown): LacunaError {
  try {
    move()
  } catch (error) {
    return error as LacunaError
  }
  throw new Error('It was not refused.')
}

test('the world is read before each turn, and what the story changed is told after it', () => {
  const { world, told } = game(3)
  const session = createSession(ferry, { world })
  session.enter()
  expect(session.frame.choices.map(choice => choice.id)).toContain('ferry.pay')
  expect(told).toEqual([])
  session.choose('ferry.give')
  expect(told).toEqual([{ trust: { from: 1, to: 2 } }])
})

test('going back, forward and to a new start tell the game what is different then', () => {
  const { world, told } = game(3)
  const session = createSession(ferry, { world })
  session.enter()
  session.choose('ferry.give')
  session.back()
  expect(told.at(-1)).toEqual({ trust: { from: 2, to: 1 } })
  session.forward()
  expect(told.at(-1)).toEqual({ trust: { from: 1, to: 2 } })
  session.restart()
  expect(told.at(-1)).toEqual({ trust: { from: 2, to: 1 } })
  expect(session.frame.variables).toMatchObject({ trust: 1, gold: 3 })
})

test('a load tells the game nothing: it has kept its own part', () => {
  const first = createSession(ferry, game(3))
  first.enter()
  first.choose('ferry.give')
  const { world, told } = game(7)
  const loaded = createSession(ferry, { world, snapshot: JSON.stringify(first.save()) })
  expect(told).toEqual([])
  expect(loaded.frame.variables).toEqual({ trust: 2, gold: 3, alias: 'stranger' })
})

test('what the world gave is journaled: going back and loading do not ask it again', () => {
  const purse = game(3)
  const session = createSession(ferry, purse)
  session.enter()
  purse.gold = 0
  session.choose('ferry.keep')
  session.back()
  expect(session.frame.variables.gold).toBe(3)
  const loaded = createSession(ferry, { snapshot: session.save() })
  expect(loaded.frame.choices.map(choice => choice.id)).toContain('ferry.pay')
  loaded.forward()
  expect(loaded.frame.variables.gold).toBe(0)
})

test('the same choice in another world is another turn', () => {
  const purse = game(3)
  const session = createSession(ferry, purse)
  session.enter()
  session.choose('ferry.keep')
  session.back()
  purse.gold = 9
  session.choose('ferry.keep')
  expect(session.frame.variables.gold).toBe(9)
})

test('a change between turns leaves lines and labels as they are, and nobody is asked for them again', async () => {
  const provider = scripted({ 'ferry.letter': ['Hand it over.', 'Give it up.'], 'ferry.smell': ['Tar.', 'Rain.'] })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live' })
  session.enter()
  const before = await session.settled()
  expect(before.choices.map(choice => choice.text)).toEqual(['Hand it over.', 'Keep it.'])
  const asked = provider.calls
  session.world({ gold: 5 })
  expect(session.frame).toMatchObject({ phase: 'choosing', turn: 2, lines: before.lines, variables: { gold: 5 } })
  expect(session.frame.choices).toEqual(before.choices)
  expect(provider.calls).toBe(asked)
  session.world({ gold: 0 })
  expect(session.frame.choices).toEqual(before.choices)
  session.choose('ferry.give')
  expect((await session.settled()).turn).toBe(4)
  session.back()
  expect(session.frame).toMatchObject({ turn: 3, choices: before.choices, lines: before.lines, canGoBack: false })
  const loaded = createSession(ferry, { lookahead: false, provider, dial: 'live', snapshot: session.save() })
  expect(loaded.frame).toEqual(session.frame)
  expect(session.history().map(turn => [turn.move.type, turn.lines.length])).toEqual([
    ['enter', 2],
    ['world', 0],
    ['world', 0],
  ])
})

test('where a guard is waiting for it, a change opens a choice, and its label alone is asked for', async () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as { gold: number } },
    guards: { rich: ({ context }) => context.gold >= 5 },
  }).createMachine({
    context: { gold: 0 },
    initial: 'stall',
    states: {
      stall: {
        meta: { lines: ['A stall.'] },
        on: {
          'choose.buy': { guard: 'rich', target: 'gone', meta: { label: fill('buy', 'Buy.', 'a purchase') } },
          'choose.look': { target: 'gone', meta: { label: fill('look', 'Look.', 'a look') } },
        },
      },
      gone: { type: 'final' },
    },
  })
  const provider = scripted({ buy: 'Take it.', 'stall.buy': 'Take it.', look: 'Stare.', 'stall.look': 'Stare.' })
  const session = createSession(fromMachine(machine), { provider, dial: 'live' })
  session.enter()
  expect((await session.settled()).choices.map(choice => choice.text)).toEqual(['Stare.'])
  session.world({ gold: 5 })
  expect(session.frame).toMatchObject({ phase: 'writing', lines: [{ text: 'A stall.' }], canGoBack: false })
  expect((await session.settled()).choices.map(choice => choice.text)).toEqual(['Take it.', 'Stare.'])
  expect(provider.requests.map(request => request.slots.length)).toEqual([1, 1])
  session.world({ gold: 0 })
  expect((await session.settled()).choices.map(choice => choice.text)).toEqual(['Stare.'])
  const loaded = createSession(fromMachine(machine), { provider, snapshot: session.save() })
  expect(loaded.frame.choices).toEqual(session.frame.choices)
})

test('values that the story does not have, or can’t hold, are refused with what it has', () => {
  const session = createSession(ferry, { world: { read: () => ({ gild: 3 }) } })
  expect(refusal(() => session.enter())).toMatchObject({
    code: 'unknown-variable',
    hint: expect.stringContaining('gold'),
  })
  expect(session.frame.phase).toBe('idle')
  const wrong = createSession(ferry, { world: { read: () => ({ gold: 10n as never }) } })
  expect(refusal(() => wrong.enter()).code).toBe('wrong-value')
  const broken = createSession(ferry, {
    world: {
      read: () => {
        throw new Error('The purse is gone.')
      },
    },
  })
  expect(refusal(() => broken.enter())).toMatchObject({
    code: 'external-failed',
    message: expect.stringContaining('The purse is gone.'),
  })
  expect(broken.frame.phase).toBe('idle')
})

test('a session that can’t begin throws at once', () => {
  const counting = testStory(
    'EXTERNAL roll(n)\n-> hall\n=== hall ===\nYou roll {roll(6)}.\n+ [Again.] -> hall\n+ [Leave.] -> END',
  )
  expect(refusal(() => createSession(counting)).code).toBe('missing-external')
  expect(refusal(() => createSession(ferry, { entry: 'cellar' })).code).toBe('unknown-entry')
  expect(refusal(() => createSession(ferry, { seed: Number.NaN })).code).toBe('wrong-value')
  expect(refusal(() => createSession(ferry, { language: 'no language' })).code).toBe('unknown-language')
})

test('a recorded function is called once for each turn, and going back and loading give what it gave', () => {
  const counting = testStory(
    'EXTERNAL roll(n)\n-> hall\n=== hall ===\nYou roll {roll(6)}.\n+ [Again.] -> hall\n+ [Leave.] -> END',
  )
  let calls = 0
  const externals = { roll: { kind: 'recorded' as const, call: () => ++calls } }
  const session = createSession(counting, { externals })
  session.enter()
  const again = session.frame.choices[0]?.id ?? ''
  session.choose(again)
  session.choose(again)
  expect([session.frame.lines[0]?.text, calls]).toEqual(['You roll 3.', 3])
  session.back()
  expect(session.frame.lines[0]?.text).toBe('You roll 2.')
  const loaded = createSession(counting, { externals, snapshot: session.save() })
  expect(loaded.frame.lines[0]?.text).toBe('You roll 2.')
  loaded.forward()
  expect(loaded.frame.lines[0]?.text).toBe('You roll 3.')
  expect(calls).toBe(3)
})

test('a pure function may be called as often as need be', () => {
  const double = testStory('EXTERNAL double(n)\n-> hall\n=== hall ===\nTwice {double(4)}.\n+ [Again.] -> hall', {
    bible: { externals: { double: 'pure' } },
  })
  const session = createSession(double, { externals: { double: { kind: 'pure', call: n => Number(n) * 2 } } })
  session.enter()
  expect(session.frame.lines[0]?.text).toBe('Twice 8.')
  expect(
    createSession(double, {
      externals: { double: { kind: 'pure', call: n => Number(n) * 2 } },
      snapshot: session.save(),
    }).frame,
  ).toEqual(session.frame)
})

test('a function that fails stops the story with its name; the session can go back and choose otherwise', () => {
  const failing = testStory(
    'EXTERNAL roll()\n-> hall\n=== hall ===\nA hall.\n+ (dice) [Roll.] You roll {roll()}. -> hall\n+ (stay) [Stay.] -> hall',
  )
  const externals = {
    roll: {
      kind: 'recorded' as const,
      call: () => {
        throw new Error('no dice')
      },
    },
  }
  const session = createSession(failing, { externals })
  session.enter()
  session.choose('hall.stay')
  session.choose('hall.dice')
  expect(session.frame).toMatchObject({
    phase: 'failed',
    turn: 3,
    problem: { code: 'external-failed' },
    choices: [],
    canGoBack: true,
  })
  expect(refusal(() => session.choose('hall.stay'))).toMatchObject({
    code: 'nothing-offered',
    hint: 'Go back, or restart.',
  })
  session.back()
  expect(session.frame).toMatchObject({ phase: 'choosing', turn: 2 })
  expect(session.frame.problem).toBeUndefined()
  session.choose('hall.stay')
  expect(session.frame.turn).toBe(3)
})

test('a game that fails when it is told does not harm the session', async () => {
  const errors: unknown[] = []
  const caught = (error: unknown): void => void errors.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', caught)
  try {
    const session: Session = createSession(ferry, {
      world: {
        apply: () => {
          throw new Error('The purse is torn.')
        },
      },
    }) as Session
    session.enter()
    session.choose('ferry.give')
    expect(session.frame).toMatchObject({ phase: 'choosing', turn: 2 })
    session.back()
    expect(session.frame.turn).toBe(1)
    await manualClock().settle()
    expect(errors.map(String)).toEqual(['Error: The purse is torn.', 'Error: The purse is torn.'])
  } finally {
    process.off('uncaughtException', caught)
    for (const listener of before) process.on('uncaughtException', listener)
  }
})
