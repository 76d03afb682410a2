import { digestText } from '../../base/digest.ts'
import { type Brief, type BriefReading, parseBrief } from '../../story/brief.ts'
import { inFlow } from './choice-ids.ts'
import type { Script, ScriptChoice, ScriptLine, ScriptTag } from './script.ts'

/** A slot where it stands in the script. */
export interface ScriptSlot {
  /** Full id. */
  readonly id: string
  readonly brief: Brief
  readonly problems: BriefReading['problems']
  readonly tag: ScriptTag
  /** The line that it tags; absent for a label. */
  readonly line?: ScriptLine
  /** The choice whose label it is. */
  readonly choice?: ScriptChoice
}

/** A tag that is no slot but was near to one. */
export interface MisreadTag {
  readonly tag: ScriptTag
  readonly problems: BriefReading['problems']
}

/**
 * The slots of a script, in its order. A slot without an id of its own is called by its verb and eight hexadecimal
 * digits of what the author wrote, tag and words, so that other lines may come and go.
 */
export function slotsOf(script: Script): {
  readonly slots: readonly ScriptSlot[]
  readonly misread: readonly MisreadTag[]
} {
  const slots: ScriptSlot[] = []
  const misread: MisreadTag[] = []
  const taken = new Map<string, number>()
  const add = (tag: ScriptTag, where: Pick<ScriptSlot, 'line' | 'choice'>) => {
    const { brief, problems } = parseBrief(tag.text)
    if (brief === undefined) {
      if (problems.length > 0) misread.push({ tag, problems })
      return
    }
    const flow = (where.line ?? where.choice)?.flow
    let id = inFlow(flow?.knot ?? '', brief.localId ?? '')
    if (brief.localId === undefined) {
      const words = where.choice?.label ?? where.line?.words.map(word => word.text ?? '').join(' ')
      const unnamed = inFlow(flow?.path ?? '', `${brief.verb}-${digestText(`${words}#${tag.text}`).slice(0, 8)}`)
      const before = taken.get(unnamed) ?? 0
      taken.set(unnamed, before + 1)
      id = before === 0 ? unnamed : `${unnamed}-${before + 1}`
    }
    slots.push({ id, brief, problems, tag, ...where })
  }
  for (const line of script.lines) for (const tag of line.tags) add(tag, { line })
  for (const choice of script.choices) {
    for (const tag of [...choice.leadTags, ...choice.bracketTags]) add(tag, { choice })
  }
  const byPlace = (a: ScriptSlot, b: ScriptSlot) => a.tag.place.line - b.tag.place.line
  return { slots: slots.sort((a, b) => compare(a.tag.place.file, b.tag.place.file) || byPlace(a, b)), misread }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
