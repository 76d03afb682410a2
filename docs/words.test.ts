import { expect, test } from 'vitest'
import { pages, proseOf } from './blocks.ts'

/** Words that the glossary gives up, as far as they have no ordinary meaning that a page may need. */
const givenUp = /\b(doors?|told|telling|retelling|news|shelf|desk|weir|turned down)\b/i

/** Code, quotations in italics and text of links to headings are not the page's own words. */
const ownWords = (prose: string): string => prose.replace(/`[^`]*`|\*[^*\n]+\*|“[^”]*”|"[^"]*"|\]\([^)]*\)/g, ' ')

const written = pages().filter(({ path }) => !path.startsWith('docs/errors/') && path !== 'docs/glossary.md')

test.each(written)('$path uses the words of the glossary', page => {
  const lines = ownWords(proseOf(page)).split('\n')
  expect(lines.filter(line => givenUp.test(line))).toEqual([])
})
