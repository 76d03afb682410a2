import { restoringPart } from './restoring-part.ts'

/** What reads saves is fetched where there is one: what can't be fetched says so when it is read. */
export async function withRestoring<Kept>(kept: Kept): Promise<Kept> {
  if (kept) await restoringPart().catch(() => {})
  return kept
}
