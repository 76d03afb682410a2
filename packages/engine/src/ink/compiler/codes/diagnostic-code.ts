import type { Severity } from '../../../story/diagnostic.ts'

/** The files of a small story, by name; its script is `example.ink`. */
export type ExampleFiles = Readonly<Record<string, string>>

/** A story with the mistake, and the same one without: both are compiled by the tests. */
export interface CodeExample {
  readonly wrong: ExampleFiles
  readonly right: ExampleFiles
  /** The file in which the two differ. */
  readonly shown: string
  /** Where the mistake is reported. */
  readonly file: string
  readonly line: number
}

/** One kind of mistake, from which messages get their severity and the docs their page. */
export interface DiagnosticCode {
  readonly severity: Severity
  /** What is wrong, in a few words. */
  readonly title: string
  /** What ink, or the engine, makes of it, and why that is not what was meant. */
  readonly what: string
  readonly example: CodeExample
  /** Found only by playing all over the story, as `lacuna check` does, not by compiling it. Default false. */
  readonly byPlaying?: boolean
}

const plainBible = 'story: example\nlanguage: en\n'
const script = 'example.ink'
const bibleFile = 'example.bible.yaml'
const bankFile = 'example.bank.en.yaml'
const slotsFile = 'example.slots.yaml'

/** An example whose mistake stands in the script. `cast`: names that the bible knows. */
export function inkExample(line: number, wrong: string, right: string, bible: string = plainBible): CodeExample {
  const files = (text: string) => ({ [script]: text, [bibleFile]: bible })
  return { wrong: files(wrong), right: files(right), shown: script, file: script, line }
}

/** An example whose mistake stands in the bible. */
export function bibleExample(line: number, wrong: string, right: string, ink: string): CodeExample {
  const files = (text: string) => ({ [bibleFile]: text, [script]: ink })
  return { wrong: files(wrong), right: files(right), shown: bibleFile, file: bibleFile, line }
}

/** An example whose mistake stands in the file of slots. */
export function slotsExample(line: number, wrong: string, right: string, ink: string): CodeExample {
  const files = (text: string) => ({ [slotsFile]: text, [script]: ink, [bibleFile]: plainBible })
  return { wrong: files(wrong), right: files(right), shown: slotsFile, file: slotsFile, line }
}

/** An example whose mistake stands in the bank. */
export function bankExample(line: number, wrong: string, right: string, ink: string): CodeExample {
  const files = (text: string) => ({ [bankFile]: text, [script]: ink, [bibleFile]: plainBible })
  return { wrong: files(wrong), right: files(right), shown: bankFile, file: bankFile, line }
}
