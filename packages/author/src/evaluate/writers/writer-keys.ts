import { type FileFormat, fileFormat, list, literal, mapOf, object, text } from '@lacuna/engine/formats'

/** Which request each name on a sheet stands for. */
export interface WriterKeys {
  readonly format: 1
  /** By the writer's name: digests of requests, in the order of the sheet. */
  readonly writers: Readonly<Record<string, readonly string[]>>
}

export const writerKeysFormat: FileFormat<WriterKeys> = fileFormat({
  name: 'key of writers’ sheets',
  current: 1,
  bounds: { characters: 10_000_000, values: 1_000_000, depth: 6 },
  schema: object({ format: literal(1), writers: mapOf(list(text(64), 10_000), 100_000) }),
  hint: '`lacuna evaluate sheets` writes it.',
})
