/** What a page keeps: storage in the browser, and the saves and fills of a story in it. */
export { browserStorage } from './browser-storage.ts'
export { type KeptFills, keptFills } from './kept-fills.ts'
export { memoryStorage } from './memory-storage.ts'
export type { SaveStorage } from './save-storage.ts'
export { type KeptSave, type StorySaves, storySaves } from './story-saves.ts'
