import type { FlowContainer, FlowItem } from './flow-container.ts'
import type { FlowContent } from './flow-content.ts'
import { staticText } from './static-text.ts'

/** A choice point of the compiled story: a place where a choice may be offered. */
export interface ChoicePoint {
  /** As the runtime has it in `sourcePath`. */
  readonly path: string
  /** The knot or `knot.stitch` that it stands in. */
  readonly flow: string
  /** Where taking it leads. */
  readonly target: number
  /** There whenever it is passed: it has no condition and is never used up. */
  readonly certain: boolean
  readonly conditional: boolean
  readonly sticky: boolean
  /** Never shown: followed when nothing else is offered. */
  readonly fallback: boolean
  /** Its text as far as it is fixed; `{…}` stands for what ink computes. */
  readonly label: string
}

const hasCondition = 1
const hasStart = 2
const hasChoiceOnly = 4
const isFallback = 8
const isOnceOnly = 16

/** The choice point at a position, `undefined` where the token is none. */
export function choicePoint(content: FlowContent, position: number): ChoicePoint | undefined {
  const token = content.token(position)
  if (typeof token !== 'object' || typeof token['*'] !== 'string') return undefined
  const owner = content.owner(position)
  const target = content.find(token['*'], owner)
  if (target === undefined) return undefined
  const flags = Number(token.flg ?? 0)
  const index = position - owner.first
  return {
    path: owner.pathOf(index),
    flow: owner.flow,
    target,
    certain: (flags & (hasCondition | isOnceOnly)) === 0,
    conditional: (flags & hasCondition) !== 0,
    sticky: (flags & isOnceOnly) === 0,
    fallback: (flags & isFallback) !== 0,
    label: label(owner, index, (flags & hasStart) !== 0, (flags & hasChoiceOnly) !== 0),
  }
}

/** The strings of a label are computed right before its choice point: its start (in the container `s`), then its own. */
function label(owner: FlowContainer, index: number, start: boolean, own: boolean): string {
  const begin = owner.named.get('s')
  const before = start && begin !== undefined ? staticText(begin.items) : ''
  if (!own) return before
  const strings = stringsIn(evaluationBefore(owner.items, index))
  return `${before} ${strings[start ? 1 : 0] ?? ''}`.trim()
}

/** The items between the `ev` and the `/ev` that end at `index`. */
function evaluationBefore(items: readonly FlowItem[], index: number): readonly FlowItem[] {
  let depth = 0
  for (let i = index - 1; i >= 0; i--) {
    if (items[i] === '/ev') depth++
    else if (items[i] === 'ev' && --depth === 0) return items.slice(i + 1, index - 1)
  }
  return []
}

function stringsIn(items: readonly FlowItem[]): readonly string[] {
  const strings: string[] = []
  let depth = 0
  let begin = 0
  for (const [index, item] of items.entries()) {
    if (item === 'str' && depth++ === 0) begin = index + 1
    else if (item === '/str' && --depth === 0) strings.push(staticText(items.slice(begin, index)))
  }
  return strings
}
