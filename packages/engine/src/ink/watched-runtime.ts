import { LacunaError } from '../story/lacuna-error.ts'
import { breaksPassage } from '../story/problem.ts'
import { FirstWords } from './first-words.ts'
import {
  BareInkRuntime,
  type InkFrame,
  type InkObject,
  type InkPointer,
  type InkRuntime,
  inkCommand,
  isInkText,
} from './ink-runtime.ts'
import type { Marks, MarkTracker } from './marks.ts'
import { dropOpenText, saidTexts } from './output-texts.ts'
import { RunBounds } from './run-bounds.ts'

/** A value that a variable keeps in the coming line, whatever is assigned to it. */
export interface KeptValue {
  readonly variable: string
  readonly assign: () => void
  /** Whether it is kept no longer once ink comes to an object. */
  readonly isOver: (object: InkObject) => boolean
}

const functionFrame = 1

const there = Symbol('there')
const tooFar = Symbol('too far')

/**
 * inkjs' playhead, watched while it runs: from which place of the script came a text that an expression or a function
 * put out, and which values are made from marked ones. It does what inkjs does, but for what goes round in silence for ever.
 */
export class WatchedRuntime extends BareInkRuntime implements InkRuntime {
  /** Note the places of computed texts; only stories with slots need them. */
  places = false
  /** Functions of the game that are called once: never while ink looks ahead behind the end of a line. */
  calledOnce: ReadonlySet<string> = new Set()
  #marks: MarkTracker | undefined
  #until: ((object: InkObject) => boolean) | undefined
  #given: { readonly tracker: MarkTracker; readonly marks: Marks } | undefined
  #captured: InkObject[][] | undefined
  #kept: KeptValue | undefined
  readonly #bounds = new RunBounds()
  /** Of the line that was taken last. */
  readonly firstWords: FirstWords = new FirstWords()
  #brokeAt: InkPointer | undefined
  #brokeWith: unknown
  #warnedAt: InkPointer | undefined
  readonly #texts: InkObject[] = []
  readonly #pointers: InkPointer[] = []

  /** What follows marked values, while there are any. */
  get marks(): MarkTracker | undefined {
    return this.#marks
  }

  set marks(marks: MarkTracker | undefined) {
    this.#marks = marks
    this.#watch()
  }

