import type { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import { placedLines } from '../story/placed-line.ts'
import type { Position } from '../story/position.ts'
import { problemOf } from '../story/problem.ts'
import { stopOf } from '../story/verbs/stops.ts'
import type { Ground, Pending } from './machine-position.ts'
import { present } from './present.ts'
import type { StepRun } from './step-run.ts'
import type { Marks } from './words.ts'

/** What a passage says, without what it offers. */
export type Said = Pick<Passage, 'lines' | 'endCues' | 'slots' | 'present' | 'scene'>

export const nothingSaid: Said = { lines: [], endCues: [], slots: [], present: [] }

/**
 * What was said up to where a function of the machine failed, and the step has come to nothing: its ground stands. Or up
 * to where the machine itself can't go on.
 */
export function brokenPassage(step: StepRun, ground: Ground, error: LacunaError, at: Position): Passage {
  step.dropOffers()
  step.finish()
  return { ...endPassage(saidIn(step, [...step.present]), ground, at), stop: 'broken', problem: problemOf(error) }
}

/** A passage behind which nothing is offered. */
export function endPassage({ lines, endCues, slots, present, scene }: Said, ground: Ground, at: Position): Passage {
  const { context: variables, marks } = ground
  const said = { lines, endCues, slots, present, ...(scene === undefined ? {} : { scene }) }
  return { ...said, stop: 'end', choices: [], at, variables, ...markedBy(marks) }
}

/** A passage that stops before a value or a generated scene. */
export function pausedPassage(step: StepRun, pending: Pending, at: Position): Passage {
  const { plan, pause, context } = pending.pause
  const variables = { ...context, ...pending.world }
  step.openStop(pause, variables, [])
  return {
    ...saidIn(step, present([plan], step)),
    stop: stopOf(pause.slot),
    choices: [],
    at,
    variables,
    ...markedBy(step.marks),
  }
}

/** What a step has said, up to the scene that it has come to. */
export function saidIn(step: StepRun, present: readonly string[], scene: string = step.scene): Said {
  return {
    lines: placedLines(step.placed, { scene, present }),
    endCues: step.cues,
    slots: step.slots,
    present,
    scene,
  }
}

/** The marks of the variables that have some. */
export function markedBy(marks: Marks): Pick<Passage, 'marked'> {
  return marks.size === 0 ? {} : { marked: Object.fromEntries(marks) }
}
