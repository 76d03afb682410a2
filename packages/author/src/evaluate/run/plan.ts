import { dirname, join } from 'node:path'
import { digest } from '@lacuna/engine/fill'
import {
  type FileFormat,
  fileFormat,
  finite,
  type GenericSchema,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '@lacuna/engine/formats'
import { yamlOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'

/** What is fixed before the first answer: how much is asked and read, and what would count as good. */
export interface Plan {
  readonly routes: { readonly count: number; readonly seeds: number; readonly apart: number }
  /** Whether requests are those of one who shares fills with nobody. Default `shared`. */
  readonly requests?: 'shared' | 'personal'
  /** Decides every order and every sample. */
  readonly seed: number
  /** Words in a limit from which a slot counts as long. */
  readonly long: number
  /** Requests that one writer answers at most. */
  readonly perWriter: number
  /** Items on a reader's sheet at most. */
  readonly perReader: number
  readonly elsewhere: SheetPlan
  readonly swap: SheetPlan & {
    /** Items with the author's words, for comparison. */
    readonly author: number
  }
  readonly contradictions: PlayPlan
  readonly moments: PlayPlan
  readonly preference: { readonly readers: number; readonly slots: number }
  readonly uses: { readonly readers: number; readonly sample: number }
  /** Who reads, as the report's sentence begins. */
  readonly judges: string
  readonly bars: Bars
}

/** How many fills are judged, and by how many readers each. */
export interface SheetPlan {
  readonly readers: number
  /** Fills of long slots and documents at most. */
  readonly long: number
  readonly short: number
  /** Fills of each control at most. */
  readonly controls: number
}

/** How many whole plays are read, and by how many readers each. */
export interface PlayPlan {
  readonly readers: number
  readonly plays: number
  /** Plays of each control at most. */
  readonly controls: number
}

/** What would count as good; shares from 0 to 1. */
export interface Bars {
  /** Wrong elsewhere: at least so much of documents and long slots, at most so much of short ones. */
  readonly elsewhere: {
    readonly document: number
    readonly long: number
    readonly short: number
    readonly acts: number
  }
  /** Told apart in long slots, from so many judgements; natural at most so many points below the author's words. */
  readonly swap: { readonly apart: number; readonly judgements: number; readonly natural: number }
  /** At most so many contradictions, in so many fills or more. */
  readonly contradictions: { readonly most: number; readonly fills: number }
  /** Moments of a play at least, and forced ones at most. */
  readonly moments: { readonly least: number; readonly forced: number }
}

const share = finite()
const count = whole(0, 100_000)
const sheet = { readers: whole(1, 20), long: count, short: count, controls: count }
const play = object({ readers: whole(1, 20), plays: count, controls: count })

const schema: GenericSchema<unknown, Plan> = object({
  lacuna: optional(whole(1, 1)),
  about: optional(text(10_000)),
  routes: object({ count: whole(2, 1000), seeds: whole(1, 100_000), apart: whole(1, 1000) }),
  requests: optional(oneOf(['shared', 'personal'])),
  seed: whole(0, 2 ** 32 - 1),
  long: whole(1, 10_000),
  perWriter: whole(1, 1000),
  perReader: whole(1, 1000),
  elsewhere: object(sheet),
  swap: object({ ...sheet, author: count }),
  contradictions: play,
  moments: play,
  preference: object({ readers: whole(1, 20), slots: count }),
  uses: object({ readers: whole(1, 20), sample: count }),
  judges: text(200),
  bars: object({
    elsewhere: object({ document: share, long: share, short: share, acts: count }),
    swap: object({ apart: share, judgements: count, natural: finite() }),
    contradictions: object({ most: count, fills: count }),
    moments: object({ least: finite(), forced: finite() }),
  }),
})

const hint = 'Its members are described in docs/format/evaluation.md; copy the one of an example and change it.'

const planFormat: FileFormat<Plan> = fileFormat({
  name: 'evaluation plan',
  current: 1,
  numberIn: 'lacuna',
  unnumbered: 1,
  bounds: { characters: 100_000, values: 1000, depth: 10 },
  schema,
  hint,
})

/** What is done where no plan says otherwise. */
export const usualPlan: Plan = {
  routes: { count: 12, seeds: 300, apart: 3 },
  seed: 1,
  long: 40,
  perWriter: 20,
  perReader: 20,
  elsewhere: { readers: 1, long: 120, short: 60, controls: 15 },
  swap: { readers: 2, long: 70, short: 20, author: 20, controls: 10 },
  contradictions: { readers: 1, plays: 12, controls: 1 },
  moments: { readers: 1, plays: 6, controls: 1 },
  preference: { readers: 1, slots: 60 },
  uses: { readers: 1, sample: 40 },
  judges: 'Readers',
  bars: {
    elsewhere: { document: 0.9, long: 0.6, short: 0.35, acts: 3 },
    swap: { apart: 0.7, judgements: 120, natural: 0.5 },
    contradictions: { most: 1, fills: 200 },
    moments: { least: 6, forced: 1 },
  },
}

/** A plan, and what tells it from another. */
export interface ReadPlan {
  readonly plan: Plan
  readonly digest: string
}

/** Reads a plan. @throws LacunaError `file-invalid`, `file-newer` */
export async function readPlan(file: string | undefined): Promise<ReadPlan> {
  const plan = file === undefined ? usualPlan : readFormat(file, planFormat, await yamlOf(file, hint))
  return { plan, digest: digest(plan) }
}

/** Where a folder's own plan stands: beside its frozen routes. */
export function planBeside(frozen: string): string {
  return join(dirname(frozen), 'plan.yaml')
}
