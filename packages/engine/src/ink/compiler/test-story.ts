import type { Bank } from '../../story/bank.ts'
import { type Bible, emptyBible } from '../../story/bible.ts'
import { diagnosticText } from '../../story/diagnostic.ts'
import type { InkStory } from '../built-ink-story.ts'
import { inkStory } from '../ink-story.ts'
import { compileInk } from './compile-ink.ts'

/** What a story of a test is made of, besides its ink. */
export interface TestStoryOptions {
  /** Default `test`. */
  readonly id?: string
  readonly bible?: Partial<Bible>
  readonly banks?: Readonly<Record<string, Bank>>
}

/** The story in a script of ink, compiled here and now; for the tests of this package. @throws Error with what is wrong in the script. */
export function testStory(source: string, { id = 'test', bible = {}, banks = {} }: TestStoryOptions = {}): InkStory {
  const { bundle, diagnostics } = compileInk({
    file: `${id}.ink`,
    source,
    bible: { ...emptyBible(id), ...bible },
    banks,
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => diagnosticText(each)).join('\n'))
  return inkStory(bundle)
}
