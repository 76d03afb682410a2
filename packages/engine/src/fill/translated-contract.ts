import type { Contract } from '../story/slot.ts'

/** The language of a BCP 47 tag without region and script: `de` of `de-AT`. */
export function baseLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
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
