import type { FillRequest } from './fill-request.ts'

/** The label of the part of a request that says what this reader has done. */
export const diaryPart = 'what this reader has done, oldest first'

/** What a request says that this reader has done, oldest first. */
export function memoriesIn({ context }: Pick<FillRequest, 'context'>): readonly string[] {
  return context.filter(({ label }) => label === diaryPart).flatMap(({ items = [] }) => items.map(({ text }) => text))
}
