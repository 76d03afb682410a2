/** The page of words: DOM only, no Pixi. */
export { createPage, type Page, type PageOptions } from './create-page.ts'
export type { Filler } from './filler.ts'
export { fillerOf } from './filler-of.ts'
export { addFonts, fontFamily } from './fonts.ts'
export type { PageContext, PageSaves, SaveNote } from './page-context.ts'
export type { FillerChoice, FillerKind, PageFillers } from './page-fillers.ts'
export { defaultSettings, isStill, readSettings, type Settings } from './settings.ts'
export { english, type Hands, type Strings } from './strings.ts'
