import { type Diagnostic, type Json, LacunaError } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'
import { compileInkFile } from './compile-ink-file.ts'
import { includedBy } from './included-by.ts'

/**
 * The bundle of a story in ink.
 * @param warn told in one sentence when there are warnings.
 * @throws LacunaError `story-invalid`, with the errors as `data.diagnostics`.
 */
export async function compiledOrThrow(path: string, warn: (sentence: string) => void): Promise<InkBundle> {
  const { bundle, diagnostics } = await compileInkFile(path)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (bundle === undefined || errors.length > 0) {
    const whole = includedBy(path)
    throw new LacunaError('story-invalid', `${path} has ${counted(errors.length, 'error')}.`, {
      hint:
        whole === undefined
          ? `\`lacuna check ${path}\` lists all that there is to say about it.`
          : `It is a part of ${whole}: name that one.`,
      data: { file: path, diagnostics: errors.map(plain) },
    })
  }
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (warnings > 0) warn(`${path}: ${counted(warnings, 'warning')}; \`lacuna check ${path}\` tells about them.`)
  return bundle
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const plain = ({ place, ...diagnostic }: Diagnostic): Json => ({
  ...diagnostic,
  ...(place === undefined ? {} : { place: { ...place } }),
})
