import type { FillRequest } from '../port/fill-request.ts'

/** Tokens for braces and what a model may say before it begins. */
const around = 64
/** Tokens of a slot's key and the signs around it and its text: a name may have 64 characters. */
const perSlot = 40
/** Tokens of a word, in languages that build long ones. */
const perWord = 4

/**
 * Most tokens that an answer is given. Twice and more of what the words asked for need in English: it is there so that
 * a model that runs on costs little, not to keep it to its limit, which is checked.
 *
 * @example
 * const body = { stream: true, max_tokens: tokenAllowance(request) }
 */
export function tokenAllowance(request: FillRequest): number {
  return around + request.slots.length * perSlot + Math.ceil(request.limits.words * perWord)
}
