import type { Diagnostic } from '../story/diagnostic.ts'
import type { Problem } from '../story/problem.ts'
import type { SourcePlace } from '../story/slot.ts'
import type { Exploration } from './explore.ts'

/** An ending that an author named, and where. */
export interface EndingToReach {
  readonly name: string
  readonly place: SourcePlace
}

/**
 * What an exploration says against a story: an ending that it was not brought to by the author's words alone
 * (`ending-not-reached`), and each way in which the story broke (`story-failed`).
 */
export function checkEndings(found: Exploration, endings: readonly EndingToReach[]): readonly Diagnostic[] {
  const missed = endings.filter(({ name }) => !found.endings.has(name))
  return [
    ...missed.map(
      ({ name, place }): Diagnostic => ({
        code: 'ending-not-reached',
        severity: 'warning',
        message: `The ending "${name}" was not reached by the author's words alone, in ${found.steps} choices.`,
        hint: "See what must hold on the way to it: each decide's default, each variable's first value. A long way may want more choices.",
        place,
      }),
    ),
    ...found.failures.map(
      ({ problem, picks }): Diagnostic => ({
        code: problem.code as Diagnostic['code'],
        severity: 'error',
        message: problem.message,
        ...placeOf(problem),
        hint: `It breaks ${picks.length === 0 ? 'at its start' : `after these choices: ${picks.join(', ')}`}.`,
      }),
    ),
  ]
}

function placeOf({ data: { file, line } }: Problem): { readonly place?: SourcePlace } {
  return typeof file === 'string' && typeof line === 'number' ? { place: { file, line } } : {}
}
