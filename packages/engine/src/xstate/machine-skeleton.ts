import type { AnyMachineSnapshot } from 'xstate'
import type { Json } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage, Stop, Variables } from '../story/passage.ts'
import { placedChoices } from '../story/placed-line.ts'
import type { Position } from '../story/position.ts'
import { breaksPassage, problemOf } from '../story/problem.ts'
import type { Fact, Skeleton } from '../story/skeleton.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { inputsAt, offersChoices, stopOf } from '../story/verbs/stops.ts'
import { deadEnd } from './dead-end.ts'
import { grounded, marksGiven } from './grounded.ts'
import { hintFor } from './hint-for.ts'
import { type FactsOf, machineFacts } from './machine-facts.ts'
import {
  brokenPassage,
  endPassage,
  markedBy,
  nothingSaid,
  pausedPassage,
  type Said,
  saidIn,
} from './machine-passages.ts'
import type { Ground, Pending } from './machine-position.ts'
import { MachinePosition } from './machine-position.ts'
import { machineStop } from './machine-stop.ts'
import { offeredChoice } from './offered-choice.ts'
import { damaged, notWaitedFor } from './position-errors.ts'
import { present, sceneIn } from './present.ts'
import { leaving } from './progress-check.ts'
import { readPosition } from './read-position.ts'
import type { Answer } from './step-run.ts'
import { Pause, StepRun } from './step-run.ts'
import type { Cause, StoryMachine } from './story-machine.ts'
import { checkVariables } from './variables-of.ts'
import type { Marks } from './words.ts'

export interface SkeletonParts {
  readonly machine: StoryMachine
  readonly entries: readonly string[]
  readonly variables: Readonly<Record<string, VariableDeclaration>>
  readonly facts: Readonly<Record<string, FactsOf<Variables>>>
  readonly glosses: Readonly<Record<string, string>>
  readonly initial: (seed: number) => Variables
}

/** A skeleton over a machine. Holds nothing that a step changes, so a fork is the skeleton itself. */
export class MachineSkeleton implements Skeleton {
  readonly glosses: Readonly<Record<string, string>>
  readonly #parts: SkeletonParts

  constructor(parts: SkeletonParts) {
    this.#parts = parts
    this.glosses = parts.glosses
  }

  begin(seed: number): Position {
    return this.#position({ seed, snapshot: undefined, context: this.#parts.initial(seed), marks: new Map() })
  }

  step(at: Position, input: Input): Passage {
    const here = this.#here(at)
    if (here.closed === 'broken') throw this.#wrongInput(here, input)
    const world = input.world ?? {}
    checkVariables(world, this.#parts.variables)
    try {
      return this.#stepFrom(here, input, world)
    } catch (error) {
      // A guard or an assignment failed before anything was said.
      if (!(error instanceof LacunaError) || !breaksPassage(error)) throw error
      return this.#broken(this.#stepRun(here.ground.marks, []), here.ground, error)
    }
  }

  #stepFrom(here: MachinePosition, input: Input, world: Variables): Passage {
    switch (input.type) {
      case 'enter':
        return this.#enter(here, input, world)
      case 'value':
      case 'returned':
        return this.#answer(here, input, world)
      case 'leave':
        return this.#leave(here, input, world)
      case 'world':
        return this.#changed(here, world)
      default:
        return this.#choose(here, input, world)
    }
  }

