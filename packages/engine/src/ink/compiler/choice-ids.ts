import { digestText } from '../../base/digest.ts'
import type { ScriptChoice, ScriptTag } from './script.ts'

/** The `#id: name` of a choice, if its author wrote one. */
export function idTagOf(choice: ScriptChoice): { readonly tag: ScriptTag; readonly id: string } | undefined {
  for (const tag of [...choice.bracketTags, ...choice.leadTags]) {
    const id = /^id\s*:\s*(\S*)$/.exec(tag.text)?.[1]
    if (id !== undefined) return { tag, id }
  }
  return undefined
}

/** The ids of a script's choices. */
export interface ChoiceIds {
  /** Stable ids: see `InkChoice.id`. Nothing in one but its number depends on what stands around the choice. */
  readonly ids: ReadonlyMap<ScriptChoice, string>
  /** The ids without that number: equal words in one place share one. */
  readonly shared: ReadonlyMap<ScriptChoice, string>
}

export function choiceIds(choices: readonly ScriptChoice[]): ChoiceIds {
  const ids = new Map<ScriptChoice, string>()
  const shared = new Map<ScriptChoice, string>()
  const taken = new Map<string, number>()
  const wanted = choices.map(choice => ({ choice, named: namedId(choice) }))
  for (const named of [true, false]) {
    for (const { choice, named: name } of wanted) {
      if ((name !== undefined) !== named) continue
      const id = name ?? inFlow(choice.flow.path, digestText(choice.label).slice(0, 8))
      const before = taken.get(id) ?? 0
      taken.set(id, before + 1)
      ids.set(choice, before === 0 ? id : `${id}-${before + 1}`)
      shared.set(choice, id)
    }
  }
  return { ids, shared }
}

function namedId(choice: ScriptChoice): string | undefined {
  const id = idTagOf(choice)?.id
  if (id !== undefined && isChoiceId(id)) return inFlow(choice.flow.knot, id)
  return choice.name === undefined ? undefined : inFlow(choice.flow.path, choice.name)
}

/** What an author may call a choice. */
export function isChoiceId(id: string): boolean {
  return /^[\p{L}\p{N}_-]+$/u.test(id)
}

/** An id that is local to a knot or stitch; outside of all knots it stands alone. */
export function inFlow(path: string, local: string): string {
  return path === '' ? local : `${path}.${local}`
}
