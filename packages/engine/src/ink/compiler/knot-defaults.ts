import type { BriefReading } from '../../story/brief.ts'
import type { Clause } from '../../story/clause.ts'
import { defaultsTag, readDefaults } from '../../story/slot-defaults.ts'
import type { Script, ScriptFlow, ScriptTag } from './script.ts'

/** The defaults at the head of a knot or stitch. */
export interface KnotDefaults {
  readonly flow: ScriptFlow
  readonly tag: ScriptTag
  readonly clauses: readonly Clause[]
  readonly problems: BriefReading['problems']
}

/** All of a script, in its order. */
export function defaultsOf({ lines }: Pick<Script, 'lines'>): readonly KnotDefaults[] {
  return lines.flatMap(({ atHead, flow, tags }) => {
    if (!atHead || (flow.kind !== 'knot' && flow.kind !== 'stitch')) return []
    return tags.flatMap(tag => {
      const parts = defaultsTag(tag.text)
      return parts === undefined ? [] : [{ flow, tag, ...readDefaults(parts) }]
    })
  })
}

/** The clauses that hold in a flow: its own, and those of the knot around a stitch that it doesn't say otherwise. */
export function defaultsIn(all: readonly KnotDefaults[], flow: ScriptFlow | undefined): readonly Clause[] {
  if (flow === undefined) return []
  const of = (path: string) => all.filter(each => each.flow.path === path).flatMap(({ clauses }) => clauses)
  const own = of(flow.path)
  const around = flow.path === flow.knot ? [] : of(flow.knot)
  return [...own, ...around.filter(each => !own.some(other => sameKind(other, each)))]
}

function sameKind(one: Clause, other: Clause): boolean {
  return one.type === other.type && ('unit' in one ? one.unit : '') === ('unit' in other ? other.unit : '')
}