  facts(at: Position, names: readonly string[]): Readonly<Record<string, readonly Fact[]>> {
    const { ground, pending } = this.#here(at)
    const variables = pending === undefined ? ground.context : { ...pending.pause.context, ...pending.world }
    const marks = pending === undefined ? ground.marks : this.#given(pending.pausedMarks, pending.world)
    return machineFacts(this.#parts.facts, names, variables, marks)
  }

  load(saved: Json): Position {
    const read = readPosition(saved, this.#parts.machine, this.#parts.variables)
    if (read === undefined) throw damaged()
    if (read.pending === undefined) return this.#position(read.ground, undefined, read.closed)
    const { cause, answers, world } = read.pending
    try {
      const { at } = this.#run(read.ground, cause, answers)
      if (!(at instanceof MachinePosition) || at.pending === undefined) throw damaged()
      return world === undefined ? at : this.#position(at.ground, { ...at.pending, world })
    } catch (error) {
      throw damaged(error)
    }
  }

  fork(): Skeleton {
    return this
  }

  #enter(here: MachinePosition, { type, entry }: Extract<Input, { type: 'enter' }>, world: Variables): Passage {
    const { snapshot } = here.ground
    const isOpen = snapshot === undefined || here.closed === 'left' || this.#stopAt(snapshot) === 'end'
    if (!isOpen || here.pending !== undefined) throw this.#wrongInput(here, { type })
    if (entry !== undefined && !this.#parts.entries.includes(entry)) {
      throw new LacunaError('unknown-entry', `There is no entry "${entry}".`, {
        hint: hintFor(entry, this.#parts.entries, 'Entries'),
        data: { entry, entries: this.#parts.entries },
      })
    }
    const ground = this.#grounded(here.ground, world)
    return this.#run(snapshot === undefined ? ground : { ...ground, again: true }, { enter: entry ?? null }, [])
  }

  #choose(here: MachinePosition, input: Extract<Input, { choice: string }>, world: Variables): Passage {
    const snapshot = here.ground.snapshot
    if (snapshot === undefined || !here.isOffering) throw this.#wrongInput(here, input)
    const ground = this.#grounded(here.ground, world)
    const { stop, offered } = machineStop(this.#parts.machine, ground.snapshot ?? snapshot)
    if (!inputsAt(stop).includes(input.type)) throw this.#wrongInput(here, input)
    const ids = offered.map(each => each.choice.id)
    if (!ids.includes(input.choice)) {
      throw new LacunaError('unknown-choice', `The choice "${input.choice}" is not offered here.`, {
        hint: hintFor(input.choice, ids, 'Offered'),
        data: { choice: input.choice, offered: ids },
      })
    }
    return this.#run(ground, { event: `choose.${input.choice}` }, [])
  }

  #answer(here: MachinePosition, input: Extract<Input, { type: 'value' | 'returned' }>, world: Variables): Passage {
    const { pending } = here
    if (pending === undefined || !inputsAt(stopOf(pending.pause.pause.slot)).includes(input.type)) {
      throw this.#wrongInput(here, input)
    }
    const { values, mark } = input
    if (values !== undefined) {
      const { brings, slot } = pending.pause.pause
      checkVariables(
        values,
        Object.fromEntries(Object.entries(this.#parts.variables).filter(([name]) => brings.includes(name))),
        slot.id,
      )
    }
    const given = { ...pending.world, ...world }
    const answer: Answer = {
      ...(values === undefined ? {} : { values }),
      ...(mark === undefined ? {} : { mark }),
      ...(Object.keys(given).length === 0 ? {} : { world: given }),
    }
    return this.#run(here.ground, pending.cause, [...pending.answers, answer])
  }

  /** Takes the event of whoever walks away, where a state hears it. */
  #leave(here: MachinePosition, input: Extract<Input, { type: 'leave' }>, world: Variables): Passage {
    const { snapshot } = here.ground
    if (snapshot === undefined || !here.isOffering) throw this.#wrongInput(here, input)
    if (!inputsAt(this.#stopAt(snapshot)).includes(input.type)) throw this.#wrongInput(here, input)
    const ground = this.#grounded(here.ground, world)
    const now = ground.snapshot ?? snapshot
    return this.#parts.machine.hears(now, leaving) ? this.#run(ground, { event: leaving }, []) : this.#left(ground)
  }

  /** Nothing more is said; the story may be entered again. */
  #left(ground: Ground, said: Said = nothingSaid): Passage {
    return endPassage(said, ground, this.#position(ground, undefined, 'left'))
  }

  #changed(here: MachinePosition, world: Variables): Passage {
    if (here.pending !== undefined) {
      const pending = { ...here.pending, world: { ...here.pending.world, ...world } }
      return this.#paused(this.#stepRun(this.#given(pending.pausedMarks, pending.world), []), here.ground, pending)
    }
    const ground = this.#grounded(here.ground, world)
    if (here.closed === 'left') return this.#left(ground)
    if (ground.snapshot !== undefined) return this.#stopped(this.#stepRun(ground.marks, []), ground, ground.snapshot)
    return endPassage(nothingSaid, ground, this.#position(ground))
  }

  #run(ground: Ground, cause: Cause, answers: readonly Answer[]): Passage {
    const step = this.#stepRun(ground.marks, answers, ground.snapshot)
    try {
      const outcome = this.#parts.machine.take(step, ground.snapshot, ground.context, cause)
      if (!step.isComplete) throw damaged()
      if (outcome instanceof Pause) {
        return this.#paused(step, ground, { cause, answers, pause: outcome, pausedMarks: step.marks })
      }
      const { seed, again } = ground
      const next: Ground = {
        seed,
        snapshot: outcome,
        context: outcome.context as Variables,
        marks: step.marks,
        ...(again && { again }),
      }
      const passage = this.#stopped(step, next, outcome)
      if (passage.stop === 'end' || passage.choices.length > 0) return passage
      const error = deadEnd(outcome)
      if ('choices' in error.data && again) return { ...this.#left(next, passage), problem: problemOf(error) }
      // What the game's world may open yet is waited for.
      return 'choices' in error.data ? { ...passage, problem: problemOf(error) } : this.#broken(step, next, error)
    } catch (error) {
      if (!(error instanceof LacunaError) || !breaksPassage(error) || !step.isComplete) throw error
      return this.#broken(step, ground, error)
    }
  }

  #broken(step: StepRun, ground: Ground, error: LacunaError): Passage {
    return brokenPassage(step, ground, error, this.#position(ground, undefined, 'broken'))
  }

  #paused(step: StepRun, ground: Ground, pending: Pending): Passage {
    return pausedPassage(step, pending, this.#position(ground, pending))
  }

  #stopped(step: StepRun, ground: Ground, snapshot: AnyMachineSnapshot): Passage {
    step.finish()
    const plans = this.#parts.machine.plans(snapshot)
    const { stop, offered, question } = machineStop(this.#parts.machine, snapshot, plans)
    const choices = offered.map(each => offeredChoice(step, ground.context, each))
    if (question !== undefined) step.openStop(question, ground.context, choices)
    const said = saidIn(step, present(plans, step), offered.length === 0 ? step.scene : sceneIn(plans))
    const hasLeave = offersChoices(stop) && this.#parts.machine.hears(snapshot, leaving)
    const ending =
      stop === 'end' ? (plans.findLast(plan => plan.ending !== undefined)?.ending ?? step.ending) : undefined
    return {
      ...said,
      stop,
      choices: placedChoices(choices, step.placed, { present: said.present, scene: said.scene }),
      at: this.#position(ground),
      variables: ground.context,
      ...markedBy(ground.marks),
      ...(hasLeave ? { hasLeave } : {}),
      ...(ending === undefined ? {} : { ending }),
    }
  }

  #stepRun(marks: Marks, answers: readonly Answer[], from?: AnyMachineSnapshot): StepRun {
    const scene = from === undefined ? '' : sceneIn(this.#parts.machine.plans(from))
    return new StepRun(marks, answers, this.#parts.variables, scene)
  }

  #given(marks: Marks, world: Variables | undefined): Marks {
    return marksGiven(marks, world, this.#parts.variables)
  }

  #grounded(ground: Ground, world: Variables): Ground {
    return grounded(ground, world, this.#parts.machine, this.#parts.variables)
  }

  #position(ground: Ground, pending?: Pending, closed?: 'broken' | 'left'): MachinePosition {
    return new MachinePosition(snapshot => this.#parts.machine.persist(snapshot), ground, pending, closed)
  }

  #here(at: Position): MachinePosition {
    return at instanceof MachinePosition ? at : (this.load(at.toJSON()) as MachinePosition)
  }

  #stopAt(snapshot: AnyMachineSnapshot): Stop {
    return machineStop(this.#parts.machine, snapshot).stop
  }

  #wrongInput(here: MachinePosition, input: Pick<Input, 'type'>): LacunaError {
    const { snapshot } = here.ground
    if (here.closed !== undefined) return notWaitedFor(input, here.closed === 'left' ? 'end' : 'broken')
    if (here.pending !== undefined) return notWaitedFor(input, stopOf(here.pending.pause.pause.slot))
    return notWaitedFor(input, snapshot === undefined ? 'idle' : this.#stopAt(snapshot))
  }
}
