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
 * (`ending-not-reached`), and each place where the story broke (`story-failed`).
 *
 * @example
 * const { bundle, endings } = compileInk({ file: 'ferry.ink', source })
 * if (bundle) checkEndings(explore(inkStory(bundle)), endings).map(diagnosticText)
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
    ...found.answers.failures.map(
      ({ problem, picks }): Diagnostic => ({
        code: problem.code as Diagnostic['code'],
        severity: 'error',
        message: problem.message,
        ...placeOf(problem),
        hint: `It breaks where a provider answers otherwise than you do: ${picks.join(', ')}.`,
      }),
    ),
    ...found.enteredAgain.failures.map(
      ({ problem, picks }): Diagnostic => ({
        code: problem.code as Diagnostic['code'],
        severity: 'error',
        message: problem.message,
        ...placeOf(problem),
        hint: `It breaks when it is entered once more: ${picks.join(', ')}.`,
      }),
    ),
    ...found.enteredAgain.runsOut.map(
      ({ problem, picks }): Diagnostic => ({
        code: problem.code as Diagnostic['code'],
        severity: 'note',
        message: 'Entered once more after an ending, the story has nothing left to offer here, and ends.',
        ...placeOf(problem),
        hint: `It is so after: ${picks.join(', ')}. Offer something again (+), or write -> DONE.`,
      }),
    ),
  ]
}

function placeOf({ data: { file, line } }: Problem): { readonly place?: SourcePlace } {
  return typeof file === 'string' && typeof line === 'number' ? { place: { file, line } } : {}
}
