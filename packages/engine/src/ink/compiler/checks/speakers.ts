import { nearest } from '../../../base/nearest.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { speakerOf } from '../read-script.ts'
import type { CheckedStory } from './checked-story.ts'

/** Lines that look spoken by somebody whom the bible does not know. */
export function checkSpeakers({ script, bible }: CheckedStory, diagnoses: Diagnoses): void {
  const cast = Object.keys(bible.cast)
  if (cast.length === 0) return
  for (const line of script.lines) {
    const name = speakerOf(line)
    if (name === undefined || cast.includes(name) || line.flow.kind === 'function') continue
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
