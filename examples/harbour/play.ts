import { back, type Choice, choose, dial, type Json, leave, type SessionMove } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { addFonts } from '@lacuna/runtime-web/page'
import { browserStorage } from '@lacuna/runtime-web/saves'
import './harbour.css'
import { type Canvas, createCanvas } from './drawing/canvas.ts'
import { drawGame } from './drawing/draw-game.ts'
import type { Hands } from './drawing/hands.ts'
import { createMirror } from './drawing/mirror.ts'
import { coinBetween, nearest } from './drawing/places.ts'
import { createWalk } from './drawing/walk.ts'
import { frameOf, type Game, harbourGame } from './game.ts'
import harbour from './harbour.ink'

const key = 'harbour/game'

/** Puts the game on a page, and joins the machine with what draws it and with the player's hands. */
export async function play(into: HTMLElement): Promise<{ destroy(): void }> {
  addFonts()
  into.className = 'harbour'
  const storage = browserStorage()
  const provider = grammarProvider(harbour.bible)
  const mirror = createMirror(into)
  let game: Game
  let canvas: Canvas | undefined
  /** Of the turn that is shown: which line is being read, and which choice is marked. */
  let [turn, read, picked] = [-1, 0, 0]
  const walk = createWalk()
  let note = ''

  /** Begins, or goes on from a save: the machine's snapshot, and in it the session's. */
  const start = (kept?: Json): void => {
    game?.stop()
    turn = -1
    try {
      game = harbourGame(provider, kept)
      game.start()
    } catch (error) {
      if (kept === undefined) throw error
      game = harbourGame(provider)
      game.start()
    }
    game.subscribe(show)
    show()
  }
  const offered = (): readonly Choice[] => {
    const { lines, choices } = frameOf(game)
    return isTalking() && read >= lines.length - 1 ? choices : []
  }
  const move = (made: SessionMove): void => game.send({ type: 'MOVE', move: made })
  const isTalking = (): boolean => game.getSnapshot().matches('talking')
  const hands: Hands = {
    pick(index) {
      const choice = offered()[index]
      if (choice) move(choose(choice.id))
    },
    point(index) {
      picked = index
      show()
    },
    next() {
      if (offered().length > 0) hands.pick(picked)
      else hands.read()
    },
    read() {
      const { lines, phase } = frameOf(game)
      const near = nearest(game.getSnapshot().context.x)
      if (!isTalking()) near && hands.meet(near)
      else if (read < lines.length - 1) read++
      else if (phase === 'ended') game.send({ type: 'READ' })
      show()
    },
    walkTo: (x, then) => walk.to(isTalking() ? undefined : x, then),
    meet: who => game.send(who === 'cat' ? { type: 'FEED' } : { type: 'MEET', who }),
    leave: () => frameOf(game).canLeave && move(leave()),
    back: () => move(back()),
    dial: to => move(dial(to)),
    async save() {
      const snapshot = JSON.parse(JSON.stringify(game.getPersistedSnapshot()))
      note = await storage.write(key, snapshot).then(
        () => 'Saved',
        (error: Error) => error.message,
      )
      show()
    },
    async load() {
      const kept = await storage.read(key).catch(() => undefined)
      if (kept !== undefined) start(kept)
      note = kept === undefined ? 'No save yet' : 'Loaded'
      show()
    },
  }

  function show(): void {
    const frame = frameOf(game)
    if (frame.turn !== turn) {
      // What was gone back to, or loaded, was read before.
      read = turn >= 0 && frame.turn > turn ? 0 : Math.max(0, frame.lines.length - 1)
      turn = frame.turn
      picked = 0
      note = ''
    }
    const { context: evening } = game.getSnapshot()
    drawGame({ evening, frame, isTalking: isTalking(), read, picked, note }, canvas, mirror, hands)
  }

  /** Walks on, and picks up what lies there. */
  const tick = (seconds: number, hand: number): void => {
    const { x } = game.getSnapshot().context
    if (hand !== 0) hands.walkTo(x + hand * 0.05)
    const step = isTalking() ? undefined : walk.step(x, seconds)
    if (!step) return
    const coin = coinBetween(x, step.x)
    game.send({ type: 'WALK', x: step.x })
    if (coin !== undefined) game.send({ type: 'FIND', what: coin })
    step.arrived?.()
  }

  start(await storage.read(key).catch(() => undefined))
  canvas = await createCanvas(into, {
    hands,
    tick,
    move: by => hands.point((picked + by + offered().length) % offered().length),
    choices: () => offered().length,
  })
  show()
  return {
    destroy() {
      game.stop()
      canvas?.destroy()
      into.replaceChildren()
    },
  }
}
