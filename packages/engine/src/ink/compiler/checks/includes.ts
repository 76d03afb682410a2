import type { Diagnoses } from '../diagnoses.ts'
import type { InkSource } from '../ink-source.ts'

/** Files that a script may not include: what is outside of the story's folder would be in every copy of the story. */
export function checkIncludes(source: InkSource, diagnoses: Diagnoses): void {
  for (const { path, raw } of source.files) {
    for (const [index, line] of raw.entries()) {
      const name = /^\s*INCLUDE\s+(.+?)\s*$/.exec(line)?.[1]
      if (name === undefined || !source.refused.includes(source.pathOf(name))) continue
      diagnoses.report(
        'include-outside',
        { file: path, line: index + 1 },
        `"${name.slice(0, 200)}" is outside of the story's folder.`,
        'Put the file beside the script, or below it.',
      )
    }
  }
}
