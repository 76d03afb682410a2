import { expect, test } from 'vitest'
import { type ActorRefFrom, createActor, sendTo, setup } from 'xstate'
import type { Json } from '../base/json.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { applyDifference, type VariableChanges } from '../play/world-changes.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession } from './create-session.ts'
import { choose, enter, type SessionMove } from './events.ts'
import { type SessionLogic, sessionLogic } from './session-logic.ts'
import type { ApplyContext, World } from './session-ports.ts'

const shop = testStory(
  `VAR gold = 0
VAR luck = 0
VAR hat = "none"
-> shop
=== shop ===
# entry
A shop. You have {gold}, and luck of {luck}.
+ (pay) [Pay three.]
  ~ gold -= 3
  ~ hat = "red"
  Paid. -> shop
+ (twice) [Pay one, and one more.]
  ~ gold--
  And one.
  ~ gold--
  -> shop
+ (look) [Look.] -> shop
+ (out) [Leave.] -> END
`,
  { id: 'shop', bible: { world: ['gold', 'luck'] } },
)

/** A game that owns a purse and keeps it by differences. */
class Purse {
  gold: number
  luck = 7
  readonly calls: (readonly [ApplyContext['why'], number, VariableChanges])[] = []
  readonly world: World = {
    read: () => ({ gold: this.gold, luck: this.luck }),
    apply: (changed, { why, turn }) => {
      this.calls.push([why, turn, changed])
      this.gold = applyDifference(this.gold, changed.gold)
    },
    listens: ['gold', 'luck'],
  }

  constructor(gold: number) {
    this.gold = gold
  }
}

test('what the story assigned is applied as a pair, and what it only read is never given back', () => {
  const purse = new Purse(3)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  purse.luck = 9
  session.choose('shop.look')
  expect(purse.calls).toEqual([])
  session.choose('shop.pay')
  expect(purse.calls).toEqual([['turn', 3, { gold: { from: 3, to: 0 } }]])
  expect(session.frame.lines.map(line => line.text)).toEqual(['Paid. A shop. You have 0, and luck of 9.'])
})

test('values that the game gave in the same turn are where the pair begins', () => {
  const purse = new Purse(3)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  purse.gold = 10
  session.choose('shop.pay')
  expect(purse.calls).toEqual([['turn', 2, { gold: { from: 10, to: 7 } }]])
  expect(purse.gold).toBe(7)
})

test('a turn that assigns twice is one pair; one that comes out where it was is none', () => {
  const purse = new Purse(5)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  session.choose('shop.twice')
  expect(purse.calls).toEqual([['turn', 2, { gold: { from: 5, to: 3 } }]])
  const circle = testStory('VAR gold = 1\n-> a\n=== a ===\nOne.\n+ (b) [On.]\n  ~ gold++\n  Two.\n  ~ gold--\n  -> a')
  const calls: unknown[] = []
  const other = createSession(circle, { world: { apply: changed => void calls.push(changed) } })
  other.enter()
  other.choose('a.b')
  expect(calls).toEqual([])
})

test('saved with the game and loaded, what was found in between is kept, and nothing is paid twice', () => {
  const purse = new Purse(3)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  session.choose('shop.pay')
  purse.gold += 5
  const loaded = new Purse(purse.gold)
  const again = createSession(shop, { world: loaded.world, snapshot: JSON.stringify(session.save()) })
  expect([loaded.calls, loaded.gold]).toEqual([[], 5])
  again.choose('shop.look')
  expect(again.frame.lines[0]?.text).toBe('A shop. You have 5, and luck of 7.')
  expect([loaded.calls, loaded.gold]).toEqual([[], 5])
})

test('back and forward give the same pair, turned round and as it was', () => {
  const purse = new Purse(3)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  session.choose('shop.pay')
  purse.gold += 5
  session.back()
  expect([purse.calls.at(-1), purse.gold]).toEqual([['back', 2, { gold: { from: 0, to: 3 } }], 8])
  session.forward()
  expect([purse.calls.at(-1), purse.gold]).toEqual([['forward', 2, { gold: { from: 3, to: 0 } }], 5])
  // The same after a load: the pairs are worked out from the journal.
  const loaded = new Purse(purse.gold)
  const again = createSession(shop, { world: loaded.world, snapshot: session.save() })
  again.back()
  expect([loaded.calls, loaded.gold]).toEqual([[['back', 2, { gold: { from: 0, to: 3 } }]], 8])
})

