import { clauseOf } from './clause.ts'
import { splitClauses } from './split-clauses.ts'

const known = new Map<string, string>()
const keptAtMost = 2_000

/**
 * The brief in a slot tag's text, evaluated or as written, without verb, id and clauses. For play: it diagnoses
 * nothing (`parseBrief` does), and what it has cut once it remembers.
 *
 * @example briefOf('fill greet: dry, almost fond; never "sorry"') // 'dry, almost fond'
 */
export function briefOf(tagText: string): string {
  const before = known.get(tagText)
  if (before !== undefined) return before
  const text = tagText.trim()
  const head = /^\p{L}+(?:\s+[\p{L}\p{N}_-]+)?\s*(?::|(?=;)|$)/u.exec(text)?.[0] ?? ''
  const brief = splitClauses(text.slice(head.length)).flatMap(directionOf).join('; ')
  if (known.size >= keptAtMost) known.clear()
  known.set(tagText, brief)
  return brief
}

/** What of a part belongs to the brief. The first part is always direction, but for the `up to N exchanges` in front of it. */
export function directionOf(part: string, index: number): readonly string[] {
  const clause = clauseOf(part)
  const direction = clause?.type === 'up to' ? clause.rest : clause === undefined || index === 0 ? part : ''
  return direction === '' ? [] : [direction]
}
