/** Who may import whom in a package; each sentence is what lint says to whoever breaks it. */
export interface PackageArrows {
  readonly folder: string
  /** What no file of the package imports. */
  readonly never: readonly Ban[]
  /** Modules that only some places of the package import: a room, a room within a room, or a file. */
  readonly libraries: readonly (Ban & { readonly only: readonly string[] })[]
  /** Its rooms, by folder, and which other rooms each imports. `arrows.test.ts` compares both with the files. */
  readonly rooms: Readonly<Record<string, RoomArrows>>
}

export interface RoomArrows {
  readonly imports: readonly string[]
  readonly says: string
  /** The folders within it, and which of the others each imports. */
  readonly rooms?: Readonly<Record<string, RoomArrows>>
}

export interface Ban {
  readonly modules: readonly string[]
  readonly says: string
}
