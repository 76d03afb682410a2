import type { Diagnostic } from '../../story/diagnostic.ts'
import type { SourcePlace } from '../../story/slot.ts'
import { diagnosticCodes } from './diagnostic-codes.ts'

/** Collects diagnostics; severities come from the table of codes. */
export class Diagnoses {
  readonly #found: Diagnostic[] = []

  report(code: string, place: SourcePlace | undefined, message: string, hint: string): void {
    const known = diagnosticCodes[code]
    if (known === undefined) throw new Error(`The code ${code} is not in the table.`)
    const diagnostic = { code, severity: known.severity, message, hint, ...(place === undefined ? {} : { place }) }
    const before = this.#found.some(
      found => found.code === code && found.message === message && samePlace(found.place, place),
    )
    if (!before) this.#found.push(diagnostic)
  }

  /** Whether something else than ink's own words was said of this line. */
  covers(file: string, line: number, codes: readonly string[]): boolean {
    return this.#found.some(found => codes.includes(found.code) && samePlace(found.place, { file, line }))
  }

  get hasErrors(): boolean {
    return this.#found.some(({ severity }) => severity === 'error')
  }

  /** In the order of files and lines. */
  get all(): readonly Diagnostic[] {
    return this.#found.toSorted((a, b) => {
      const [fileA, fileB] = [a.place?.file ?? '', b.place?.file ?? '']
      return fileA === fileB ? (a.place?.line ?? 0) - (b.place?.line ?? 0) : fileA < fileB ? -1 : 1
    })
  }
}

function samePlace(a: SourcePlace | undefined, b: SourcePlace | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line
}
