import type { BriefProblem } from './brief-problem.ts'
import { type Clause, clauseOf, unitOf } from './clause.ts'
import { splitClauses } from './split-clauses.ts'
import type { SlotTagForm } from './verbs/slot-tag-forms.ts'

/** Kinds of clauses that may hold for many slots at once. */
const shared: readonly Clause['type'][] = ['max', 'min', 'mention', 'never', 'reads', 'policy', 'by', 'again']

/** Kinds that say nothing beside the list of all texts that may stand. */
const besidesList: readonly Clause['type'][] = ['max', 'min', 'mention', 'never']

/** The parts of a tag `defaults: max 40 words; reads trust`; `undefined` for any other tag, one of a game's own included. */
export function defaultsTag(tagText: string): readonly string[] | undefined {
  const text = /^defaults\s*:(.*)$/s.exec(tagText.trim())?.[1]
  const parts = text === undefined ? [] : splitClauses(text).filter(part => part !== '')
  return parts.some(part => clauseOf(part) !== undefined) ? parts : undefined
}

/** The clauses in such a tag, and what is wrong with its parts. */
export function readDefaults(parts: readonly string[]): {
  readonly clauses: readonly Clause[]
  readonly problems: readonly BriefProblem[]
} {
  const clauses: Clause[] = []
  const problems: BriefProblem[] = []
  for (const part of parts) {
    const clause = clauseOf(part)
    const why =
      clause === undefined
        ? 'is no clause'
        : part.includes('{')
          ? 'has braces, which are never filled in'
          : !shared.includes(clause.type)
            ? 'belongs to one slot'
            : clauses.some(other => isSameKind(other, clause))
              ? 'is said twice'
              : undefined
    if (clause !== undefined && why === undefined) clauses.push(clause)
    else {
      problems.push({
        code: 'defaults-malformed',
        message: `"${part}" ${why}, so it holds for no slot here.`,
        hint: 'Defaults are clauses, each kind once: "# defaults: max 40 words; never "sorry"; reads trust; reviewed".',
      })
    }
  }
  return { clauses, problems }
}

/** The clauses of a slot, with those that hold where it stands and that say something to it: its own win, kind by kind. */
export function withDefaults(
  own: readonly Clause[],
  form: Pick<SlotTagForm, 'clauses' | 'isDocument'>,
  defaults: readonly Clause[],
): readonly Clause[] {
  const isList = own.some(({ type }) => type === 'one of')
  const added = defaults.filter(
    each =>
      takesDefault(form, each) &&
      !own.some(other => isSameKind(other, each)) &&
      !(isList && besidesList.includes(each.type)),
  )
  return [...added, ...own]
}

/** Whether a clause says something to slots of a form. */
export function takesDefault(
  { clauses, isDocument }: Pick<SlotTagForm, 'clauses' | 'isDocument'>,
  clause: Clause,
): boolean {
  if (clause.type === 'policy' || clause.type === 'reads') return true
  if (unitOf(clause) === 'lines' && !isDocument) return false
  return (clauses as readonly string[]).includes(clause.type)
}

function isSameKind(one: Clause, other: Clause): boolean {
  return one.type === other.type && unitOf(one) === unitOf(other)
}
