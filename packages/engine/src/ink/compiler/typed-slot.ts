import { mayType, stopOf } from '../../story/verbs/stops.ts'
import { verbs } from '../../story/verbs/verbs.ts'
import type { ScriptSlot } from './slots-of-script.ts'

/** The `fill` slot that `@said.name` means in a knot: its own one, or one by its full id, or the only one so called anywhere. */
export function saidSlot(name: string, knot: string, slots: readonly ScriptSlot[]): ScriptSlot | undefined {
  return named(name, knot, wordSlots(slots))
}

/** The slots that hold words of the story. */
export function wordSlots(slots: readonly ScriptSlot[]): readonly ScriptSlot[] {
  return slots.filter(({ brief }) => verbs[brief.verb].brings === 'words')
}

/** The `ask` slot that `@name` means in a knot: its own one, or one by its full id, or the only one so called anywhere. */
export function typedSlot(name: string, knot: string, slots: readonly ScriptSlot[]): ScriptSlot | undefined {
  return named(
    name,
    knot,
    slots.filter(({ brief }) => mayType(stopOf(brief))),
  )
}

function named(name: string, knot: string, slots: readonly ScriptSlot[]): ScriptSlot | undefined {
  const elsewhere = slots.filter(({ brief }) => brief.localId === name)
  return (
    slots.find(({ id }) => id === (knot === '' ? name : `${knot}.${name}`)) ??
    slots.find(({ id }) => id === name) ??
    (elsewhere.length === 1 ? elsewhere[0] : undefined)
  )
}
