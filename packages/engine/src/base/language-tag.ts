/** Longest language tag that is read, in characters; real ones have up to 35. */
const mostTagCharacters = 100

/**
 * Whether a value is one well-formed BCP 47 tag. Its type and length are looked at before the platform sees it:
 * `Intl` walks a list to the end, however long it says that it is.
 */
export function isLanguageTag(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > mostTagCharacters) return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
