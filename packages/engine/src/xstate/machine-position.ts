import type { AnyMachineSnapshot } from 'xstate'
import type { Json } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Answer, Pause } from './step-run.ts'
import type { Cause } from './story-machine.ts'
import type { Marks } from './words.ts'

/** Where the machine stood after its last whole macrostep. */
export interface Ground {
  readonly seed: number
  /** `undefined` before anything was entered. */
  readonly snapshot: AnyMachineSnapshot | undefined
  readonly context: Variables
  readonly marks: Marks
}

/** A macrostep that waits for a value: it will be taken anew, from the same ground, when the value has come. */
export interface Pending {
  readonly cause: Cause
  readonly answers: readonly Answer[]
  /** What the game gave since; comes in with the next answer. */
  readonly world?: Variables
  readonly pause: Pause
  readonly pausedMarks: Marks
}

/** A value: the ground, and the step under way if there is one. */
export class MachinePosition implements Position {
  readonly ground: Ground
  readonly pending: Pending | undefined
  /** Whether the step from the ground broke: nothing leads on from here. */
  readonly broken: boolean
  readonly #persist: (snapshot: AnyMachineSnapshot) => Json

  constructor(persist: (snapshot: AnyMachineSnapshot) => Json, ground: Ground, pending?: Pending, broken = false) {
    this.broken = broken
    this.#persist = persist
    this.ground = ground
    this.pending = pending
  }

  toJSON(): Json {
    const { seed, snapshot, context, marks } = this.ground
    return {
      seed,
      ...(snapshot === undefined ? { context } : { snapshot: this.#persist(snapshot) }),
      ...(marks.size === 0 ? {} : { marks: Object.fromEntries(marks) }),
      ...(this.pending === undefined ? {} : { pending: pendingJson(this.pending) }),
      ...(this.broken ? { broken: true } : {}),
    }
  }
}

function pendingJson({ cause, answers, world }: Pending): Json {
  return { cause, answers: answers as readonly Json[], ...(world === undefined ? {} : { world }) }
}
