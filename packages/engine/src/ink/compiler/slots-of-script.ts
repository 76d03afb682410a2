import { digestText } from '../../base/digest.ts'
import { type Brief, type BriefReading, parseBrief } from '../../story/brief.ts'
import type { BriefProblem } from '../../story/brief-problem.ts'
import type { SlotVerb } from '../../story/slot.ts'
import { verbTags } from '../../story/verbs/verb-tags.ts'
import { inFlow } from './choice-ids.ts'
import { defaultsIn, defaultsOf } from './knot-defaults.ts'
import { mayStand } from './may-stand.ts'
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
export function slotsOf(
  script: Script,
  variables: readonly string[],
): {
  readonly slots: readonly ScriptSlot[]
  readonly misread: readonly MisreadTag[]
} {
  const slots: ScriptSlot[] = []
  const misread: MisreadTag[] = []
  const taken = new Map<string, number>()
  const defaults = defaultsOf(script)
  const add = (tag: ScriptTag, where: Pick<ScriptSlot, 'line' | 'choice'>) => {
    const flow = (where.line ?? where.choice)?.flow
    const mayBe = (verb: SlotVerb, name: string | undefined) => mayStand[verb]({ ...where, name, variables })
    const { brief, problems } = parseBrief(tag.text, mayBe, defaultsIn(defaults, flow))
    if (brief === undefined) {
      if (problems.length > 0) misread.push({ tag, problems })
      return
    }
    const other = otherMeaning(tag, brief, where, variables) ?? nameless(brief, problems)
    if (other !== undefined) {
      misread.push({ tag, problems: [other] })
      return
    }
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

/** What is wrong with a slot that has no name where its verb needs that of a variable: it sets none. */
function nameless({ verb, localId, brief }: Brief, problems: BriefReading['problems']): BriefProblem | undefined {
  const missing = localId === undefined ? verbTags[verb].nameless?.(brief).code : undefined
  return problems.find(({ code }) => code === missing)
}

/**
 * A game in ink that knows nothing of slots has tags of its own, and some begin with a verb: `# ask bob`. Without a colon,
 * and where no slot of that verb could stand, it is one of these.
 */
function otherMeaning(
  { text, holes }: ScriptTag,
  { verb, localId }: Brief,
  where: Pick<ScriptSlot, 'line' | 'choice'>,
  variables: readonly string[],
): BriefReading['problems'][number] | undefined {
  if (text.includes(':') || text.includes(';') || holes.length > 0) return undefined
  if (mayStand[verb]({ ...where, name: localId, variables })) return undefined
  return {
    code: 'tag-almost-known',
    message: `"# ${text}" is no slot: it is passed on as a tag of your own.`,
    hint: `A slot has a colon and a brief behind it: "# ${text}: what may stand here".`,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
