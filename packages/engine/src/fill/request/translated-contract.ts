import { BoundedMap } from '../../base/bounded-map.ts'
import type { Contract } from '../../story/slot.ts'

const languages = new BoundedMap<string, string>(100)

/**
 * The language of a BCP 47 tag without region and script, however the tag is spelt: `de` of `de-AT`, `DE_at` and `deu`. A
 * tag that is none is compared as it stands, in lower case.
 */
export function baseLanguage(tag: string): string {
  let found = languages.get(tag)
  if (found === undefined) {
    found = canonicalLanguage(tag)
    languages.set(tag, found)
  }
  return found
}

function canonicalLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-')).language
  } catch {
    return tag.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  }
}

/**
 * The contract as it holds in `language`. Its quoted words are the author's, in `authored`: where they are not
 * translated they can't be looked for, so those checks are left out; the numbers stay.
 */
export function translatedContract(contract: Contract, authored: string, language: string): Contract {
  if (baseLanguage(authored) === baseLanguage(language)) return contract
  const { mention: _mention, never: _never, oneOf: _oneOf, ...rest } = contract
  return rest
}
