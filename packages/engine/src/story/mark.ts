import type { Source } from './span.ts'

/**
 * What a value that came in through an `invent`, typed words or a detour carries with it, and with everything that is
 * computed from it: which ledger entry records it, its source, and whether it is tainted. A value of a finite
 * domain is marked, so that it is credited, but not tainted: every one of its options is the author's.
 */
export interface Mark {
  readonly entry: number
  readonly source: Source
  readonly tainted: boolean
}

/** A mark as skeletons carry it. */
export function markText({ entry, source, tainted }: Mark): string {
  return tainted ? `${entry}:${source}:tainted` : `${entry}:${source}`
}

/** What {@link markText} wrote. */
export function readMark(text: string): Mark {
  const [entry, source, tainted] = text.split(':')
  return { entry: Number(entry), source: source as Source, tainted: tainted === 'tainted' }
}

/** Whether any of them is tainted. */
export function isTainted(marks: readonly string[] | undefined): boolean {
  return marks?.some(mark => readMark(mark).tainted) ?? false
}
