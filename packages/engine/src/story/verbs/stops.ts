import type { Input } from '../input.ts'
import type { Stop } from '../passage.ts'
import type { Slot, SlotVerb, StoppingVerb } from '../slot.ts'
import type { Verb, VerbStop } from './verb.ts'
import { verbs } from './verbs.ts'

const byStop: Readonly<Partial<Record<Stop | 'idle', Verb>>> = verbs

/** Whether something that was read is a stop, or `idle`. */
export function isStop(read: unknown): read is Stop | 'idle' {
  if (typeof read !== 'string') return false
  return Object.hasOwn(withoutSlot, read) || (Object.hasOwn(verbs, read) && isStopping(read as SlotVerb))
}

/** The verb whose slot stopped a passage; none at plain choices, at an ending, and where the story broke. */
export function verbAt(stop: Stop | 'idle'): Verb | undefined {
  return byStop[stop]
}

/** How a passage ends there, where a slot stopped it. */
export function slotStop(stop: Stop | 'idle'): VerbStop | undefined {
  return byStop[stop]?.stop
}

/** Whether a passage that stops there was stopped by a slot. */
export function isSlotStop(stop: Stop | 'idle'): stop is StoppingVerb {
  return slotStop(stop) !== undefined
}

/** How a passage ends that meets the slot where its verb stops passages. */
export function stopOf({ verb }: Pick<Slot, 'verb'>): Stop {
  return isStopping(verb) ? verb : 'choices'
}

/** Whether choices stand there, whoever picks among them. */
export function hasChoices(stop: Stop | 'idle'): boolean {
  return stop === 'choices' || slotStop(stop)?.picks !== undefined
}

/** Whether the player picks among the choices. */
export function offersChoices(stop: Stop | 'idle'): boolean {
  return stop === 'choices' || slotStop(stop)?.picks === 'player'
}

/** Whether the choices are for a provider to pick among, and for nobody to read. */
export function hidesChoices(stop: Stop | 'idle'): boolean {
  return slotStop(stop)?.picks === 'provider'
}

/** Whether the player may type there. */
export function mayType(stop: Stop | 'idle'): boolean {
  return slotStop(stop)?.takes.includes('answer') === true
}

/**
 * The inputs that move a position on which waits there; what the game's world gives is taken besides, unless it broke.
 * Where the player picks, they may also walk away.
 */
export function inputsAt(stop: Stop | 'idle'): readonly Input['type'][] {
  const takes = slotStop(stop)?.takes ?? withoutSlot[stop as keyof typeof withoutSlot]
  return offersChoices(stop) ? [...takes, 'leave'] : takes
}

const withoutSlot: Readonly<Record<Exclude<Stop, StoppingVerb> | 'idle', readonly Input['type'][]>> = {
  idle: ['enter'],
  choices: ['choose'],
  end: ['enter'],
  broken: [],
}

function isStopping(verb: SlotVerb): verb is StoppingVerb {
  return verbs[verb].stop !== undefined
}
