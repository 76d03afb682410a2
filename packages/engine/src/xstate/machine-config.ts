/** A part of a machine's configuration; whoever reads a key of it looks at what it is. */
export type Config = Readonly<Record<string, unknown>>
