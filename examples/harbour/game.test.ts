import { back, choose, dial, leave, type NarrativeProvider } from '@lacuna/engine'
import { explore } from '@lacuna/engine/check'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { expect, test } from 'vitest'
import { frameOf, type Game, harbourGame } from './game.ts'
import harbour from './harbour.ink'

const begun = (kept?: unknown, provider?: NarrativeProvider): Game => {
  const game = harbourGame(provider, kept as never)
  game.start()
  return game
}
const take = (game: Game, ...ids: readonly string[]): void => {
  for (const id of ids) game.send({ type: 'MOVE', move: choose(id) })
}
const purse = (game: Game): readonly number[] => {
  const { coins, trust } = game.getSnapshot().context
  return [coins, trust]
}

test('the purse and Berthe’s trust go both ways: what was found is known to the story, what it pays is in the purse', () => {
  const game = begun()
  game.send({ type: 'FEED' })
  game.send({ type: 'FIND', what: 'by the rope' })
  game.send({ type: 'FIND', what: 'by the rope' })
  expect(purse(game)).toEqual([4, 1])
  game.send({ type: 'MEET', who: 'berthe' })
  expect(frameOf(game).variables).toMatchObject({ coins: 4, trust: 1 })
  take(game, 'berthe.hold')
  expect(purse(game)).toEqual([6, 2])
  expect(frameOf(game).choices.map(choice => choice.id)).toContain('berthe.speak')
})

test('the whole game is one snapshot: a talk goes on in its middle, and nothing is paid twice', () => {
  const game = begun()
  game.send({ type: 'MEET', who: 'berthe' })
  take(game, 'berthe.hold', 'berthe.where')
  const again = begun(JSON.parse(JSON.stringify(game.getPersistedSnapshot())))
  expect(again.getSnapshot().value).toBe('talking')
  expect(frameOf(again)).toEqual(frameOf(game))
  expect(purse(again)).toEqual([5, 2])
  take(again, 'berthe.speak', 'berthe.night')
  again.send({ type: 'READ' })
  expect(again.getSnapshot().value).toBe('walking')
})

test('back gives the fare back and keeps what was found meanwhile, and stands where the talk was', () => {
  const game = begun()
  game.send({ type: 'MEET', who: 'berthe' })
  take(game, 'berthe.hold', 'berthe.night')
  game.send({ type: 'READ' })
  game.send({ type: 'MEET', who: 'ivo' })
  take(game, 'ivo.pay')
  expect(purse(game)).toEqual([0, 1])
  expect(frameOf(game)).toMatchObject({ phase: 'ended', ending: 'aboard' })
  game.send({ type: 'READ' })
  game.send({ type: 'WALK', x: 0.3 })
  game.send({ type: 'FIND', what: 'by the rope' })
  game.send({ type: 'MOVE', move: back() })
  expect(purse(game)).toEqual([6, 1])
  expect(game.getSnapshot().value).toBe('talking')
  expect(game.getSnapshot().context.x).toBeGreaterThan(0.7)
})

test('who walks off in the middle of a talk is answered, finds what was done, and may come back', () => {
  const game = begun()
  game.send({ type: 'MEET', who: 'berthe' })
  take(game, 'berthe.hold')
  game.send({ type: 'MOVE', move: leave() })
  expect(frameOf(game).lines.map(({ text }) => text)).toEqual(['Off you go. I was only talking.'])
  expect(frameOf(game).phase).toBe('ended')
  game.send({ type: 'READ' })
  expect(game.getSnapshot().value).toBe('walking')
  game.send({ type: 'MEET', who: 'berthe' })
  expect(frameOf(game).choices.map(({ id }) => id)).toEqual(['berthe.where', 'berthe.night'])
  game.send({ type: 'MOVE', move: back() })
  game.send({ type: 'MOVE', move: back() })
  expect(frameOf(game).choices.map(({ id }) => id)).toEqual(['berthe.where', 'berthe.night'])
  expect(purse(game)).toEqual([5, 1])
})

test('at Live the story’s own rules fill what is open', async () => {
  const game = begun(undefined, grammarProvider(harbour.bible))
  game.send({ type: 'MOVE', move: dial('live') })
  game.send({ type: 'MEET', who: 'pim' })
  await expect.poll(() => frameOf(game).phase).toBe('choosing')
  const [line] = frameOf(game).lines
  expect(line?.text).toMatch(/^Whelks! (Cold|Hardly|My aunt)/)
  expect(line?.spans.map(({ origin }) => origin.source)).toEqual(['rules'])
})

test('by the author’s words alone both endings are reached, every slot is met, and it breaks nowhere', () => {
  const explored = explore(harbour, { entries: harbour.entries })
  expect([...explored.endings.keys()].toSorted()).toEqual(['aboard', 'ashore'])
  expect(explored.failures).toEqual([])
  // What is said at a second visit is met by the plays above.
  const first = Object.keys(harbour.slots).filter(id => id !== 'berthe.again')
  expect([...explored.slots].toSorted()).toEqual(first.toSorted())
})
