import { diagnosticText, LacunaError } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'
import type { Terminal } from '../terminal/terminal.ts'
import { compileInkFile } from './compile-ink-file.ts'

/**
 * The bundle of a story in ink; its errors are printed, its warnings counted.
 * @throws LacunaError `story-invalid`, `file-invalid`.
 */
export async function compiledOrThrow(path: string, terminal: Terminal): Promise<InkBundle> {
  const { bundle, diagnostics } = await compileInkFile(path)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const error of errors) terminal.complain(`${diagnosticText(error)}\n`)
  if (bundle === undefined || errors.length > 0) {
    throw new LacunaError('story-invalid', `${path} has ${errors.length} error${errors.length === 1 ? '' : 's'}.`, {
      hint: `\`lacuna check ${path}\` lists them with what else there is to say.`,
      data: { file: path, diagnostics: errors.map(({ code, message }) => ({ code, message })) },
    })
  }
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (warnings > 0) {
    terminal.complain(
      `${path}: ${warnings} warning${warnings === 1 ? '' : 's'}; \`lacuna check ${path}\` tells about them.`,
    )
  }
  return bundle
}
