import type { StatePlan } from './plan.ts'
import type { StepRun } from './step-run.ts'

/** Who is declared where something was said, or who said it; where nothing was said, who is declared where it stops. */
export function present(plans: readonly StatePlan[], step: StepRun): readonly string[] {
  if (step.lines.length > 0) return [...step.present]
  const inner = plans.filter(plan => !plans.some(other => isInside(other, plan)))
  return [...new Set(inner.flatMap(plan => plan.with ?? []))]
}

/** The scene that the states are in; empty where they are in none. */
export function sceneIn(plans: readonly StatePlan[]): string {
  return plans.findLast(({ scene }) => scene !== undefined)?.scene ?? ''
}

function isInside(plan: StatePlan, outer: StatePlan): boolean {
  return plan.path.length > outer.path.length && outer.path.every((key, index) => plan.path[index] === key)
}
