import { childrenOf, has, type ParsedObject, within } from './parsed.ts'
import type { WeavePoint } from './script.ts'

/** What the player chooses from right below a place in the script. */
export interface ChoicesBelow {
  readonly choices: readonly ParsedObject[]
  /** Whether a thread brings choices from elsewhere. */
  readonly threads: boolean
}

const silent = ['variable assignment', 'IncDecExpression', 'temp', 'AuthorWarning']

/** The choices that follow at once: nothing is said between the place and them. */
export function choicesBelow({ weave, index }: WeavePoint): ChoicesBelow {
  const content = childrenOf(weave)
  const inBranch = branchOf(weave, index) !== undefined
  for (let at = index; at < content.length; at++) {
    const object = content[at]
    if (object === undefined || isSilent(object)) continue
    if (object.typeName === 'Weave') return choicesBelow({ weave: object, index: 0 })
    if (object.typeName === 'Choice') return inBranch ? none : group(content.slice(at))
    if (isThread(object) || has(object, 'Choice')) return group(content.slice(at))
    return none
  }
  const above = enclosing(weave)
  return above?.conditional ? choicesBelow({ weave: above.weave, index: above.index + 1 }) : none
}

const none: ChoicesBelow = { choices: [], threads: false }

/** The choices up to the next gather, those in conditionals and threads among them. */
function group(content: readonly ParsedObject[]): ChoicesBelow {
  const choices: ParsedObject[] = []
  let threads = false
  for (const object of content) {
    if (object.typeName === 'Gather') break
    if (object.typeName === 'Choice') choices.push(object)
    else if (isThread(object)) threads = true
    else if (object.typeName !== 'Weave') {
      for (const inner of within(object)) if (inner.typeName === 'Choice') choices.push(inner)
    }
  }
  return { choices, threads }
}

function isThread(object: ParsedObject): boolean {
  return object.typeName === 'Divert' && object.isThread === true
}

function isSilent(object: ParsedObject): boolean {
  if (object.typeName === 'Text') return object.text === '\n'
  if (silent.includes(object.typeName)) return true
  const parts = childrenOf(object)
  return (
    object.typeName === 'ContentList' &&
    parts.length === 2 &&
    parts[0]?.typeName === 'FunctionCall' &&
    parts[1]?.text === '\n'
  )
}

/** The choice in whose branch a place of this weave stands. */
function branchOf(weave: ParsedObject, index: number): ParsedObject | undefined {
  const before = childrenOf(weave).slice(0, index)
  const point = before.findLast(({ typeName }) => typeName === 'Choice' || typeName === 'Gather')
  return point?.typeName === 'Choice' ? point : undefined
}

/** The weave around this one, where this one stands in it, and whether a conditional is between. */
function enclosing(weave: ParsedObject): (WeavePoint & { readonly conditional: boolean }) | undefined {
  let child = weave
  for (let above = weave.parent; above !== null; above = above.parent) {
    if (above.typeName === 'Weave') {
      return { weave: above, index: childrenOf(above).indexOf(child), conditional: child !== weave }
    }
    if (['Knot', 'Stitch', 'Function', 'Story'].includes(above.typeName)) return undefined
    child = above
  }
  return undefined
}

/**
 * What ink may run in the same beat as a place: everything between the choice taken last and the choices offered next,
 * as far as one knot or stitch shows it. Branches that exclude each other are all in it.
 */
export function* beatAround({ weave, index }: WeavePoint): Generator<ParsedObject> {
  yield* before(weave, index)
  yield* after(weave, index)
}

function* before(weave: ParsedObject, index: number): Generator<ParsedObject> {
  const content = childrenOf(weave)
  for (let at = index - 1; at >= 0; at--) {
    const object = content[at]
    if (object === undefined) continue
    if (object.typeName === 'Choice') return
    if (object.typeName === 'Gather') {
      const start = content.findLastIndex((other, place) => place < at && other.typeName === 'Gather') + 1
      const first = content.findIndex((other, place) => place >= start && place < at && hasChoice(other))
      if (first < 0) continue
      for (const branch of content.slice(first, at)) yield* hasChoice(branch) ? tails(branch) : [branch]
      return
    }
    yield object
  }
  const above = enclosing(weave)
  if (above !== undefined) yield* before(above.weave, above.index)
}

function* after(weave: ParsedObject, index: number): Generator<ParsedObject> {
  const content = childrenOf(weave)
  let skipping = false
  let inBranch = branchOf(weave, index) !== undefined
  for (const object of content.slice(index)) {
    if (object.typeName === 'Gather') {
      skipping = false
      inBranch = false
    } else if (skipping) continue
    else if (object.typeName === 'Choice' && inBranch) skipping = true
    else if (hasChoice(object)) return
    else yield object
  }
  const above = enclosing(weave)
  if (above === undefined) return
  if (above.conditional) return yield* after(above.weave, above.index + 1)
  const gather = childrenOf(above.weave).findIndex(({ typeName }, at) => at > above.index && typeName === 'Gather')
  if (gather >= 0) yield* after(above.weave, gather + 1)
}

function hasChoice(object: ParsedObject): boolean {
  return has(object, 'Choice')
}

/** Of branches with choices of their own: what comes after those, and is in the same beat as the gather below. */
function* tails(branch: ParsedObject): Generator<ParsedObject> {
  const content = childrenOf(branch)
  const first = content.findIndex(hasChoice)
  if (branch.typeName === 'Weave' && first >= 0) yield* content.slice(first + 1)
}

/** The names of the global variables that an object assigns, or that something in it does. */
export function assignedIn(object: ParsedObject): readonly string[] {
  const names: string[] = []
  for (const { typeName, variableName, varIdentifier } of within(object)) {
    if (typeName === 'variable assignment' && variableName !== undefined) names.push(variableName)
    if (typeName === 'IncDecExpression' && varIdentifier?.name) names.push(varIdentifier.name)
  }
  return names
}
