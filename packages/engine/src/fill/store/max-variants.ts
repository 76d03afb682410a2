import type { SlotRequest } from '../../provider/port/fill-request.ts'
import type { Bible } from '../../story/bible.ts'
import { verbs } from '../../story/verbs/verbs.ts'

/**
 * How many fills a request may have: as many as the bible says, and one where a verdict is among them. Who judges the same
 * things again comes to the same, however often somebody goes back to have it otherwise.
 */
export function maxVariants(
  { variants }: Pick<Bible, 'variants'>,
  slots: readonly Pick<SlotRequest, 'verb'>[],
): number {
  return slots.some(({ verb }) => verbs[verb].isVerdict) ? 1 : variants
}
