import { stripVTControlCharacters } from 'node:util'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** A text from a story or a provider without anything that would steer the terminal it is printed in. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(control, ' ')
}
