import type { Json } from '../../base/json.ts'
import { failure, type Result, success } from '../../base/result.ts'
import { folded } from '../../base/words.ts'
import type { Domain } from '../../story/slot.ts'
import { optionNumber } from '../../story/verdict.ts'
import { isVerbatim } from './authors-words.ts'
import { checkWhole } from './check-text.ts'
import type { TextRules } from './text-rules.ts'
import { tidyText } from './tidy-text.ts'
import type { Violation } from './violation.ts'

const decimal = /^[+-]?\d+(?:\.\d+)?$/

/**
 * Turns what a provider proposes for an `invent` into a value of its domain. Numbers and truth values may come as text;
 * an option comes back as the author wrote it. Text without a finite domain is checked like any other words.
 */
export function acceptValue(value: Json | undefined, rules: TextRules): Result<Json, readonly Violation[]> {
  const domain: Domain = rules.contract.domain ?? { type: 'text' }
  switch (domain.type) {
    case 'boolean':
      return acceptBoolean(value)
    case 'number': {
      const number = numberOf(value)
      return number === undefined ? outside('a number') : success(number)
    }
    case 'range':
      return acceptInRange(value, domain.from, domain.to)
    case 'options':
      return acceptOption(value, domain.options, rules)
    case 'text':
      return acceptText(value, rules)
  }
}

function outside(wanted: string): Result<never, readonly Violation[]> {
  return failure([{ rule: 'domain', detail: `It must be ${wanted}.` }])
}

function acceptBoolean(value: Json | undefined): Result<Json, readonly Violation[]> {
  if (value === true || value === 'true') return success(true)
  if (value === false || value === 'false') return success(false)
  return outside('true or false')
}

function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
  // -0 is not JSON: it comes back from a save as 0.
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : undefined
}

function acceptInRange(value: Json | undefined, from: number, to: number): Result<Json, readonly Violation[]> {
  const number = numberOf(value)
  const whole = Number.isInteger(from) && Number.isInteger(to)
  const fits = number !== undefined && number >= from && number <= to && (!whole || Number.isInteger(number))
  return fits ? success(number) : outside(`a ${whole ? 'whole ' : ''}number from ${from} to ${to}`)
}

/** An option of the author's, however it is written; one of a `decide` by its number, too. */
function acceptOption(
  value: Json | undefined,
  options: readonly (string | number)[],
  { language, isVerdict }: TextRules,
): Result<Json, readonly Violation[]> {
  const said = isVerdict && typeof value === 'number' ? String(value) : value
  const same = typeof said === 'string' ? folded(said, language) : undefined
  const number = numberOf(said)
  const option =
    options.find(each => each === said) ??
    options.find(each => (typeof each === 'number' ? each === number : folded(each, language) === same)) ??
    (isVerdict ? options.find((_, index) => optionNumber(index) === same) : undefined)
  return option === undefined ? outside(`one of ${options.map(each => `“${each}”`).join(', ')}`) : success(option)
}

function acceptText(value: Json | undefined, rules: TextRules): Result<Json, readonly Violation[]> {
  if (typeof value !== 'string') return outside('a text')
  const text = tidyText(value, rules)
  const violations = isVerbatim(text, rules) ? [] : checkWhole(text, rules)
  return violations.length === 0 ? success(text) : failure(violations)
}
