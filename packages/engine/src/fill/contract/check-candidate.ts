import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import type { Bible } from '../../story/bible.ts'
import { isVerbatim } from './authors-words.ts'
import { checkWhole } from './check-text.ts'
import { textRules } from './text-rules.ts'
import { tidyText } from './tidy-text.ts'
import type { Violation } from './violation.ts'

/** A text as it would be shown, and what it breaks. */
export interface CheckedCandidate {
  readonly text: string
  /** None for a text that may stand. */
  readonly violations: readonly Violation[]
}

/** What a text is held against, besides its request. */
export interface CandidateContext {
  readonly bible: Bible
  /** Digests of texts that must not be shown again. Default: none. */
  readonly rejected?: ReadonlySet<string>
  /** Lines the player read lately, and the lines around the slot. Default: none. */
  readonly recentLines?: readonly string[]
  /** Labels of the choices that follow, in the author's words. Default: none. */
  readonly offers?: readonly string[]
}

/** Tidies a complete text for one slot of a request and checks it; the author's own words break nothing. */
export function checkCandidate(
  text: string,
  request: FillRequest,
  slot: SlotRequest,
  { bible, rejected, recentLines = [], offers = [] }: CandidateContext,
): CheckedCandidate {
  const rules = {
    ...textRules(request, slot, bible, recentLines),
    offers,
    ...(rejected === undefined ? {} : { rejected }),
  }
  const tidied = tidyText(text, rules)
  return { text: tidied, violations: isVerbatim(tidied, rules) ? [] : checkWhole(tidied, rules) }
}
