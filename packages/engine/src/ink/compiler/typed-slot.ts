import { mayType, stopOf } from '../../story/verbs/stops.ts'
import type { ScriptSlot } from './slots-of-script.ts'

/** The `ask` slot that `@name` means in a knot: its own one, or one by its full id, or the only one so called anywhere. */
export function typedSlot(name: string, knot: string, slots: readonly ScriptSlot[]): ScriptSlot | undefined {
  const asks = slots.filter(({ brief }) => mayType(stopOf(brief)))
  const elsewhere = asks.filter(({ brief }) => brief.localId === name)
  return (
    asks.find(({ id }) => id === (knot === '' ? name : `${knot}.${name}`)) ??
    asks.find(({ id }) => id === name) ??
    (elsewhere.length === 1 ? elsewhere[0] : undefined)
  )
}
