import { type InkContainer, type InkObject, type InkState, inkCommand, isInkText } from './ink-runtime.ts'

/**
 * Notes where ink stood when it put out the first words of a line, and the first words of its tags: the container at the
 * bottom of the call stack, outside of all threads.
 */
export class FirstWords {
  #words: InkContainer | undefined
  #tags: InkContainer | undefined

  /** Of the words; where there are none, of the tags. None where the line has neither. */
  get bottom(): InkContainer | undefined {
    return this.#words ?? this.#tags
  }

  /** Of the tags. */
  get bottomOfTags(): InkContainer | undefined {
    return this.#tags
  }

  forget(): void {
    this.#words = undefined
    this.#tags = undefined
  }

  /** @param text that is, or may be, put out; in a label or an expression it is no part of the line. */
  note(text: InkObject | undefined, { _currentFlow: { outputStream, callStack } }: InkState): void {
    if (this.#words !== undefined || text === undefined || !isInkText(text) || text.value.trim() === '') return
    if (outputStream.some(({ commandType }) => commandType === inkCommand.beginString)) return
    const bottom = callStack._threads[0]?.callstack[0]?.currentPointer.container ?? undefined
    if (isInTag(outputStream)) this.#tags ??= bottom
    else this.#words = bottom
  }
}

function isInTag(outputStream: readonly InkObject[]): boolean {
  const last = outputStream.findLast(
    ({ commandType }) => commandType === inkCommand.beginTag || commandType === inkCommand.endTag,
  )
  return last?.commandType === inkCommand.beginTag
}
