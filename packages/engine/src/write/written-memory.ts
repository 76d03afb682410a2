import type { KnownTo } from '../story/memory.ts'

/**
 * What is remembered, to the reader: `You shut the lid.`, known to those who are present; or with who knows it, and whether
 * it is never dropped.
 */
export type WrittenMemory<Name extends string = string, Text extends string = string> =
  | Text
  | {
      readonly text: Text
      /** Names of the cast; none is nobody but the reader, `all` everybody. Default: those who are present. */
      readonly knownTo?: 'all' | readonly Name[]
      /** Stays when the diary gets too long. Default false. */
      readonly always?: true
    }

/** A memory among the lines: of the line behind it, at the end of the line in front. */
export interface LineMemory<Name extends string = string, Text extends string = string> {
  readonly memory: WrittenMemory<Name, Text>
}

/** A sentence that is true about somebody, with what a diary has to know of it. */
export interface WrittenFact<Name extends string = string> {
  readonly text: string
  /** An act of the reader's: left out where the diary is included, which has it too. */
  readonly act?: true
  /** Who knows it besides the one whom it is about; none is nobody but the reader, `all` everybody. */
  readonly knownTo?: 'all' | readonly Name[]
}

export function isLineMemory(value: unknown): value is LineMemory {
  return typeof value === 'object' && value !== null && 'memory' in value
}

/** A memory with its parts apart. */
export function memoryParts(written: WrittenMemory): {
  readonly text: string
  readonly knownTo?: KnownTo
  readonly always?: true
} {
  return typeof written === 'string' ? { text: written } : written
}
