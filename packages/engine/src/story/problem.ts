import type { Json } from '../base/json.ts'
import type { ErrorCode, LacunaError } from './lacuna-error.ts'

/** Why a story can't go on, or why a session failed or refused a move, as plain data. */
export interface Problem {
  /** More codes may come with a minor version: a `switch` over them wants a `default`. */
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  /** Where it happened, as far as it is known: `knot`, `file` and `line` of a script, `state` of a machine. */
  readonly data: Readonly<Record<string, Json>>
}

export function problemOf({ code, message, hint, data }: LacunaError): Problem {
  return { code, message, hint, data }
}

/** Whether an error is the story's, or of a function of the game that it called: then its passage ends there. */
export function breaksPassage({ code }: LacunaError): boolean {
  return code === 'story-failed' || code === 'external-failed' || code === 'machine-unsupported'
}
