import { digestText } from '../base/digest.ts'
import type { InkChoice } from './ink-bundle.ts'
import { type InkContainer, type InkObject, inkCommand, isInkContainer, isInkText } from './ink-runtime.ts'
import { inContentOrder } from './source-lines.ts'

/** Flag of a choice that nobody sees. */
interface ChoicePoint extends InkObject {
  readonly isInvisibleDefault?: boolean
}

/**
 * The choices of a script that was compiled elsewhere, by path of their choice points. Their ids are made as Lacuna's
 * compiler makes them, of knot, stitch and label; ink labels and `#id:` tags are not in compiled ink as far as ids go.
 */
export function foreignChoices(root: InkContainer): Readonly<Record<string, InkChoice>> {
  const choices: Record<string, InkChoice> = {}
  const taken = new Map<string, number>()
  for (const object of inContentOrder<InkObject>(root)) {
    const { parent, pathOnChoice, isInvisibleDefault } = object as ChoicePoint
    if (pathOnChoice === undefined || isInvisibleDefault === true || parent === null) continue
    const path = object.path.componentsString
    const id = [...flowOf(root, path), idTagOf(object, parent) ?? digestText(labelOf(object, parent)).slice(0, 8)].join(
      '.',
    )
    const times = (taken.get(id) ?? 0) + 1
    taken.set(id, times)
    choices[path] = { id: times === 1 ? id : `${id}-${times}` }
  }
  return choices
}

/** The knot, or the knot and the stitch, that a path leads into. */
export function flowOf(root: InkContainer, path: string): readonly string[] {
  const [knot = '', stitch = ''] = path.split('.')
  const flow = root.namedContent.get(knot)
  if (/^\d+$/.test(knot) || !isInkContainer(flow)) return []
  const inner = flow.namedContent.get(stitch)
  return inner === undefined || flow.content.includes(inner) || !isFlow(inner, stitch) ? [knot] : [knot, stitch]
}

/** Weave points of ink have names of their own: `c-0`, `g-1`, `s`, `b`. */
function isFlow(object: InkObject, name: string): boolean {
  return isInkContainer(object) && !/^([cg]-\d+|s|b|\$r\d*)$/.test(name)
}

/** The fixed words of a label, from those in front of its bracket on. */
function labelOf(point: InkObject, parent: InkContainer): string {
  const start = parent.namedContent.get('s')
  const before = point.hasStartContent === true && isInkContainer(start) ? wordsIn(start.content) : ''
  const strings = stringsBefore(point, parent)
  const own = point.hasChoiceOnlyContent === true ? (strings[point.hasStartContent === true ? 1 : 0] ?? []) : []
  return `${before}${wordsIn(own)}`.trim().replace(/\s+/g, ' ')
}

function idTagOf(point: InkObject, parent: InkContainer): string | undefined {
  for (const string of stringsBefore(point, parent)) {
    for (const [index, { commandType }] of string.entries()) {
      if (commandType !== inkCommand.beginTag) continue
      const text = wordsOf(string.slice(index + 1, endOfTag(string, index))).trim()
      const id = /^id\s*:\s*([\p{L}\p{N}_-]+)$/u.exec(text)?.[1]
      if (id !== undefined) return id
    }
  }
  return undefined
}

function endOfTag(content: readonly InkObject[], from: number): number {
  const end = content.findIndex(({ commandType }, index) => index > from && commandType === inkCommand.endTag)
  return end === -1 ? content.length : end
}

/** What is evaluated for a label right before its choice point: each of its strings. */
function stringsBefore(point: InkObject, { content }: InkContainer): readonly (readonly InkObject[])[] {
  const at = content.indexOf(point)
  let from = at - 1
  for (let depth = 0; from >= 0; from--) {
    const { commandType } = content[from] as InkObject
    if (commandType === inkCommand.endEval) depth++
    else if (commandType === inkCommand.beginEval && --depth === 0) break
  }
  const strings: InkObject[][] = []
  let depth = 0
  for (const object of content.slice(Math.max(0, from), at)) {
    if (object.commandType === inkCommand.beginString && depth++ === 0) strings.push([])
    else if (object.commandType === inkCommand.endString) depth--
    else if (depth > 0) strings.at(-1)?.push(object)
  }
  return strings
}

/** Fixed words, without those of tags. */
function wordsIn(content: readonly InkObject[]): string {
  let inTag = false
  return wordsOf(
    content.filter(({ commandType }) => {
      if (commandType === inkCommand.beginTag) inTag = true
      if (commandType === inkCommand.endTag) inTag = false
      return !inTag
    }),
  )
}

function wordsOf(content: readonly InkObject[]): string {
  return content.map(object => (isInkText(object) ? object.value : '')).join('')
}
