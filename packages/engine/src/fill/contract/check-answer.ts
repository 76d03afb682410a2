import type { Json } from '../../base/json.ts'
import type { AnswerReader } from '../../provider/answer/read-answer.ts'
import type { FillRequest, Repair, SlotRequest } from '../../provider/port/fill-request.ts'
import { numbersIn } from '../../provider/port/included-parts.ts'
import type { Bible } from '../../story/bible.ts'
import type { Story } from '../../story/story.ts'
import { bringsValue } from '../../story/verbs/verbs.ts'
import { splitCredentials } from '../credentials/content-credentials.ts'
import { withCredentials } from '../credentials/with-credentials.ts'
import { acceptValue } from './accept-value.ts'
import { isVerbatim } from './authors-words.ts'
import { reasonGiven } from './check-reason.ts'
import { checkWhole } from './check-text.ts'
import { rejectedTexts } from './rejected-texts.ts'
import { repairAdvice } from './repair-advice.ts'
import { textRules } from './text-rules.ts'
import { tidyText } from './tidy-text.ts'
import type { Violation } from './violation.ts'

/** What of an answer keeps to its contracts, and what is wrong with the rest. */
export interface CheckedAnswer {
  /** By the members of the answer: the tidied words, with the content credentials that came with them behind; the value of an `invent` or `decide`; or null where the author's words are kept. */
  readonly accepted: Readonly<Record<string, Json>>
  /** By the members: numbers of the request's items that they say they use, where they name some. */
  readonly uses: Readonly<Record<string, readonly number[]>>
  /** By the members: reasons of verdicts that hold against the checks. */
  readonly because: Readonly<Record<string, string>>
  readonly repairs: readonly Repair[]
}

/**
 * Holds a whole answer against its request, as the fill pipeline does while it arrives; only what the reader saw lately is not
 * known here. For those who keep answers for others, and so keep no bad one.
 */
export function checkAnswer(
  request: FillRequest,
  { bible, banks }: Pick<Story, 'bible' | 'banks'>,
  answer: AnswerReader,
): CheckedAnswer {
  const rejected = rejectedTexts(banks, request.language)
  const accepted: Record<string, Json> = {}
  const uses: Record<string, readonly number[]> = {}
  const because: Record<string, string> = {}
  const repairs: Repair[] = []
  const numbers = numbersIn(request)
  for (const slot of request.slots) {
    const { value, violations, reason } = checkMember(request, slot, { bible, rejected }, answer)
    const used = answer.uses(slot.key).filter(number => numbers.has(number))
    if (value !== undefined && violations.length === 0) {
      accepted[slot.key] = value
      if (used.length > 0 && value !== null) uses[slot.key] = used
      if (reason !== undefined) because[slot.key] = reason
    } else repairs.push({ key: slot.key, ...proposalOf(answer, slot.key), ...wrongWith(violations) })
  }
  return { accepted, uses, because, repairs }
}

function checkMember(
  request: FillRequest,
  slot: SlotRequest,
  { bible, rejected }: { readonly bible: Bible; readonly rejected: ReadonlySet<string> },
  answer: AnswerReader,
): { readonly value?: Json; readonly violations: readonly Violation[]; readonly reason?: string | undefined } {
  const value = answer.value(slot.key)
  if (value === undefined) return { violations: [] }
  if (value === null) return { value, violations: [] }
  const rules = { ...textRules(request, slot, bible), rejected }
  if (bringsValue(slot.verb)) {
    const result = acceptValue(typeof value === 'string' ? splitCredentials(value, true).text : value, rules)
    const reason = reasonGiven(answer.because(slot.key), rules)
    return result.ok ? { value: result.value, violations: [], reason } : { violations: result.error }
  }
  if (typeof value !== 'string') return { violations: [{ rule: 'domain', detail: 'It must be a text.' }] }
  const { text: said, ...signed } = splitCredentials(value, true)
  const text = tidyText(said, rules)
  const violations = isVerbatim(text, rules) ? [] : checkWhole(text, rules)
  return { value: withCredentials({ text, ...signed }), violations }
}

function proposalOf(answer: AnswerReader, key: string): Pick<Repair, 'proposal'> {
  const value = answer.value(key) ?? answer.text(key)
  return value === undefined ? {} : { proposal: typeof value === 'string' ? value : JSON.stringify(value) }
}

/** What a repair says of a candidate: what was wrong, and what to do instead. */
export function wrongWith(violations: readonly Violation[]): Pick<Repair, 'problems' | 'instead'> {
  if (violations.length === 0) return { problems: ['It was not in the answer, or the answer was no JSON object.'] }
  return { problems: violations.map(violation => violation.detail), instead: repairAdvice(violations) }
}
