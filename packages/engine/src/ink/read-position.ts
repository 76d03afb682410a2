import type { Json, JsonObject } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { isSlotStop, isStop } from '../story/verbs/stops.ts'
import type { Base, Waits } from './ink-position.ts'
import type { SavedState } from './saved-state.ts'

const numbersOfInk = ['turnIdx', 'storySeed', 'previousRandom', 'inkSaveVersion'] as const

/**
 * What a position wrote, checked as far as it can be without the story.
 * @throws LacunaError `save-damaged`.
 */
export function positionFromJson(saved: Json): { readonly waits: Waits; readonly base: Base } {
  const json = objectOr(saved, 'it is no position')
  const {
    stop,
    slot,
    brief,
    briefPieces,
    briefMarks,
    handled,
    ahead,
    again,
    withdrawn,
    within,
    seed,
    ink,
    floats,
    origins,
    marks,
    labels,
  } = json
  must(isStop(stop), 'it waits for nothing that is known')
  must(isTextOr(slot) && isTextOr(brief), 'its slot is no text')
  must([briefMarks, handled].every(isTextsOr), 'its slots are no texts')
  must(briefPieces === undefined || isRuns(briefPieces), 'the runs of its brief are none')
  must([ahead, floats, origins, marks, labels].every(isArrayOr), 'one of its lists is none')
  must(
    isArrayOr(withdrawn) && ((withdrawn ?? []) as readonly Json[]).every(one => Number.isSafeInteger(one)),
    'what it has withdrawn is no number',
  )
  must(within === undefined || isWithin(within), 'the thread that it is in is none')
  const needsSlot = isSlotStop(stop)
  must(again === undefined || again === true, 'whether it was entered again is no yes')
  must(!needsSlot || slot !== undefined, 'it names no slot')
  const members = { stop, slot, brief, briefPieces, briefMarks, handled, ahead, again, withdrawn, within }
  const waits = without(members) as unknown as Waits
  if (seed !== undefined) {
    must(stop === 'idle' && Number.isSafeInteger(seed), 'its seed is no whole number')
    return { waits, base: { seed: seed as number } }
  }
  const state = objectOr(ink, 'it has no state of ink')
  must(
    numbersOfInk.every(name => Number.isSafeInteger(state[name])),
    'a number of its state of ink is none',
  )
  for (const name of ['visitCounts', 'turnIndices'] as const) {
    const counts = Object.values(objectOr(state[name], 'its state of ink lacks its counts'))
    must(
      counts.every(count => Number.isSafeInteger(count)),
      'a count of its state of ink is no number',
    )
  }
  for (const name of ['flows', 'variablesState'] as const) objectOr(state[name], `its state of ink lacks its ${name}`)
  must(Array.isArray(state.evalStack), 'its state of ink lacks its operands')
  for (const entry of [floats, origins, marks].flatMap(list => (list ?? []) as readonly Json[])) {
    must(Array.isArray(entry) && Array.isArray(entry[0]), 'a place in it is none')
  }
  for (const entry of (floats ?? []) as readonly (readonly Json[])[]) {
    must(typeof entry[1] === 'string' && !Number.isNaN(Number(entry[1])), 'a number in it is none')
  }
  for (const entry of [origins, marks].flatMap(list => (list ?? []) as readonly (readonly Json[])[])) {
    must(entry[1] !== undefined && isTextsOr(entry[1]), 'a name in it is none')
  }
  for (const entry of (labels ?? []) as readonly Json[]) must(isLabel(entry), 'a label in it is none')
  const base = without({ ink: JSON.stringify(state), floats, origins, marks, labels }) as unknown as SavedState
  return { waits, base }
}

function isWithin(json: Json): boolean {
  const { knot, scene } = (json ?? {}) as Partial<Record<'knot' | 'scene', Json>>
  return typeof knot === 'string' && typeof scene === 'string'
}

function isLabel(entry: Json): boolean {
  if (!Array.isArray(entry) || typeof entry[0] !== 'number') return false
  const label = entry[1] as Partial<Record<'parts' | 'tags' | 'tagMarks', Json>> | null
  if (typeof label !== 'object' || label === null || !Array.isArray(label.parts)) return false
  const { tags } = label
  if (tags !== undefined && !(Array.isArray(tags) && tags.every(isRuns))) return false
  return isTextsOr(label.tagMarks) && label.parts.every(isMarkedText)
}

function isRuns(json: Json): boolean {
  return Array.isArray(json) && json.every(isMarkedText)
}

function isMarkedText(part: Json): boolean {
  const marked = part as Partial<Record<'text' | 'marks', Json>> | null
  return typeof marked === 'object' && marked !== null && typeof marked.text === 'string' && isTextsOr(marked.marks)
}

function must(holds: boolean, why: string): asserts holds {
  if (!holds) {
    throw new LacunaError('save-damaged', `The saved position can't be read: ${why}.`, {
      hint: 'Give back what the position wrote, unchanged.',
    })
  }
}

function objectOr(json: Json | undefined, why: string): JsonObject {
  must(typeof json === 'object' && json !== null && !Array.isArray(json), why)
  return json as JsonObject
}

function isTextOr(json: Json | undefined): boolean {
  return json === undefined || typeof json === 'string'
}

function isArrayOr(json: Json | undefined): boolean {
  return json === undefined || Array.isArray(json)
}

function isTextsOr(json: Json | undefined): boolean {
  return json === undefined || (Array.isArray(json) && json.every(item => typeof item === 'string'))
}

function without(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject
}
