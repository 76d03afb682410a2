import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InstalledGame, installGame } from './installed-game.ts'
import { type Packed, packPackages } from './packed.ts'

let packed: Packed
const games: InstalledGame[] = []
beforeAll(async () => {
  packed = await packPackages()
})
afterAll(async () => {
  await Promise.all([packed?.remove(), ...games.map(game => game.remove())])
})

async function install(ours: readonly string[], others: readonly string[]): Promise<InstalledGame> {
  const game = await installGame(packed, ours, others)
  games.push(game)
  return game
}

const range = (of: string): string =>
  packed.packages.find(({ name }) => name === of)?.manifest.peerDependencies?.xstate ?? ''

const machineGame = `
import { createMachine, createActor, assign, setup } from 'xstate'
import { createSession, sessionLogic, enter, choose } from '@lacuna/engine'
import { fromMachine } from '@lacuna/engine/xstate'

const story = fromMachine(createMachine({
  id: 'quay',
  context: { fare: 2 },
  initial: 'quay',
  states: {
    quay: {
      meta: { lines: ['The fare is {fare}.'], choices: { pay: { label: 'Pay.' } } },
      on: { 'choose.pay': { target: 'aboard', actions: assign({ fare: 0 }) } },
    },
    aboard: { type: 'final', meta: { lines: ['You owe {fare}.'] } },
  },
}))

const actor = createActor(sessionLogic(story), { input: { seed: 7 } })
actor.start()
actor.send(enter())
actor.send(choose('pay'))
const game = createActor(setup({ actors: { talk: sessionLogic(story) } }).createMachine({
  initial: 'talking',
  states: { talking: { invoke: { id: 'talk', src: 'talk', input: { seed: 7, entry: '' } } } },
}))
game.start()
const again = createActor(sessionLogic(story), { snapshot: actor.getPersistedSnapshot() }).start()
const short = createSession(story, { seed: 7, entry: '' })
const said = [
  ...actor.getSnapshot().frame.lines,
  ...(game.getSnapshot().children.talk?.getSnapshot() as ReturnType<typeof actor.getSnapshot>).frame.lines,
  ...again.getSnapshot().frame.lines,
  ...short.frame.lines,
]
console.log(said.map(({ text }) => text).join(' '))
`
const saidByMachine = 'You owe 0. The fare is 2. You owe 0. The fare is 2.'

describe.each(['lowest', 'newest'])('with the %s XState of the range', which => {
  let game: InstalledGame
  beforeAll(async () => {
    const lowest = range('@lacuna/engine').replace('^', '')
    const version = which === 'lowest' ? lowest : lowest.split('.')[0]
    game = await install(['@lacuna/engine'], [`xstate@${version}`, '@types/node@26'])
  })

  test('a game without ink installs no inkjs, no YAML and no Tracery', () => {
    expect(game.installed).toContain('xstate')
    expect(game.installed.filter(name => ['inkjs', 'yaml', 'tracery-grammar'].includes(name))).toEqual([])
  })

  test('its types fit', async () => {
    expect(await game.typesOf(machineGame.replace('console.log', 'export const text = String'))).toBe('')
  })

  test('it plays: as an actor, in a machine, from a save, and in short', async () => {
    expect(await game.output(machineGame)).toBe(saidByMachine)
  })

  test.each([
    ['@lacuna/engine/ink', 'inkjs'],
    ['@lacuna/engine/ink/compiler', 'inkjs'],
    ['@lacuna/engine/providers/grammar', 'tracery-grammar'],
  ])('%s names what it misses: %s', async (specifier, missing) => {
    expect(await game.output(`await import('${specifier}')`)).toContain(`Cannot find package '${missing}'`)
  })
})

test('packages that say what XState they take say the same', () => {
  expect(range('@lacuna/runtime-web')).toBe(range('@lacuna/engine'))
})

test('a game with ink plays a story that the command line compiled', async () => {
  const game = await install(['@lacuna/engine', 'lacuna'], ['xstate', 'inkjs'])
  const program = `
import { writeFileSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { createSession } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
writeFileSync('quay.ink', 'The ferry waits.\\n* [Board.] You board.\\n-> END\\n')
execFileSync('node', ['node_modules/lacuna/bin/lacuna.js', 'compile', 'quay.ink', '--out', 'quay.json'])
const session = createSession(inkStory(JSON.parse(readFileSync('quay.json', 'utf8'))), { entry: '' })
session.choose(session.frame.choices[0].id)
console.log(session.frame.lines.map(line => line.text).join(' '))
`
  expect(await game.output(program)).toBe('You board.')
})
