import type { AnyMachineSnapshot, StateNode } from 'xstate'
import { LacunaError } from '../story/lacuna-error.ts'
import { choosing } from './instrument.ts'
import { type StatePlan, stateName } from './plan.ts'
import { deadEndHint } from './progress-check.ts'

/** Whether nothing more is to come where a machine offers nothing because its author says so: final states, a named ending. */
export function isEnd(snapshot: AnyMachineSnapshot, plans: readonly StatePlan[]): boolean {
  if (snapshot.status === 'done' || plans.some(plan => plan.ending !== undefined)) return true
  return activeNodes(snapshot).every(node => node.type !== 'atomic')
}

/** Why the machine can't go on where the story does not end: choices whose guards don't hold, or none at all. */
export function deadEnd(snapshot: AnyMachineSnapshot): LacunaError {
  const nodes = activeNodes(snapshot)
  const state = stateName(nodes.filter(node => node.type === 'atomic').at(-1)?.path ?? [])
  const guarded = nodes.flatMap(node => node.ownEvents.filter(event => event.startsWith(choosing)))
  const choices = [...new Set(guarded)].map(event => event.slice(choosing.length))
  if (choices.length === 0) {
    return new LacunaError('story-failed', `Nothing leads on from the state "${state}".`, {
      hint: deadEndHint,
      data: { state },
    })
  }
  return new LacunaError('story-failed', `No guard holds in the state "${state}": none of its choices can be taken.`, {
    hint: `Its choices: ${choices.join(', ')}. Give one of them no guard, or the state an \`always\` for when none holds.`,
    data: { state, choices },
  })
}

/** The states that are active, outer ones before inner ones. */
function activeNodes(snapshot: AnyMachineSnapshot): readonly StateNode[] {
  return (snapshot as AnyMachineSnapshot & { readonly _nodes: readonly StateNode[] })._nodes
}
