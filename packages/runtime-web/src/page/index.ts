/** The page of words: DOM only, no Pixi. */

export type { AboutStrings, Hands } from './about-strings.ts'
export { createPage, type Page } from './create-page.ts'
export type { DialogStrings } from './dialog-strings.ts'
export type { Filler } from './filler.ts'
export { fillerOf } from './filler-of.ts'
export { addFonts, fontFamily } from './fonts.ts'
export type { PageContext, PageSaves, SaveNote, SaveTrouble } from './page-context.ts'
export type { FillerChoice, FillerKind, PageFillers } from './page-fillers.ts'
export type { PageOptions } from './page-options.ts'
export { defaultSettings, isStill, keptSettings, readSettings, type Settings } from './settings.ts'
export { english, type Strings } from './strings.ts'
