import type { SourcePlace } from './slot.ts'

/**
 * How much a diagnostic matters: an error keeps the story from being built.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Severity = 'error' | 'warning' | 'note'

/** Something wrong in what an author wrote, as data: the docs page of its code explains it. */
export interface Diagnostic {
  /** Stable, like `slot-after-bracket`; has a page in `docs/errors`. */
  readonly code: string
  readonly severity: Severity
  /** One sentence: what is wrong here. */
  readonly message: string
  /** What to write instead. */
  readonly hint: string
  readonly place?: SourcePlace
}

/**
 * `file:line: severity code: message` and the hint on a line of its own, as terminals and editors read it.
 *
 * @example
 * const { diagnostics } = compileInk({ file: 'ferry.ink', source })
 * for (const diagnostic of diagnostics) console.error(diagnosticText(diagnostic))
 */
export function diagnosticText(diagnostic: Diagnostic): string {
  const place = diagnostic.place === undefined ? '' : `${diagnostic.place.file}:${diagnostic.place.line}: `
  const hint = diagnostic.hint === '' ? '' : `\n  ${diagnostic.hint}`
  return `${place}${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}${hint}`
}
