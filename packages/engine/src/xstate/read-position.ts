import type { Json } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { frozenContext } from './frozen-context.ts'
import type { Ground, Pending } from './machine-position.ts'
import type { Answer } from './step-run.ts'
import type { Cause, StoryMachine } from './story-machine.ts'
import { checkVariables } from './variables-of.ts'

type Saved = Readonly<Record<string, Json>>

/** What a position wrote, or `undefined` when it is not that. Whether a pending step can be taken is not looked at. */
export function readPosition(
  saved: Json,
  machine: StoryMachine,
  variables: Readonly<Record<string, VariableDeclaration>>,
):
  | {
      readonly ground: Ground
      readonly pending?: Pick<Pending, 'cause' | 'answers' | 'world'>
      readonly closed?: 'broken' | 'left'
    }
  | undefined {
  if (!isObject(saved) || typeof saved.seed !== 'number') return undefined
  const { seed } = saved
  const marks = isObject(saved.marks ?? {}) ? new Map(Object.entries(saved.marks ?? {})) : undefined
  if (marks === undefined || ![...marks].every(([name, list]) => Object.hasOwn(variables, name) && isTexts(list))) {
    return undefined
  }
  const snapshot = saved.snapshot === undefined ? undefined : machine.restore(saved.snapshot)
  if (saved.snapshot !== undefined && snapshot === undefined) return undefined
  const context = snapshot === undefined ? saved.context : (snapshot.context as Json)
  if (
    !isObject(context) ||
    !fit(context, variables) ||
    Object.keys(variables).some(name => !Object.hasOwn(context, name))
  ) {
    return undefined
  }
  const ground: Ground = {
    seed,
    snapshot,
    context: frozenContext({ ...context }),
    marks: marks as Map<string, string[]>,
    ...(saved.again === true ? { again: true } : {}),
  }
  if (![saved.broken, saved.left, saved.again].every(flag => flag === undefined || flag === true)) return undefined
  const closed = saved.broken === true ? 'broken' : saved.left === true ? 'left' : undefined
  if (closed !== undefined && saved.pending !== undefined) return undefined
  if (closed === 'left' && (snapshot === undefined || saved.broken === true)) return undefined
  if (saved.pending === undefined) return closed === undefined ? { ground } : { ground, closed }
  const pending = saved.pending
  if (!isObject(pending) || !isCause(pending.cause) || !Array.isArray(pending.answers)) return undefined
  const answers = pending.answers as readonly Json[]
  const world = pending.world
  if (!answers.every(answer => isAnswer(answer, variables))) return undefined
  if (world !== undefined && !(isObject(world) && fit(world, variables))) return undefined
  if ('event' in pending.cause && snapshot === undefined) return undefined
  return {
    ground,
    pending: {
      cause: pending.cause,
      answers: answers as readonly Answer[],
      ...(world === undefined ? {} : { world }),
    },
  }
}

function isCause(value: Json | undefined): value is Cause & Saved {
  if (!isObject(value)) return false
  return typeof value.event === 'string' || value.enter === null || typeof value.enter === 'string'
}

function isAnswer(value: Json, variables: Readonly<Record<string, VariableDeclaration>>): boolean {
  if (!isObject(value)) return false
  const { values, mark, world } = value
  const isGiven = (given: Json | undefined): boolean =>
    given === undefined || (isObject(given) && fit(given, variables))
  return isGiven(values) && isGiven(world) && (mark === undefined || typeof mark === 'string')
}

function fit(values: Variables, variables: Readonly<Record<string, VariableDeclaration>>): boolean {
  try {
    checkVariables(values, variables)
    return true
  } catch {
    return false
  }
}

function isObject(value: Json | undefined): value is Saved {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string')
}
