import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { verbs } from '../../story/verbs/verbs.ts'

/** A slot with such a limit is long, in words. */
const leastWords = 40

/** Whether a slot is long: words that are a document, or that may be forty or more by its contract. */
export function isLongSlot({
  contract,
  document: isDocument,
  verb,
}: Pick<SlotRequest, 'contract' | 'document' | 'verb'>): boolean {
  return verbs[verb].brings === 'words' && (isDocument === true || (contract.maxWords ?? 0) >= leastWords)
}
