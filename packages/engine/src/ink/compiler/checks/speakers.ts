import { nearest } from '../../../base/nearest.ts'
import { isDirection, mostDirectionCharacters } from '../../spoken-lead.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { directionOf, speakerOf } from '../read-script.ts'
import type { ScriptLine } from '../script.ts'
import type { CheckedStory } from './checked-story.ts'

/** Lines that look spoken by somebody whom the bible does not know. */
export function checkSpeakers({ script, bible }: CheckedStory, diagnoses: Diagnoses): void {
  const cast = Object.keys(bible.cast)
  if (cast.length === 0) return
  for (const line of script.lines) {
    const name = speakerOf(line)
    if (name === undefined || line.flow.kind === 'function') continue
    if (cast.includes(name)) {
      checkDirection(line, name, diagnoses)
      continue
    }
    const inCast = cast.find(known => sameName(name, known) || sameName(name, bible.cast[known]?.name))
    if (inCast !== undefined) {
      diagnoses.report(
        'speaker-not-in-cast',
        line.place,
        `"${name}:" is not how the cast writes ${inCast}: the name stays part of the text, and nobody speaks.`,
        `Write "${inCast}:".`,
      )
      continue
    }
    if (name !== name.toUpperCase()) continue
    const close = nearest(name, cast)
    diagnoses.report(
      'speaker-not-in-cast',
      line.place,
      `"${name}:" looks like a speaker, and there is no ${name} in the bible's cast: the name stays part of the text.`,
      close === undefined ? `Add ${name} to the cast, or write the prefix in small letters.` : `Did you mean ${close}?`,
    )
  }
}

/** A parenthesis behind a name that is no direction: the line is narration then, its name a part of the text. */
function checkDirection(line: ScriptLine, name: string, diagnoses: Diagnoses): void {
  const direction = directionOf(line)
  if (direction === undefined || isDirection(direction.trim())) return
  diagnoses.report(
    'direction-not-read',
    line.place,
    `What stands in parentheses behind ${name} does not say how: nobody speaks, and the name stays part of the text.`,
    `Write a few words, up to ${mostDirectionCharacters} characters, without more parentheses: "${name} (quietly):".`,
  )
}

function sameName(a: string, b: string | undefined): boolean {
  return b !== undefined && a.toLowerCase() === b.toLowerCase()
}
