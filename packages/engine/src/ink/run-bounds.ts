import { type InkState, inkType } from './ink-runtime.ts'

/**
 * Instructions that one line may take, and pieces that it may consist of: a second or some of work. Ink looks through the
 * pieces again and again, so that an instruction costs more the more of them there are.
 */
const mostInstructions = 1_000_000
const mostPieces = 3000
const piecesOfAnInstruction = 100
/** How often a story is looked at, in instructions. */
const lookedAtEvery = 1024
/** Lines of a function that is evaluated by itself. */
const mostLines = 10_000
/** Functions and tunnels inside one another, and threads beside one another: each line copies them. */
const mostCalls = 2000
/** Characters of one computed text, and of all that a passage puts out. */
const mostTextCharacters = 100_000
const mostPassageCharacters = 2_000_000

/**
 * What a story may take of a machine before it counts as broken. Counts, so that it breaks at the same place everywhere; far
 * above what stories that people wrote need. Each throws an Error with ink's place in it.
 */
export class RunBounds {
  #work = 0
  #unseen = 0
  #lines = 0
  #characters = 0

  beginPassage(): void {
    this.#lines = 0
    this.#characters = 0
  }

  beginLine(): void {
    this.#work = 0
    this.#lines++
  }

  /** Before each instruction. */
  instruction(state: InkState): void {
    // Lines may be short: how often a story is looked at does not hang on them.
    if (++this.#unseen < lookedAtEvery) return
    this.#unseen = 0
    this.#look(state)
  }

  /** Before the value on top of the stack is put out. */
  output(state: InkState): void {
    this.#characters += topText(state)?.length ?? 0
    if (this.#characters > mostPassageCharacters) {
      throw stopped(state, `It says more than ${mostPassageCharacters} computed characters without a choice.`)
    }
  }

  /** After an instruction that may have made a value. */
  value(state: InkState): void {
    const text = topText(state)
    if (text !== undefined && text.length > mostTextCharacters) {
      throw stopped(state, `A text has grown beyond ${mostTextCharacters} characters.`)
    }
  }

  #look(state: InkState): void {
    const { callStack, outputStream } = state._currentFlow
    const threads = callStack._threads
    this.#work += lookedAtEvery * (1 + outputStream.length / piecesOfAnInstruction)
    const frames = threads.at(-1)?.callstack.length ?? 0
    if (frames > mostCalls || threads.length > mostCalls) {
      throw stopped(state, `Functions, tunnels or threads begin one another without an end, ${mostCalls} deep.`)
    }
    if (this.#lines > mostLines) throw stopped(state, `It says more than ${mostLines} lines without a choice.`)
    if (this.#work >= mostInstructions || outputStream.length >= mostPieces) {
      throw stopped(state, "It goes round in a circle, without a line's end or a choice.")
    }
  }
}

function topText(state: InkState): string | undefined {
  const top = state.evaluationStack.at(-1)
  return top?.valueType === inkType.text ? String(top.value) : undefined
}

function stopped(state: InkState, message: string): Error {
  const place = state._currentFlow.callStack._threads.at(-1)?.callstack.at(-1)?.currentPointer
  return new Error(`(${place}): ${message}`)
}
