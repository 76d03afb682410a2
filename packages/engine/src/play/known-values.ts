import { isLanguageTag } from '../base/language-tag.ts'
import { nearest } from '../base/nearest.ts'
import { shownValue } from '../base/shown-value.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { type Dial, dials } from '../story/slot.ts'
import type { Story } from '../story/story.ts'

/** @throws LacunaError `wrong-value` */
export function knownSeed(seed: number): number {
  if (Number.isFinite(seed)) return seed
  throw new LacunaError('wrong-value', `The seed "${shownValue(seed)}" is no number.`, {
    hint: 'Give a finite number.',
  })
}

/** @throws LacunaError `unknown-language` */
export function knownLanguage(language: string): string {
  if (isLanguageTag(language)) return language
  throw new LacunaError('unknown-language', `"${shownValue(language)}" is not a language tag.`, {
    hint: 'Use a BCP 47 tag, like "en" or "pt-BR".',
    data: { language: shownValue(language) },
  })
}

/** @throws LacunaError `wrong-value` */
export function knownDial(dial: Dial): Dial {
  if (dials.includes(dial)) return dial
  throw new LacunaError('wrong-value', `The dial has no position "${shownValue(dial)}".`, {
    hint: `Its positions are ${dials.join(', ')}.`,
  })
}

/** Values of the game that are no JSON. @param path where. */
export function notValues(what: string, path: string): LacunaError {
  return new LacunaError('wrong-value', `${what} is not JSON at ${path}.`, {
    hint: 'Give an object of values by the names of the story’s variables.',
  })
}

/** @throws LacunaError `unknown-variable` */
export function knownVariable({ variables }: Story, name: string): void {
  if (Object.hasOwn(variables, name)) return
  const names = Object.keys(variables)
  const meant = nearest(shownValue(name), names)
  throw new LacunaError(
    'unknown-variable',
    `The story has no variable "${shownValue(name)}" that a game could listen to.`,
    {
      hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Its variables: ${names.join(', ') || 'none'}.`,
      data: { variable: shownValue(name), variables: names },
    },
  )
}