  forgetPlaces(): void {
    this.firstWords.forget()
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
    this.#watch()
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
      this.#watch()
    }
    throw new Error('ink never came to where the story was to be left.')
  }

  /** Assigns a value again after every assignment to its variable, until the coming line is over. */
  keepValue(kept: KeptValue): void {
    this.#kept = kept
  }

  /** Said while a function of the game is called: what it gives is marked so. */
  markGiven(tracker: MarkTracker, marks: Marks): void {
    this.#given = { tracker, marks }
  }

  /** Where ink stood when it last ran into an error. */
  get brokeAt(): InkPointer | undefined {
    return this.#brokeAt
  }

  /** Where ink stood when it last warned. */
  get warnedAt(): InkPointer | undefined {
    return this.#warnedAt
  }

  /** What was thrown in the line that was taken last, in place of an error that inkjs reports. */
  get brokeWith(): unknown {
    return this.#brokeWith
  }

  /**
   * Takes what is thrown in the middle of a line as inkjs takes its own errors: the line is over there, and the story. What
   * breaks behind the end of a line, where ink looks ahead, breaks the next one.
   */
  override Continue(): string {
    this.#bounds.beginLine()
    this.#brokeAt = undefined
    this.#brokeWith = undefined
    try {
      const said = super.Continue()
      this.#captured?.push(saidTexts(this._state._currentFlow.outputStream))
      return said
    } catch (cause) {
      if (cause === there || (cause instanceof LacunaError && !breaksPassage(cause))) throw cause
      this.#noteBreak()
      if (this._stateSnapshotAtLastNewline === null) {
        this.#brokeWith = cause
        dropOpenText(this._state)
        this._state.ForceEnd()
      } else this.RestoreStateSnapshot()
      this._recursiveContinueCount = 0
      const { variablesState } = this._state
      variablesState.NotifyObservers(variablesState.CompleteVariableObservation())
      return this.currentText
    } finally {
      this.#kept = undefined
    }
  }

  override AddError(message: string, isWarning?: boolean, useEndLineNumber?: boolean): void {
    if (isWarning === true) this.#warnedAt = this._state.currentPointer.copy()
    else this.#noteBreak()
    super.AddError(message, isWarning, useEndLineNumber)
  }

  #noteBreak(): void {
    const { currentPointer, previousPointer } = this._state
    const pointer = currentPointer.container === null ? previousPointer : currentPointer
    if (pointer.container !== null) this.#brokeAt = pointer.copy()
  }

  /** The texts of each line that is said while `say` runs. */
  captureTexts(say: () => void): readonly (readonly InkObject[])[] {
    const captured: InkObject[][] = []
    this.#captured = captured
    try {
      say()
    } finally {
      this.#captured = undefined
    }
    return captured
  }

  override EvaluateFunction(
    name: string,
    args: readonly unknown[],
    returnText: true,
  ): ReturnType<InkRuntime['EvaluateFunction']> {
    this.#bounds.beginPassage()
    return super.EvaluateFunction(name, args, returnText)
  }

  override ContinueSingleStep(): boolean {
    this.#bounds.instruction(this._state)
    try {
      return super.ContinueSingleStep()
    } catch (reason) {
      if (reason !== tooFar) throw reason
      this.RestoreStateSnapshot()
      return true
    }
  }

  /** Said before the first line of a passage. */
  beginPassage(): void {
    this.#bounds.beginPassage()
  }

  /** inkjs refuses in a label what it goes back from in a line; going back is exact in both. */
  override CallExternalFunction(name: string | null, count: number): void {
    if (this._stateSnapshotAtLastNewline !== null && this.calledOnce.has(name ?? '')) throw tooFar
    super.CallExternalFunction(name, count)
    const value = this._state.evaluationStack.at(-1)
    if (this.#given !== undefined && value !== undefined) {
      const { tracker, marks } = this.#given
      this.marks = tracker
      tracker.mark(value, marks)
    }
    this.#given = undefined
  }

  override PerformLogicAndFlowControl(content: InkObject | null): boolean {
    if (content === null) return super.PerformLogicAndFlowControl(content)
    if (this.#kept !== undefined) return this.#performKeeping(content, this.#kept)
    return this.#perform(content)
  }

  #performKeeping(content: InkObject, { variable, assign, isOver }: KeptValue): boolean {
    if (isOver(content)) this.#kept = undefined
    const done = this.#perform(content)
    if (this.#kept !== undefined && content.variableName === variable) assign()
    return done
  }

  #perform(content: InkObject): boolean {
    const isComputed = content.commandType === inkCommand.evalOutput
    if (isComputed) this.#bounds.output(this._state)
    this.firstWords.note(content, this._state)
    if (this.places && content.isNewline !== undefined) this.#noteTextOfFunction(content)
    const done = this.places && isComputed ? this.#noteComputed(content) : super.PerformLogicAndFlowControl(content)
    if (isComputed) this.firstWords.note(this._state._currentFlow.outputStream.at(-1), this._state)
    if (done) this.#bounds.value(this._state)
    return done
  }

  /** Instructions are run through here only while there is something to watch, as it costs a tenth of their time. */
  #watch(): void {
    const watched = this.#marks !== undefined || this.#until !== undefined
    if (watched) this.Step = this.#watchedStep
    else if (Object.hasOwn(this, 'Step')) this.Step = super.Step
  }

  #watchedStep(): void {
    const before = this.#marks?.before(this._state)
    super.Step()
    if (before !== undefined) this.#marks?.after(this._state, before)
    const last = this._state._currentFlow.outputStream.at(-1)
    if (last !== undefined && this.#until?.(last) === true) throw there
  }

  /** An expression is put out: as one new text, or several where it has newlines at its ends. */
  #noteComputed(content: InkObject): boolean {
    const pointer = pointerOutsideFunctions(this.#frames())
    const known = this.#texts.length
    const done = super.PerformLogicAndFlowControl(content)
    const output = this._state._currentFlow.outputStream
    for (let index = output.length - 1; index >= 0; index--) {
      const text = output[index] as InkObject
      if (pointer === undefined || !isInkText(text) || text.parent !== null || this.#texts.includes(text)) break
      this.#texts.splice(known, 0, text)
      this.#pointers.push(pointer)
    }
    return done
  }

  #noteTextOfFunction(text: InkObject): void {
    const frames = this.#frames()
    if (frames[frames.length - 1]?.type !== functionFrame) return
    const pointer = pointerOutsideFunctions(frames)
    if (pointer === undefined) return
    this.#texts.push(text)
    this.#pointers.push(pointer)
  }

  #frames(): readonly InkFrame[] {
    const threads = this._state._currentFlow.callStack._threads
    return (threads[threads.length - 1] as { readonly callstack: readonly InkFrame[] }).callstack
  }
}

function pointerOutsideFunctions(frames: readonly InkFrame[]): InkPointer | undefined {
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index] as InkFrame
    if (frame.type !== functionFrame) return frame.currentPointer
  }
  return undefined
}
