import type { Diagnoses } from '../diagnoses.ts'
import type { CheckedStory } from './checked-story.ts'

const address = /(?<![\p{L}\p{N}])[a-z][a-z+.-]*:\/\//u
const number = /(?<![\\#\p{L}\p{N}])#\d/u
const assignment = /^\s*(?:[-*+]\s*)*([\p{L}_][\p{L}\p{N}_]*)\s*(?:[-+]?=(?!=)\s*\S|\+\+\s*$|--\s*$)/u

/** Lines of a story that ink reads otherwise than they look: what is lost behind a sign, and statements that are text. */
export function checkLineTraps({ source, variableNames }: CheckedStory, diagnoses: Diagnoses): void {
  for (const file of source.files) {
    for (const [index, text] of file.raw.entries()) {
      const place = { file: file.path, line: index + 1 }
      // What ink itself sees of the line, comments taken out.
      const seen = file.lines[index] ?? ''
      const link = address.exec(text)
      const comment = text.indexOf('//')
      if (
        link !== null &&
        comment === text.indexOf('//', link.index) &&
        !/^\s*(?:~|EXTERNAL|INCLUDE)/u.test(text) &&
        !text.slice(0, link.index).includes('#')
      ) {
        diagnoses.report(
          'address-in-line',
          place,
          'From "//" on ink takes the line for a comment: the rest of it is never shown.',
          'Write the address without "//".',
        )
      }
      const hash = number.exec(seen)
      if (hash !== null && !seen.slice(0, hash.index).includes('#') && !/^\s*~/u.test(seen)) {
        diagnoses.report(
          'hash-before-number',
          place,
          `Ink ends the line at "#": "${seen.slice(hash.index + 1).trim()}" becomes a tag, and is never shown.`,
          'Write "\\#" for the sign, or "number".',
        )
      }
      const name = assignment.exec(seen)?.[1]
      if (name !== undefined && variableNames.includes(name) && !seen.includes('{')) {
        diagnoses.report(
          'assignment-as-text',
          place,
          `"${seen.trim()}" is text for ink, and is shown to the player: ${name} stays as it is.`,
          `Begin the line with "~": ~ ${seen.trim()}`,
        )
      }
    }
  }
}