test('a jump over several turns undoes each of them, the latest first, and does each again in its order', () => {
  const purse = new Purse(9)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  session.choose('shop.pay')
  purse.gold += 5
  session.choose('shop.pay')
  session.world({ luck: 1 })
  session.choose('shop.twice')
  expect(purse.gold).toBe(6)
  purse.calls.length = 0
  session.jump(1)
  expect(purse.calls).toEqual([
    ['jump', 5, { gold: { from: 6, to: 8 } }],
    ['jump', 3, { gold: { from: 8, to: 11 } }],
    ['jump', 2, { gold: { from: 6, to: 9 } }],
  ])
  expect(purse.gold).toBe(14)
  purse.calls.length = 0
  session.jump(3)
  expect(purse.calls.map(([why, turn]) => [why, turn])).toEqual([
    ['jump', 2],
    ['jump', 3],
  ])
  expect(purse.gold).toBe(8)
})

test('a restart gives back what the story took, and the new first turn takes its own', () => {
  const tolls = testStory(
    'VAR gold = 0\n-> gate\n=== gate ===\n~ gold--\nA toll.\n+ (on) [On.]\n  ~ gold -= 2\n  On. -> END',
    {
      bible: { world: ['gold'] },
    },
  )
  let gold = 10
  const whys: string[] = []
  const session = createSession(tolls, {
    world: {
      read: () => ({ gold }),
      apply: (changed, { why, turn }) => {
        whys.push(`${why} ${turn}`)
        gold = applyDifference(gold, changed.gold)
      },
    },
  })
  session.enter()
  session.choose('gate.on')
  expect(gold).toBe(7)
  gold += 100
  session.restart()
  expect(whys).toEqual(['turn 1', 'turn 2', 'restart 2', 'restart 1', 'turn 1'])
  expect([gold, session.frame.variables.gold]).toEqual([109, 109])
})

test('the same choice again after going back stands for the same turn', () => {
  const purse = new Purse(3)
  const session = createSession(shop, { world: purse.world })
  session.enter()
  session.choose('shop.pay')
  session.back()
  session.choose('shop.pay')
  expect(purse.calls.map(([why]) => why)).toEqual(['turn', 'back', 'forward'])
  expect(purse.gold).toBe(0)
})

test('without a list the game hears of every variable that the story assigns, and a name that it lacks is refused', () => {
  const calls: VariableChanges[] = []
  const session = createSession(shop, { world: { apply: changed => void calls.push(changed) } })
  session.enter()
  session.choose('shop.pay')
  expect(calls).toEqual([{ gold: { from: 0, to: -3 }, hat: { from: 'none', to: 'red' } }])
  const wrong = (): unknown => createSession(shop, { world: { listens: ['golld'] } })
  expect(wrong).toThrowError(
    expect.objectContaining({ code: 'unknown-variable', hint: expect.stringContaining('"gold"') }),
  )
})

test('only numbers have a difference', () => {
  expect(applyDifference(8, { from: 3, to: 0 })).toBe(5)
  expect(applyDifference(8, undefined)).toBe(8)
  expect(() => applyDifference(8, { from: 'a', to: 'b' })).toThrowError(
    expect.objectContaining({ code: 'wrong-value' }),
  )
})

/** Pays before somebody decides, and once more behind it. */
const judged = testStory(
  `VAR gold = 0
-> court
=== court ===
A court.
+ (bribe) [Bribe.]
  ~ gold -= 2
  She looks at you. # decide
  + + [yes # means: taken]
  ~ gold -= 4
  Taken. -> END
  + + [no # means: refused]
  Refused. -> END
`,
  { id: 'court', bible: { world: ['gold'] } },
)

