import type { Bank } from '../../story/bank.ts'
import { type Bible, emptyBible } from '../../story/bible.ts'
import { checkBank, checkBible } from './checks/bible-against-story.ts'
import type { CheckedStory } from './checks/checked-story.ts'
import { compileWith, type InkResult } from './compile-ink.ts'
import { Diagnoses } from './diagnoses.ts'
import { readBank } from './read-bank.ts'
import { isLanguage, readBible } from './read-bible.ts'
import { detailsOf, readSlotDetails, type SlotDetails } from './slot-details.ts'
import { YamlFile } from './yaml-file.ts'

/** The files that {@link compileStory} looks at: of a disk, or of an editor in a browser. Paths have forward slashes. */
export interface StoryFiles {
  /** The text of a file; `undefined` where there is none. */
  read(path: string): string | undefined
  /** The names in a folder (`''` is where the paths start); none where it is not there. */
  list(folder: string): readonly string[]
}

/**
 * Compiles a story from its files: `ferry.ink` with what it includes, `ferry.bible.yaml`, `ferry.slots.yaml` and
 * `ferry.bank.<language>.yaml` beside it. A bundle exactly when no diagnostic is an error. Never throws.
 *
 * @param file path of the main ink file.
 * @example
 * const files = new Map([['ferry.ink', 'Mist on the river. -> END']])
 * const { bundle } = compileStory('ferry.ink', { read: path => files.get(path), list: () => [...files.keys()] })
 */
export function compileStory(file: string, files: StoryFiles): InkResult {
  const diagnoses = new Diagnoses()
  const base = file.replace(/\.ink$/, '')
  const source = files.read(file)
  if (source === undefined) {
    diagnoses.report('file-missing', { file, line: 1 }, `There is no file ${file}.`, "Name the story's main ink file.")
    return { diagnostics: diagnoses.all, endings: [] }
  }
  const { bible, details, checkBibleOf } = bibleAt(`${base}.bible.yaml`, base, files, diagnoses)
  const ownDetails = slotsAt(`${base}.slots.yaml`, files, diagnoses)
  const banks = banksOf(base, files, diagnoses)
  const read = (path: string) => files.read(path)
  const known = Object.fromEntries(banks.map(({ language, bank }) => [language, bank]))
  const input = { file, source, read, bible, banks: known, details: [...details, ...ownDetails] }
  return compileWith(input, diagnoses, story => {
    checkBibleOf(story)
    for (const { yaml, bank } of banks) checkBank(yaml, bank, story)
  })
}

function bibleAt(
  path: string,
  base: string,
  files: StoryFiles,
  diagnoses: Diagnoses,
): {
  readonly bible: Bible
  readonly details: readonly SlotDetails[]
  readonly checkBibleOf: (story: CheckedStory) => void
} {
  const text = files.read(path)
  const name = base.split('/').at(-1) ?? base
  if (text === undefined) {
    const checkBibleOf = ({ slots }: CheckedStory) => {
      if (slots.length === 0) return
      diagnoses.report(
        'no-bible',
        { file: `${base}.ink`, line: 1 },
        `There is no ${path}: nothing is told to a fill but its brief, and nobody is known by name.`,
        `Write one beside the script, with at least "story: ${name}" and "language: en".`,
      )
    }
    return { bible: emptyBible(name), details: [], checkBibleOf }
  }
  const yaml = new YamlFile(path, text, diagnoses)
  const bible = readBible(yaml, name)
  return { bible, details: detailsOf(bible, yaml), checkBibleOf: story => checkBible(yaml, bible, story) }
}

function slotsAt(path: string, files: StoryFiles, diagnoses: Diagnoses): readonly SlotDetails[] {
  const text = files.read(path)
  return text === undefined ? [] : readSlotDetails(new YamlFile(path, text, diagnoses))
}

interface LoadedBank {
  readonly language: string
  readonly bank: Bank
  readonly yaml: YamlFile
}

function banksOf(base: string, files: StoryFiles, diagnoses: Diagnoses): readonly LoadedBank[] {
  const cut = base.lastIndexOf('/')
  const [folder, name] = [base.slice(0, Math.max(cut, 0)), base.slice(cut + 1)]
  const banks: LoadedBank[] = []
  for (const entry of files.list(folder).toSorted()) {
    if (!entry.startsWith(`${name}.bank.`) || !/\.ya?ml$/.test(entry)) continue
    const path = folder === '' ? entry : `${folder}/${entry}`
    const language = entry.slice(`${name}.bank.`.length).replace(/\.?ya?ml$/, '')
    if (!isLanguage(language)) {
      diagnoses.report(
        'bank-without-language',
        { file: path, line: 1 },
        'The name of a bank says its language, and this one does not.',
        `Call it ${name}.bank.en.yaml, with the tag of its language.`,
      )
      continue
    }
    const yaml = new YamlFile(path, files.read(path) ?? '', diagnoses)
    banks.push({ language, bank: readBank(yaml), yaml })
  }
  return banks
}
