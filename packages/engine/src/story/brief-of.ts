import { BoundedMap } from '../base/bounded-map.ts'
import { clauseOf } from './clause.ts'
import { type MarkedText, sealed, textOf } from './marked-text.ts'
import { slotHead } from './slot-head.ts'
import { splitClauses } from './split-clauses.ts'

const tagHead = new RegExp(`^${slotHead}`, 'u')
const known = new BoundedMap<string, string>(2_000)

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
  const head = tagHead.exec(text)?.[0] ?? ''
  const brief = splitClauses(text.slice(head.length)).flatMap(directionOf).join('; ')
  known.set(tagText, brief)
  return brief
}

/**
 * {@link briefOf} for a tag whose text is made of runs: verb, id and clauses are what its author wrote, and a semicolon, a
 * quote or a brace in a tainted run is a part of that run.
 */
export function markedBriefOf(tag: readonly MarkedText[]): readonly MarkedText[] {
  const { text, open } = sealed(textOf(tag), tag)
  return open(briefOf(text))
}

/** What of a part belongs to the brief. The first part is always direction, but for the `up to N exchanges` in front of it. */
export function directionOf(part: string, index: number): readonly string[] {
  const clause = clauseOf(part)
  const direction = clause?.type === 'up to' ? clause.rest : clause === undefined || index === 0 ? part : ''
  return direction === '' ? [] : [direction]
}
