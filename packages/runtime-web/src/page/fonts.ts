const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

/** The family that comes with the page: Literata, made for long reading on screens (SIL Open Font License 1.1). */
export const fontFamily = 'Lacuna Literata'

let added = false

/**
 * Makes the page's fonts known. The browser fetches a file when text first needs it; until then another font stands in.
 *
 * @example
 * addFonts()
 * element.style.fontFamily = fontFamily
 */
export function addFonts(): void {
  if (added || typeof FontFace === 'undefined') return
  added = true
  const files = [
    [new URL('../../fonts/literata-latin-wght-normal.woff2', import.meta.url), 'normal', latin],
    [new URL('../../fonts/literata-latin-wght-italic.woff2', import.meta.url), 'italic', latin],
    [new URL('../../fonts/literata-latin-ext-wght-normal.woff2', import.meta.url), 'normal', latinExtended],
    [new URL('../../fonts/literata-latin-ext-wght-italic.woff2', import.meta.url), 'italic', latinExtended],
  ] as const
  for (const [address, style, unicodeRange] of files)
    document.fonts.add(
      new FontFace(fontFamily, `url("${address.href}") format("woff2")`, {
        style,
        weight: '200 900',
        display: 'swap',
        unicodeRange,
      }),
    )
}
