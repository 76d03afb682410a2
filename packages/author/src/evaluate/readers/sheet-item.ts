/** What sheets there are for readers. */
export const sheetKinds = ['elsewhere', 'swap', 'contradictions', 'moments', 'preference', 'uses'] as const

export type SheetKind = (typeof sheetKinds)[number]

/** One thing that a reader judges. */
export interface SheetItem<Key> {
  /** What it is: written into the key, and shown to no reader. */
  readonly key: Key
  /** Two items of one slot do not stand on one sheet, where that can be had. */
  readonly slot: string
  /** Plays that a reader has to read for it, and up to which turn. */
  readonly plays: readonly PlayPart[]
  /** What stands on the sheet. @param nameOf what a play is called there. */
  body(nameOf: (route: string) => string): string
}

export interface PlayPart {
  readonly route: string
  readonly until: number
}
