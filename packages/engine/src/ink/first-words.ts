import { type InkContainer, type InkObject, type InkState, inkCommand, isInkText } from './ink-runtime.ts'

/** Notes where ink stood when it put out the first words of a line. */
export class FirstWords {
  #bottom: InkContainer | undefined

  /** The container at the bottom of the call stack then, outside of all threads; none where the line has no words and no tags. */
  get bottom(): InkContainer | undefined {
    return this.#bottom
  }

  forget(): void {
    this.#bottom = undefined
  }

  /** @param text that is, or may be, put out; in a label or an expression it is no part of the line. */
  note(text: InkObject | undefined, { _currentFlow: { outputStream, callStack } }: InkState): void {
    if (this.#bottom !== undefined || text === undefined || !isInkText(text) || text.value.trim() === '') return
    if (outputStream.some(({ commandType }) => commandType === inkCommand.beginString)) return
    this.#bottom = callStack._threads[0]?.callstack[0]?.currentPointer.container ?? undefined
  }
}
