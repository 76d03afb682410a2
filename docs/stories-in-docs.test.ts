import { diagnosticText } from '@lacuna/engine'
import { compileStory, diagnosticCodes } from '@lacuna/engine/ink/compiler'
import { describe, expect, test } from 'vitest'
import { type Block, blocksOf, pages } from './blocks.ts'

// How a block of a story is written in these documents:
//   ```ink                     a whole small story; its bible knows whoever speaks in it
//   ```ink ferry.ink           a file of the page's story "ferry"; a later block of that name takes its place
//   ```ink wrong <code> ...    a mistake: exactly these codes are reported
//   ```yaml ferry.bible.yaml   its bible; ferry.bank.en.yaml its bank
// Each is compiled where it stands, with the other files of its story as far as the page has shown them.

interface Case {
  readonly title: string
  readonly wrong: readonly string[]
  readonly compile: () => ReturnType<typeof compileStory>
}

const main = (name: string): string => `${name.split('.')[0]}.ink`

/** A bible that knows whoever speaks in a script. */
function bibleFor(script: string): string {
  const cast = [...new Set([...script.matchAll(/^[\s\-*+]*([A-Z]{2,}):/gm)].map(([, name]) => name))]
  return [
    'story: example',
    'language: en',
    ...(cast.length > 0 ? ['cast:'] : []),
    ...cast.map(name => `  ${name}:`),
  ].join('\n')
}

function casesOf(blocks: readonly Block[]): readonly Case[] {
  const files = new Map<string, string>()
  const cases: Case[] = []
  for (const [index, { page, line, language, info, text }] of blocks.entries()) {
    if (language !== 'ink' && language !== 'yaml') continue
    const wrongAt = info.indexOf('wrong')
    const wrong = wrongAt < 0 ? [] : info.slice(wrongAt + 1)
    const name = wrongAt === 0 ? undefined : info[0]
    const title = `${page}:${line} ${name ?? language}`
    if (name === undefined && language === 'yaml') throw new Error(`${title}: a block of YAML says which file it is.`)
    const story = name ?? 'example.ink'
    const known = new Map(name === undefined ? [] : files)
    known.set(story, text)
    if (name !== undefined && wrong.length === 0) files.set(name, text)
    if (!known.has(main(story))) {
      const later = blocks.slice(index).find(block => block.info[0] === main(story))
      if (later === undefined) throw new Error(`${title}: no script ${main(story)} on this page.`)
      known.set(main(story), later.text)
    }
    const bible = main(story).replace('.ink', '.bible.yaml')
    if (!known.has(bible)) known.set(bible, bibleFor(known.get(main(story)) ?? ''))
    cases.push({
      title,
      wrong,
      compile: () => compileStory(main(story), { read: path => known.get(path), list: () => [...known.keys()] }),
    })
  }
  return cases
}

// The pages of errors have a test of their own.
for (const page of pages().filter(({ path }) => !path.startsWith('docs/errors/'))) {
  const cases = casesOf(blocksOf(page))
  if (cases.length === 0) continue
  describe(page.path, () => {
    test.each(cases)('$title', ({ wrong, compile }) => {
      const { diagnostics } = compile()
      for (const code of wrong) expect(Object.keys(diagnosticCodes)).toContain(code)
      if (wrong.length === 0) expect(diagnostics.map(diagnosticText)).toEqual([])
      else expect([...new Set(diagnostics.map(({ code }) => code))].toSorted()).toEqual([...wrong].toSorted())
    })
  })
}
