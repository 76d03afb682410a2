import { type ConsentBook, consentBook } from '../fill/consent/consent.ts'
import { dataCategories } from '../fill/consent/data-categories.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'

/**
 * A book in which a player has agreed to everything, for these providers: for a test, or a program whose words are
 * nobody's.
 *
 * @example createSession(story, { provider, consent: agreedTo(provider) })
 */
export function agreedTo(...providers: readonly Pick<NarrativeProvider, 'id'>[]): ConsentBook {
  const book = consentBook({ version: 'test' })
  for (const { id } of providers) {
    book.give({ purpose: 'A test', version: 'test', provider: id, data: dataCategories, time: '2000-01-01T00:00:00Z' })
  }
  return book
}
