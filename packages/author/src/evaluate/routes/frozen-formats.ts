import type { FillRequest } from '@lacuna/engine'
import {
  boolean,
  either,
  type FileFormat,
  fileFormat,
  finite,
  type GenericSchema,
  json,
  list,
  mapOf,
  object,
  optional,
  text,
  whole,
} from '@lacuna/engine/formats'
import type { Route } from './route.ts'

const hint = '`lacuna evaluate routes STORY --out FOLDER` writes such a folder.'
const bounds = { characters: 50_000_000, values: 5_000_000, depth: 100 }
const words = text(100_000)

/** A request as it stands in a file: texts that many share are named by their digests. */
export interface FrozenRequest {
  readonly turn: number
  readonly chosen?: string
  readonly page: readonly string[]
  readonly remembered?: readonly string[]
  readonly grammar: Readonly<Record<string, string>>
  readonly request: FillRequest
}

const route: GenericSchema<unknown, Route> = object({
  name: text(200),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  choices: list(words, 10_000),
  values: mapOf(either([words, finite(), boolean()]), 10_000),
  ending: optional(words),
})

/** `routes.json` of a frozen folder. */
export const routesFormat: FileFormat<{ readonly routes: readonly Route[] }> = fileFormat({
  name: 'list of routes',
  current: 1,
  unnumbered: 1,
  listIs: 'routes',
  bounds,
  schema: object({ routes: list(route, 1000) }),
  hint,
})

/** `requests/NAME.json` of a frozen folder. The requests in it are as the engine wrote them, of whatever format. */
export const requestsFormat: FileFormat<{ readonly requests: readonly FrozenRequest[] }> = fileFormat({
  name: 'list of requests',
  current: 1,
  unnumbered: 1,
  listIs: 'requests',
  bounds,
  schema: object({
    requests: list(
      object({
        turn: whole(0, 1_000_000),
        chosen: optional(words),
        page: list(words, 10_000),
        remembered: optional(list(words, 10_000)),
        grammar: mapOf(words, 1000),
        request: json() as GenericSchema<unknown, unknown> as GenericSchema<unknown, FillRequest>,
      }),
      10_000,
    ),
  }),
  hint,
})

/** `texts.json` of a frozen folder: by digest. */
export const textsFormat: FileFormat<{ readonly texts: Readonly<Record<string, string>> }> = fileFormat({
  name: 'list of shared texts',
  current: 1,
  unnumbered: 1,
  bounds,
  schema: object({ texts: mapOf(text(10_000_000), 10_000) }),
  hint,
})
