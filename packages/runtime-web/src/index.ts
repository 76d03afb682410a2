/** A story on a page: `mount`. Its parts are doors of their own. */

export { type Mounted, type MountOptions, mount, type Pictures } from './mount/mount.ts'
export type { Strings } from './page/index.ts'
export type { Cues, Figure, Paint, PlacePainting } from './painting/index.ts'
export type { SaveStorage } from './saves/index.ts'
