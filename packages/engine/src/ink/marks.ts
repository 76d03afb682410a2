import type { MarkedText } from '../story/marked-text.ts'
import { textOf } from '../story/marked-text.ts'
import { cleanRuns } from './clean-runs.ts'
import {
  type InkObject,
  type InkOffer,
  type InkState,
  inkCommand,
  inkType,
  isInkContainer,
  isInkText,
  isInkValue,
} from './ink-runtime.ts'

/** Names of the fills that something was computed from; never empty, sorted. */
export type Marks = readonly string[]

/** What is marked in a choice: its label in parts, its tags in parts, in ink's own order, and all marks of these. */
export interface MarkedLabel {
  readonly parts: readonly MarkedText[]
  readonly tags?: readonly (readonly MarkedText[])[]
  readonly tagMarks?: Marks
}

/** What a step is about to consume. */
interface Before {
  readonly content: InkObject | undefined
  readonly stack: readonly InkObject[]
  readonly output: readonly InkObject[]
  readonly offers: number
}

/**
 * Follows marked values through a playhead, one instruction at a time: what an instruction makes from marked values is
 * marked with the union of their marks. Values are immutable in ink and variables keep their identity, so a weak map by
 * identity is all there is to keep. Lists carry no marks.
 */
export class MarkTracker {
  readonly #marks = new WeakMap<object, Marks>()
  readonly #parts = new WeakMap<object, readonly MarkedText[]>()
  readonly #labels = new WeakMap<InkOffer, MarkedLabel>()

  of(object: object): Marks | undefined {
    return this.#marks.get(object)
  }

  mark(object: InkObject, marks: Marks): void {
    if (object.valueType !== inkType.list) this.#marks.set(object, marks)
  }

  labelOf(offer: InkOffer): MarkedLabel | undefined {
    return this.#labels.get(offer)
  }

  markLabel(offer: InkOffer, label: MarkedLabel): void {
    this.#labels.set(offer, label)
  }

  /** To be called before each instruction ... */
  before(state: InkState): Before {
    const flow = state._currentFlow
    const pointer = flow.callStack._threads.at(-1)?.callstack.at(-1)?.currentPointer
    let content: InkObject | undefined = pointer?.container?.content[pointer.index]
    while (isInkContainer(content)) content = content.content[0]
    return {
      content,
      stack: state.evaluationStack.slice(),
      output: flow.outputStream.slice(),
      offers: flow.currentChoices.length,
    }
  }

  /** ... and after it. */
  after(state: InkState, before: Before): void {
    const { content, stack } = before
    if (content === undefined) return
    const now = state.evaluationStack
    let same = 0
    while (same < stack.length && same < now.length && stack[same] === now[same]) same++
    const consumed = stack.slice(same)
    const ends = content.commandType === inkCommand.endString || content.commandType === inkCommand.endTag
    const texts = ends ? textsOfString(before.output) : []
    if (content.pathOnChoice !== undefined) this.#offer(content, consumed, state, before.offers)
    const marks = this.unionOf([...consumed, ...texts])
    if (marks === undefined) return
    const made = now.slice(same)
    if (content.commandType === inkCommand.evalOutput) {
      for (let index = state._currentFlow.outputStream.length - 1; index >= 0; index--) {
        const text = state._currentFlow.outputStream[index] as InkObject
        if (before.output.includes(text) || text.parent !== null) break
        made.push(text)
      }
    }
    // Duplicating or passing on a value keeps its identity, and with it the marks it has.
    for (const object of made) if (!consumed.includes(object) && canCarry(object)) this.mark(object, marks)
    const whole = ends ? made.at(-1) : undefined
    if (whole !== undefined) {
      this.#parts.set(
        whole,
        texts.map(text => this.textWithMarks(text)),
      )
    }
  }

  unionOf(objects: readonly object[]): Marks | undefined {
    return unionOfMarks(objects.map(object => this.#marks.get(object)))
  }

  textWithMarks(text: InkObject): MarkedText {
    const marks = this.#marks.get(text)
    return marks === undefined ? { text: String(text.value) } : { text: String(text.value), marks }
  }

  /** A choice point has taken its strings from the stack and made an option of them. */
  #offer(point: InkObject, consumed: readonly InkObject[], state: InkState, offersBefore: number): void {
    const offers = state._currentFlow.currentChoices
    const offer = offers[offers.length - 1]
    if (offer === undefined || offers.length === offersBefore) return
    const strings = point.hasCondition === true ? consumed.slice(0, -1) : consumed
    const parts = strings.filter(isInkText).flatMap(string => this.#parts.get(string) ?? [this.textWithMarks(string)])
    const tags = strings.filter(object => object.text !== undefined)
    const tagMarks = this.unionOf(tags)
    if (tagMarks === undefined && parts.every(part => part.marks === undefined)) return
    this.#labels.set(
      offer,
      tagMarks === undefined ? { parts } : { parts, tags: tags.map(tag => this.runsOfTag(tag)), tagMarks },
    )
  }

  /** What a finished tag is made of. */
  runsOfTag(tag: InkObject): readonly MarkedText[] {
    return tagRuns(tag.text ?? '', this.#parts.get(tag), this.of(tag))
  }
}

/** The runs of a tag, cleaned as ink cleans its text; where they are not all of it, the whole with all of its marks. */
export function tagRuns(
  text: string,
  parts: readonly MarkedText[] | undefined,
  marks: Marks | undefined,
): readonly MarkedText[] {
  const runs = parts === undefined ? [] : cleanRuns(parts)
  if (textOf(runs) === text) return runs
  return [marks === undefined ? { text } : { text, marks }]
}

/** All marks of several, or `undefined` where there are none. */
export function unionOfMarks(several: readonly (Marks | undefined)[]): Marks | undefined {
  const some = several.filter(marks => marks !== undefined)
  const first = some[0]
  if (first === undefined || some.every(marks => marks === first)) return first
  return [...new Set(some.flat())].sort()
}

function canCarry(object: InkObject): boolean {
  return isInkValue(object) || object.text !== undefined
}

/** The texts written since the string or tag that is being written began. */
function textsOfString(output: readonly InkObject[]): readonly InkObject[] {
  let start = output.length
  while (start > 0 && output[start - 1]?.commandType === undefined) start--
  return output.slice(start).filter(isInkText)
}
