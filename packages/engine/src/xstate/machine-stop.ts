import type { AnyMachineSnapshot } from 'xstate'
import type { Stop } from '../story/passage.ts'
import { hidesChoices, stopOf } from '../story/verbs/stops.ts'
import { isEnd } from './dead-end.ts'
import { isWithin, type PlannedSlot, type StatePlan } from './plan.ts'
import type { OfferedChoice, StoryMachine } from './story-machine.ts'

/** Why a machine stands still, and what is offered there. */
export interface MachineStop {
  readonly stop: Stop
  readonly offered: readonly OfferedChoice[]
  readonly question?: PlannedSlot
}

/** @param plans those of the snapshot, where they are at hand. */
export function machineStop(
  machine: StoryMachine,
  snapshot: AnyMachineSnapshot,
  plans: readonly StatePlan[] = machine.plans(snapshot),
): MachineStop {
  const offered = machine.choices(snapshot)
  // What the game's world has closed is waited for; the story ends where its author says so.
  if (offered.length === 0) return { stop: isEnd(snapshot, plans) ? 'end' : 'choices', offered }
  const asking = plans.findLast(plan => plan.question !== undefined)
  if (asking?.question === undefined) return { stop: 'choices', offered }
  const { question, path } = asking
  const stop = stopOf(question.slot)
  if (!hidesChoices(stop)) return { stop, offered, question }
  // What other states offer is for the player to take.
  const own = offered.filter(choice => isWithin(choice.path, path))
  return own.length === 0 ? { stop: 'choices', offered } : { stop, offered: own, question }
}