test('saved while somebody decides, the rest of the turn is applied when it is loaded', async () => {
  const clock = manualClock()
  const provider = scripted({ court: 'yes' }, { clock, firstMs: 1000 })
  const purse = new Purse(10)
  const world: World = { ...purse.world, read: () => ({ gold: purse.gold }), listens: ['gold'] }
  const session = createSession(judged, { world, provider, clock, dial: 'live', lookahead: false })
  session.enter()
  session.choose('court.bribe')
  expect([session.frame.phase, purse.gold]).toEqual(['writing', 8])
  const saved = session.save()
  const loaded = new Purse(purse.gold)
  const worldOf = (one: Purse): World => ({ ...one.world, read: () => ({ gold: one.gold }), listens: ['gold'] })
  const again = createSession(judged, { world: worldOf(loaded), snapshot: saved })
  expect(again.frame.phase).toBe('ended')
  expect([loaded.calls, loaded.gold]).toEqual([[['turn', 2, { gold: { from: 8, to: 4 } }]], 4])
  // What has gone on once does not again.
  const third = new Purse(loaded.gold)
  createSession(judged, { world: worldOf(third), snapshot: again.save() })
  expect(third.calls).toEqual([])
  // Gone back from while somebody decides, only what was applied is undone.
  session.back()
  expect(purse.gold).toBe(10)
  session.forward()
  expect(purse.gold).toBe(4)
})

test('a restart while somebody decides gives back what the open turn took', () => {
  const clock = manualClock()
  const provider = scripted({ court: 'yes' }, { clock, firstMs: 1000 })
  const purse = new Purse(10)
  const world: World = { ...purse.world, read: () => ({ gold: purse.gold }), listens: ['gold'] }
  const session = createSession(judged, { world, provider, clock, dial: 'live', lookahead: false })
  session.enter()
  session.choose('court.bribe')
  session.restart()
  expect([purse.gold, purse.calls.map(([why]) => why)]).toEqual([10, ['turn', 'restart']])
})

type Talk = ActorRefFrom<SessionLogic>

/** A game's own machine with two talks on one purse. */
function gameWith(purse: Purse, heard: string[]) {
  const world: World = {
    ...purse.world,
    apply: (changed, context) => {
      heard.push(context.actor.id)
      purse.world.apply?.(changed, context)
    },
  }
  return setup({
    types: {} as { events: { type: 'MOVE'; to: 'left' | 'right'; move: SessionMove } },
    actors: { talk: sessionLogic(shop, { world }) },
  }).createMachine({
    invoke: [
      { id: 'left', src: 'talk', input: { seed: 1 } },
      { id: 'right', src: 'talk', input: { seed: 2 } },
    ],
    on: {
      MOVE: {
        actions: sendTo(
          ({ event }) => event.to,
          ({ event }) => event.move,
        ),
      },
    },
  })
}

test('in a game’s machine that is saved and loaded, two talks share one purse, and each says who it is', () => {
  const purse = new Purse(10)
  const heard: string[] = []
  const game = createActor(gameWith(purse, heard)).start()
  for (const to of ['left', 'right'] as const) {
    game.send({ type: 'MOVE', to, move: enter() })
    game.send({ type: 'MOVE', to, move: choose('shop.pay') })
  }
  expect([purse.gold, heard]).toEqual([4, ['left', 'right']])
  purse.gold += 5
  const saved = JSON.parse(JSON.stringify(game.getPersistedSnapshot())) as Json
  game.stop()
  const loaded = new Purse(purse.gold)
  const again = createActor(gameWith(loaded, heard), { snapshot: saved as never }).start()
  expect([loaded.gold, loaded.calls]).toEqual([9, []])
  again.send({ type: 'MOVE', to: 'left', move: { type: 'back' } })
  expect(loaded.gold).toBe(12)
  again.send({ type: 'MOVE', to: 'left', move: choose('shop.pay') })
  again.send({ type: 'MOVE', to: 'right', move: choose('shop.pay') })
  expect([loaded.gold, heard]).toEqual([6, ['left', 'right', 'left', 'left', 'right']])
  expect((again.getSnapshot().children.right as Talk).getSnapshot().frame.variables.gold).toBe(6)
})
