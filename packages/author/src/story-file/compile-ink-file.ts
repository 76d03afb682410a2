import { readFileSync } from 'node:fs'
import type { Diagnostic } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'

/** What came of compiling a file. */
export interface CompiledFile {
  /** Absent when there are errors. */
  readonly bundle?: InkBundle
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that was read: the script, its includes, its bible, its banks. */
  readonly files: readonly string[]
}

/**
 * Compiles a story in ink with all that stands beside it. What is wrong in it comes back as diagnostics.
 * @throws LacunaError `file-invalid` when the script itself can't be read.
 */
export async function compileInkFile(path: string): Promise<CompiledFile> {
  const { compileInk } = await import('@lacuna/engine/ink/compiler')
  return { ...compileInk({ file: path, source: readFileSync(path, 'utf8') }), files: [path] }
}
