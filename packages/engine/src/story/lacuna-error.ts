import type { Json } from '../base/json.ts'

/** Every code that a {@link LacunaError} can carry; each has a page in `docs/errors`. */
export const errorCodes = [
  'unknown-choice',
  'choice-withdrawn',
  'choices-withdrawn',
  'unknown-entry',
  'unknown-variable',
  'unknown-turn',
  'unknown-language',
  'wrong-value',
  'wrong-input',
  'nothing-offered',
  'nothing-to-go-back-to',
  'nothing-to-go-forward-to',
  'answer-not-understood',
  'not-rewordable',
  'not-entered',
  'session-closed',
  'missing-external',
  'external-failed',
  'call-not-recorded',
  'ahead-of-external',
  'story-failed',
  'story-damaged',
  'story-invalid',
  'slots-not-read',
  'unknown-function',
  'machine-unsupported',
  'save-damaged',
  'save-foreign',
  'save-newer',
  'save-diverged',
  'save-changed',
  'save-not-read',
  'storage-full',
  'storage-refused',
  'file-invalid',
  'file-newer',
  'picks-left-over',
  'provider-failed',
] as const

/**
 * A code of a {@link LacunaError}.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type ErrorCode = (typeof errorCodes)[number]

/**
 * The one class of error that Lacuna throws or reports. `code` is stable; `message` is a sentence for a person;
 * `hint` says what to do next, with the valid alternatives; `data` has the place and the values as JSON.
 */
export class LacunaError extends Error {
  override readonly name = 'LacunaError'
  readonly code: ErrorCode
  readonly hint: string
  readonly data: Readonly<Record<string, Json>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly hint?: string; readonly data?: Readonly<Record<string, Json>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint ?? ''
    this.data = options.data ?? {}
  }

  toJSON(): Json {
    return { code: this.code, message: this.message, hint: this.hint, data: this.data }
  }
}
