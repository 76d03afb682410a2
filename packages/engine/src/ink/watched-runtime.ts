import {
  BareInkRuntime,
  type InkContainer,
  type InkFrame,
  type InkObject,
  type InkPointer,
  type InkRuntime,
  inkCommand,
  isInkText,
} from './ink-runtime.ts'
import type { MarkTracker } from './marks.ts'

const functionFrame = 1
const there = Symbol('there')

/**
 * inkjs' playhead, watched while it runs: from which place of the script came a text that an expression or a function
 * put out, and which values are made from marked ones. It does what inkjs does and nothing else.
 */
export class WatchedRuntime extends BareInkRuntime implements InkRuntime {
  /** Note the places of computed texts; only stories with slots need them. */
  places = false
  marks: MarkTracker | undefined = undefined
  #until: ((object: InkObject) => boolean) | undefined
  readonly #texts: InkObject[] = []
  readonly #pointers: InkPointer[] = []

  forgetPlaces(): void {
    if (this.#texts.length === 0) return
    this.#texts.length = 0
    this.#pointers.length = 0
  }

  /**
   * Where a computed text stands in the script: the place of the expression, outside all functions. Ask for the texts
   * of a line in their order, each with the number that the last answer gave, as a function may put out one text twice.
   */
  placeOf(text: InkObject, from: number): { readonly pointer: InkPointer; readonly next: number } | undefined {
    const index = this.#texts.indexOf(text, from)
    const pointer = this.#pointers[index]
    return pointer === undefined ? undefined : { pointer, next: index + 1 }
  }

  /**
   * Runs only until ink puts out an object, in the middle of a line. What comes next has to be a jump: the rest of the
   * line is not said.
   */
  runTo(isThere: (object: InkObject) => boolean): void {
    this.#until = isThere
    try {
      this.Continue()
    } catch (reason) {
      if (reason !== there) throw reason
      this._recursiveContinueCount = 0
      this._stateSnapshotAtLastNewline = null
      this._state.variablesState.CompleteVariableObservation()
      return
    } finally {
      this.#until = undefined
    }
    throw new Error('ink never came to where the story was to be left.')
  }

  override Step(): void {
    if (this.marks !== undefined) {
      const before = this.marks.before(this._state)
      this.#step()
      this.marks.after(this._state, before)
    } else this.#step()
    if (this.#until !== undefined) {
      const last = this._state._currentFlow.outputStream.at(-1)
      if (last !== undefined && this.#until(last)) throw there
    }
  }

  #step(): void {
    if (!this.places) {
      super.Step()
      return
    }
    const threads = this._state._currentFlow.callStack._threads
    const frames = (threads[threads.length - 1] as { readonly callstack: readonly InkFrame[] }).callstack
    const top = frames[frames.length - 1] as InkFrame
    const pointer = top.currentPointer
    const content = pointer.container?.content[pointer.index]
    if (content === undefined) super.Step()
    else if (content.commandType === inkCommand.evalOutput) this.#stepNoting(frames)
    else if (top.type === functionFrame && mayPutOut(content)) this.#stepNoting(frames)
    else super.Step()
  }

  #stepNoting(frames: readonly InkFrame[]): void {
    const before = this._state._currentFlow.outputStream
    const length = before.length
    const last = before[length - 1]
    const pointer = pointerOutsideFunctions(frames)
    super.Step()
    const output = this._state._currentFlow.outputStream
    let index = output.length - 1
    if (pointer === undefined || (output.length <= length && output[index] === last)) return
    const first = this.#texts.length
    for (; index >= 0; index--) {
      const text = output[index] as InkObject
      if (!isInkText(text) || (index < output.length - 1 && (text.parent !== null || this.#texts.includes(text)))) break
      this.#texts.splice(first, 0, text)
      this.#pointers.push(pointer)
    }
  }
}

/** A text of the script, or the container that it is the first of. */
function mayPutOut(content: InkObject): boolean {
  return content.isNewline !== undefined || (content as Partial<InkContainer>).content !== undefined
}

function pointerOutsideFunctions(frames: readonly InkFrame[]): InkPointer | undefined {
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index] as InkFrame
    if (frame.type !== functionFrame) return frame.currentPointer
  }
  return undefined
}
