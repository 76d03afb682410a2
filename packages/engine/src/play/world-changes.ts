import { type Json, sameJson } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { OpenTurn, Segment } from './open-turn.ts'
import type { Replay } from './replay.ts'
import type { Turn } from './turn.ts'

/** What the story made of one variable in a turn; on the way back the same pair, turned round. */
export type VariableChange<Value extends Json = Json> = { readonly from: Value; readonly to: Value }

/** Variables that the story changed, by name. What the game itself gave, and what the story only read, is not in it. */
export type VariableChanges<Vars extends Variables = Variables> = string extends keyof Vars
  ? Readonly<Record<string, VariableChange>>
  : { readonly [Name in keyof Vars]?: VariableChange<Vars[Name]> }

/**
 * Why the game is called:
 * - `turn`: the story assigned it just now
 * - `back`, `jump`, `restart`: a turn is undone; `from` and `to` are turned round
 * - `forward`, `jump`: a turn that was gone back from stands again
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type WorldReason = 'turn' | 'back' | 'forward' | 'jump' | 'restart'

/** The changes of one turn, done or undone. */
export interface TurnChanges {
  readonly why: WorldReason
  readonly turn: number
  readonly changes: VariableChanges
}

/**
 * A number of the game after the story's part in it: the difference is applied, so that whatever the game itself did to
 * the number meanwhile stays.
 *
 * @param change what `world.apply` was given for it; nothing where the turn did not change it.
 * @throws LacunaError `wrong-value` where the story holds no number there.
 * @example
 * const world: World<{ gold: number }> = {
 *   apply: ({ gold }) => { purse.gold = applyDifference(purse.gold, gold) },
 * }
 */
export function applyDifference(now: number, change: VariableChange | undefined): number {
  if (change === undefined) return now
  const { from, to } = change
  if (typeof from === 'number' && typeof to === 'number') return now + (to - from)
  throw new LacunaError('wrong-value', 'Only numbers have a difference.', {
    hint: 'For other values take `to`.',
    data: { from, to },
  })
}

/**
 * What the story itself changed in the steps of a turn: every pair goes from the value that the step began with, the
 * game's own part included, to the last one.
 *
 * @param before the variables before the first of the segments.
 */
export function changesIn(segments: readonly Segment[], before: Variables): VariableChanges {
  const from: Record<string, Json> = {}
  let now = before
  for (const { input, passage } of segments) {
    const given = input.world === undefined ? now : { ...now, ...input.world }
    if (passage.variables !== given) {
      for (const [name, value] of Object.entries(passage.variables)) {
        const old = given[name]
        if (old !== undefined && !Object.hasOwn(from, name) && !sameJson(old, value)) from[name] = old
      }
    }
    now = passage.variables
  }
  const changed = Object.entries(from).filter(([name, old]) => !sameJson(old, now[name]))
  return Object.fromEntries(changed.map(([name, old]) => [name, { from: old, to: now[name] as Json }]))
}

/**
 * The changes of turns in a row, oldest first; they are worked out again.
 *
 * @param before the variables before the first.
 */
export function changesOfTurns(
  replay: Replay,
  turns: readonly Turn[],
  seed: number,
  before: Variables,
  why: WorldReason,
): TurnChanges[] {
  let now = before
  const all: TurnChanges[] = []
  for (const { number, segments } of replay.inOrder(turns, seed)) {
    all.push({ why, turn: number, changes: changesIn(segments, now) })
    now = segments.at(-1)?.passage.variables ?? now
  }
  return all
}

/** The changes of a turn behind its first `taken` steps. */
export function changesBehind(replay: Replay, turn: Turn, seed: number, taken: number): readonly TurnChanges[] {
  const [replayed] = replay.inOrder([turn], seed)
  const segments = replayed?.segments ?? []
  const before = segments[taken - 1]?.passage.variables ?? {}
  return [{ why: 'turn', turn: turn.number, changes: changesIn(segments.slice(taken), before) }]
}

/** A play-through, as far as it says what was changed. */
interface Changed {
  readonly tip: Turn | undefined
  readonly openTurn: OpenTurn | undefined
  readonly seed: number
}

/**
 * What the game was given since a turn of the path, turned round, the latest first.
 *
 * @param variablesAfter the variables after a turn; nothing is before the first.
 */
export function changesUndone(
  replay: Replay,
  { tip, openTurn, seed }: Changed,
  after: Turn | undefined,
  why: WorldReason,
  variablesAfter: (turn: Turn | undefined) => Variables,
): TurnChanges[] {
  const turns = turnsBetween(after, tip)
  const done = changesOfTurns(replay, turns, seed, variablesAfter(turns[0]?.previous), why)
  if (openTurn !== undefined) {
    done.push({ why, turn: openTurn.number, changes: changesIn(openTurn.segments, openTurn.before) })
  }
  return done.reverse().map(one => ({ ...one, changes: inverted(one.changes) }))
}

function inverted(changes: VariableChanges): VariableChanges {
  return Object.fromEntries(Object.entries(changes).map(([name, { from, to }]) => [name, { from: to, to: from }]))
}

/** The turns after `from` up to `to`, oldest first. @param from one that `to` comes after, or nothing: all of them. */
export function turnsBetween(from: Turn | undefined, to: Turn | undefined): readonly Turn[] {
  const turns: Turn[] = []
  for (let turn = to; turn !== undefined && turn !== from; turn = turn.previous) turns.push(turn)
  return turns.reverse()
}
