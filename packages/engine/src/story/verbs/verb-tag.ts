import type { BriefProblem } from '../brief-problem.ts'
import type { Clause } from '../clause.ts'
import type { Domain } from '../slot.ts'

/** Kinds of {@link Clause} that some verbs take and others don't. Policy and reads belong to every slot. */
export type VerbClause = Exclude<Clause['type'], 'policy' | 'reads'>

/** How a verb's tag is read. */
export interface VerbTag {
  /** Whether the name behind the verb is the variable that it sets. */
  readonly namesVariable?: true
  /** The clauses that it may have, besides those of every slot. */
  readonly clauses: readonly VerbClause[]
  /** What is wrong where nothing stands behind the verb but `brief`. */
  readonly nameless?: (brief: string) => BriefProblem
  /** The values that its clauses allow; absent where they allow any, or where its answer is no value. */
  readonly domain?: (clauses: {
    readonly oneOf: readonly string[]
    readonly range: { readonly from: number; readonly to: number } | undefined
  }) => Domain | undefined
}
