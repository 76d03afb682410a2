import type { TextReceipt } from '@lacuna/engine/providers/remote'
import type { TextReceipts } from './text-receipts.ts'

/** Texts that this server answered, by full slot id. */
export type AnsweredTexts = ReadonlyMap<string, readonly string[]>

/** Of what a game says that this server answered, what it did answer. @param digest of the story. */
export async function answeredTexts(
  shown: readonly TextReceipt[],
  digest: string,
  receipts: TextReceipts,
): Promise<AnsweredTexts> {
  const answered = new Map<string, string[]>()
  for (const { slot, text, receipt } of shown) {
    if (!(await receipts.holds({ digest, slot, text }, receipt))) continue
    const texts = answered.get(slot)
    if (texts === undefined) answered.set(slot, [text])
    else texts.push(text)
  }
  return answered
}
