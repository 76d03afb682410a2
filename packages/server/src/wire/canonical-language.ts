/**
 * One spelling for one language, however its tag is written: `EN`, `eng`, `en-Latn`, `en-US`, `en-840` and `en` are `en`.
 * Case and aliases are those of BCP 47; script and region are left out where they are the ones that the language has
 * anyway (Unicode's likely subtags): `zh-Hans-CN` is `zh`, `zh-Hant-TW` is `zh-TW`, `pt-BR` is `pt`. What is written
 * otherwise stays apart: `en-GB`, `de-AT`, `sr-Latn`.
 *
 * @param tag language, script and region; one that is none stays as it is.
 */
export function canonicalLanguage(tag: string): string {
  try {
    const locale = new Intl.Locale(tag)
    // `und` would become the language of most.
    return locale.language === 'und' ? 'und' : locale.minimize().baseName
  } catch {
    return tag
  }
}
