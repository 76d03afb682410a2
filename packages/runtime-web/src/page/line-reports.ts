import type { Json, Source, Story } from '@lacuna/engine'
import type { ReportReason } from './line-strings.ts'
import type { PageStorage } from './page-context.ts'

/** The format of {@link ReportsFile} that is written now. */
export const reportsFormat = 1

/** What a player says is wrong with a line. */
export interface LineReport {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Full id of the slot. */
  readonly slot: string
  readonly text: string
  readonly origin: {
    readonly source: Source
    readonly provider?: string | undefined
    readonly model?: string | undefined
    readonly by?: string | undefined
  }
  readonly language: string
  readonly turn: number
  /** Of the story, when the line was read. */
  readonly version: string
  readonly digest: string
  readonly reason: ReportReason
  /** Empty where the player says no more. */
  readonly note: string
}

/** Reports as a file, and as a page keeps them. */
export interface ReportsFile {
  readonly format: typeof reportsFormat
  /** Id of the story. */
  readonly story: string
  /** Oldest first. */
  readonly reports: readonly LineReport[]
}

/** The reports of a story that a page keeps. */
export interface LineReports {
  /** Newest first. */
  list(): Promise<readonly LineReport[]>
  add(report: Omit<LineReport, 'id'>): Promise<void>
  remove(id: string): Promise<void>
  erase(): Promise<void>
  file(): Promise<ReportsFile>
}

/** Reports that are kept: of more, the oldest go. */
const mostReports = 100
/** Characters of a line, and of what a player says about it. */
export const mostCharacters = { text: 2000, note: 500 } as const

/**
 * The reports of a story in a page's storage. They leave it only as a file that the player saves.
 *
 * @throws what the storage throws, from its methods: LacunaError `storage-full`, `storage-refused`.
 */
export function lineReports(storage: PageStorage, story: Pick<Story, 'id'>): LineReports {
  const key = `${story.id}/reports`
  const change = async (to: (reports: readonly LineReport[]) => readonly LineReport[]): Promise<void> => {
    const next = (now: Json | undefined): Json => fileOf(story.id, to(readReports(now))) as unknown as Json
    if (storage.update !== undefined) await storage.update(key, next)
    else await storage.write(key, next(await storage.read(key)))
  }
  const kept = async (): Promise<readonly LineReport[]> => readReports(await storage.read(key))
  return {
    list: async () => [...(await kept())].reverse(),
    add: report =>
      change(reports => {
        const text = report.text.slice(0, mostCharacters.text)
        const note = report.note.slice(0, mostCharacters.note)
        return [...reports, { ...report, id: crypto.randomUUID(), text, note }].slice(-mostReports)
      }),
    remove: id => change(reports => reports.filter(report => report.id !== id)),
    erase: () => change(() => []),
    file: async () => fileOf(story.id, await kept()),
  }
}

function fileOf(story: string, reports: readonly LineReport[]): ReportsFile {
  return { format: reportsFormat, story, reports }
}

/** What is kept, as far as it can be read: it may be of another version, or damaged. */
function readReports(kept: Json | undefined): readonly LineReport[] {
  const { format, reports } = (kept ?? {}) as Partial<ReportsFile>
  return format === reportsFormat && Array.isArray(reports) ? reports.filter(isReport) : []
}

function isReport(value: Partial<LineReport> | null): value is LineReport {
  if (typeof value !== 'object' || value === null) return false
  const { id, at, slot, text, origin, language, turn, version, digest, reason, note } = value
  return (
    [id, slot, text, origin?.source, language, version, digest, reason, note].every(one => typeof one === 'string') &&
    [at, turn].every(Number.isFinite)
  )
}
