import { LacunaError } from '../story/lacuna-error.ts'
import { isStoryTurn, type Redo, type Turn } from './turn.ts'

/** Where on its path a play-through stands. */
export interface Path {
  readonly tip: Turn | undefined
  readonly redo: Redo | undefined
}

/** Whether there is a turn to go back to. */
export function canGoBack({ tip }: Path): boolean {
  let turn = tip
  while (turn !== undefined && !isStoryTurn(turn)) turn = turn.previous
  return turn?.previous !== undefined
}

/** One turn with words back. @throws LacunaError `nothing-to-go-back-to` */
export function backwards(path: Path): Path {
  let { tip, redo } = path
  if (tip === undefined || !canGoBack(path)) {
    throw new LacunaError('nothing-to-go-back-to', 'This is the first turn.', { hint: 'Go on, or restart.' })
  }
  for (;;) {
    const left: Turn = tip
    redo = { turn: left, next: redo }
    tip = left.previous
    if (tip === undefined || isStoryTurn(left)) return { tip, redo }
  }
}

/** One turn with words forward, and the changes of the world after it. @throws LacunaError `nothing-to-go-forward-to` */
export function forwards(path: Path): Path {
  let { tip, redo } = path
  if (redo === undefined) {
    throw new LacunaError('nothing-to-go-forward-to', 'This is the latest turn.', { hint: 'Go back first, or choose.' })
  }
  for (let moved = false; redo !== undefined && !(moved && isStoryTurn(redo.turn)); redo = redo.next) {
    moved ||= isStoryTurn(redo.turn)
    tip = redo.turn
  }
  return { tip, redo }
}

/** To the turn with that number, before or after. @throws LacunaError `unknown-turn` */
export function toTurn(path: Path, number: number): Path {
  let { tip, redo } = path
  while (tip !== undefined && tip.number > number) {
    redo = { turn: tip, next: redo }
    tip = tip.previous
  }
  for (; redo !== undefined && redo.turn.number <= number; redo = redo.next) tip = redo.turn
  if (tip?.number !== number) {
    const last = turnsOf(path).at(-1)?.number ?? 0
    throw new LacunaError('unknown-turn', `There is no turn ${number} in this play-through.`, {
      hint: last === 0 ? 'Nothing was played yet.' : `Turns go from 1 to ${last}.`,
      data: { turn: number, last },
    })
  }
  return { tip, redo }
}

/** All turns in order, those that were gone back from included. */
export function turnsOf(path: Path): Turn[] {
  const turns: Turn[] = []
  for (let turn = path.tip; turn !== undefined; turn = turn.previous) turns.push(turn)
  turns.reverse()
  for (let redo = path.redo; redo !== undefined; redo = redo.next) turns.push(redo.turn)
  return turns
}
