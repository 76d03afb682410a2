import { isAuthored, type Slot, type SlotVerb } from '../slot.ts'
import { ask } from './ask.ts'
import { decide } from './decide.ts'
import { detour } from './detour.ts'
import { fill } from './fill.ts'
import { invent } from './invent.ts'
import { judge } from './judge.ts'
import type { Verb } from './verb.ts'

/** Every verb, in the order in which messages name them. */
export const verbs: Readonly<Record<SlotVerb, Verb>> = { fill, ask, decide, invent, detour, judge }

/** The names of the verbs. */
export const slotVerbs: readonly SlotVerb[] = Object.keys(verbs) as SlotVerb[]

/** Whether what a provider brings is a value to go on with (a verdict is one of a few), and no words to be read. */
export function bringsValue(verb: SlotVerb): boolean {
  const { brings } = verbs[verb]
  return brings === 'value' || brings === 'choice'
}

/** Whether what an answer to the slot brings into the story is tainted. */
export function isTainting({ verb, contract }: Slot): boolean {
  const { taints } = verbs[verb]
  return taints === 'always' || (taints === 'unless-finite' && !isAuthored(contract.domain))
}
