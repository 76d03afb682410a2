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
  /** Whether the story was entered once more after an end: what has nothing left to offer then is another end. */
  readonly again?: true
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
  /** The step from the ground broke, and nothing leads on; or somebody walked away, and the story may be entered. */
  readonly closed: 'broken' | 'left' | undefined
  readonly #persist: (snapshot: AnyMachineSnapshot) => Json

  constructor(
    persist: (snapshot: AnyMachineSnapshot) => Json,
    ground: Ground,
    pending?: Pending,
    closed?: 'broken' | 'left',
  ) {
    this.closed = closed
    this.#persist = persist
    this.ground = ground
    this.pending = pending
  }

  /** Whether it stands in a state, where something may be offered. */
  get isOffering(): boolean {
    return this.pending === undefined && this.closed === undefined
  }

  toJSON(): Json {
    const { seed, snapshot, context, marks, again } = this.ground
    return {
      seed,
      ...(snapshot === undefined ? { context } : { snapshot: this.#persist(snapshot) }),
      ...(marks.size === 0 ? {} : { marks: Object.fromEntries(marks) }),
      ...(this.pending === undefined ? {} : { pending: pendingJson(this.pending) }),
      ...(again === undefined ? {} : { again }),
      ...(this.closed === undefined ? {} : { [this.closed]: true }),
    }
  }
}

function pendingJson({ cause, answers, world }: Pending): Json {
  return { cause, answers: answers as readonly Json[], ...(world === undefined ? {} : { world }) }
}
