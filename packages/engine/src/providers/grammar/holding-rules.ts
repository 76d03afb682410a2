import { folded } from '../../base/words.ts'
import { memoriesIn } from '../../provider/port/diary-part.ts'
import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import type { Grammar, GrammarRule } from '../../story/bible.ts'
import type { Conditions } from '../../story/conditions.ts'
import { holdsIn, situationNames } from '../../story/situation.ts'

/**
 * The grammar as it holds for one slot of a request, in plain Tracery: of each symbol the rules whose conditions hold,
 * and of these the most specific. A symbol with none is left out.
 *
 * A condition names a variable that the slot reads, or `choice` (the choice just taken, by id or label), `fact` or `memory`
 * (words that a fact which holds, or what the request has of the reader's acts, contains; several as a list). Anything else
 * does not hold: the grammar knows nothing that the request does not say.
 */
export function holdingRules(
  grammar: Grammar,
  slot: SlotRequest,
  request: FillRequest,
): Readonly<Record<string, readonly string[]>> {
  const held: Record<string, readonly string[]> = Object.create(null)
  for (const [symbol, rules] of Object.entries(grammar)) {
    const holding = rules.filter(rule => typeof rule === 'string' || holds(rule.when, slot, request))
    const most = Math.max(...holding.map(specificity))
    const texts = holding.filter(rule => specificity(rule) === most).flatMap(textsOf)
    if (texts.length > 0) held[symbol] = texts
  }
  return held
}

function specificity(rule: GrammarRule): number {
  return typeof rule === 'string' ? 0 : Object.keys(rule.when).length
}

function textsOf(rule: GrammarRule): readonly string[] {
  if (typeof rule === 'string') return [rule]
  return typeof rule.say === 'string' ? [rule.say] : rule.say
}

function holds(when: Conditions, slot: SlotRequest, request: FillRequest): boolean {
  // A name that is not read holds nothing, not even that it differs.
  const isKnown = (name: string): boolean =>
    Object.hasOwn(slot.reads, name) || situationNames.some(known => known === name)
  if (!Object.keys(when).every(isKnown)) return false
  return holdsIn(when, {
    variables: slot.reads,
    choice: request.choice,
    facts: () => request.facts,
    memories: () => memoriesIn(request),
    fold: text => folded(text, request.language),
  })
}
