/** A story on a page: `mount`. Its parts are package exports of their own. */

export { mount } from './mount/mount.ts'
export type { Mounted, MountOptions } from './mount/mount-options.ts'
export type { Pictures } from './mount/pictures.ts'
export type { Strings } from './page/index.ts'
export type { Cues, Figure, Paint, PlacePainting } from './painting/index.ts'
export type { SaveStorage } from './saves/index.ts'
