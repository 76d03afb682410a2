import type { DiaryEntry } from '../../diary/diary.ts'
import type { SoftPart } from '../../provider/port/fill-request.ts'

/** Numbers of diary entries that fills of this play-through have used. */
export interface UsedActs {
  readonly inLines: ReadonlySet<number>
  readonly inDocuments: ReadonlySet<number>
}

/** The label of the part of a request with the numbers of what was used before. */
export const usedPart = 'used already: leave these numbers alone'

/** Which kinds of slots a request asks for. */
interface AskedKinds {
  readonly lines: boolean
  readonly documents: boolean
}

/**
 * The numbers of what earlier fills have used of the diary that is told, as a soft part: a thing may show once in a line and
 * once in a document. Nothing where none was used.
 *
 * @param told the entries of the diary that stand in the request, under the numbers from 1 on.
 */
export function usedAlready(
  told: readonly DiaryEntry[],
  { inLines, inDocuments }: UsedActs,
  { lines, documents }: AskedKinds,
): SoftPart | undefined {
  const numbers = (used: ReadonlySet<number>): string =>
    told.flatMap(({ n }, at) => (used.has(n) ? [at + 1] : [])).join(', ')
  const inLinesToo = lines ? numbers(inLines) : ''
  const inDocumentsToo = documents ? numbers(inDocuments) : ''
  const both = [
    inLinesToo === '' ? '' : `For a line: ${inLinesToo}.`,
    inDocumentsToo === '' ? '' : `For a document: ${inDocumentsToo}.`,
  ]
  const text = lines && documents ? both.filter(one => one !== '').join('\n') : inLinesToo + inDocumentsToo
  return text === '' ? undefined : { label: usedPart, text, trust: 'engine', before: 'passage' }
}
