import type { StatePlan } from './plan.ts'
import type { StepRun } from './step-run.ts'

/** Who is declared where something was said, or who said it; where nothing was said, who is declared where it stops. */
export function present(plans: readonly StatePlan[], step: StepRun): readonly string[] {
  if (step.lines.length > 0) return [...step.present]
  const inner = plans.filter(plan => !plans.some(other => isInside(other, plan)))
  return [...new Set(inner.flatMap(plan => plan.with ?? []))]
}

function isInside(plan: StatePlan, outer: StatePlan): boolean {
  return plan.path.length > outer.path.length && outer.path.every((key, index) => plan.path[index] === key)
}
