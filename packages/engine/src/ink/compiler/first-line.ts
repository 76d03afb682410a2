import {
  type InkContainer,
  type InkDivert,
  type InkObject,
  inkCommand,
  isInkContainer,
  isInkDivert,
  isInkText,
} from '../ink-runtime.ts'

/** What a place of compiled ink goes on to say, as source text with `{}` for what is evaluated. */
export interface Continuation {
  /** The first line that is not empty; empty where a decision or the end comes before. */
  readonly line: string
  /** All lines of the branch up to the next decision, and where it goes then. */
  readonly body: string
}

/** Jumps that are followed for one line: more of them is a circle, or computed. */
const mostJumps = 16

/** Reads on from the target of a choice. */
export function continuationOf(target: InkContainer): Continuation {
  const line = new LineReader(false)
  line.read(target)
  const body = new LineReader(true)
  body.read(target)
  return { line: line.text.trim(), body: body.text.trim() }
}

class LineReader {
  text = ''
  readonly #whole: boolean
  #done = false
  #jumps = 0

  /** @param whole reads the branch to its end, and notes a jump instead of following it. */
  constructor(whole: boolean) {
    this.#whole = whole
  }

  read(container: InkContainer, from = 0): void {
    const { content } = container
    for (let index = from; index < content.length && !this.#done; index++) {
      const object = content[index] as InkObject
      if (object.commandType === inkCommand.beginEval) {
        const end = indexOf(content, index, inkCommand.endEval)
        if (printsIn(content, index, end)) this.text += '{}'
        index = end
      } else if (object.commandType === inkCommand.beginTag) index = indexOf(content, index, inkCommand.endTag)
      else this.#take(object)
    }
  }

  #take(object: InkObject): void {
    if (isInkText(object)) this.#add(object)
    else if (isInkContainer(object)) {
      if (isAlternative(object)) this.text += `{${textIn(object)}}`
      else this.read(object)
    } else if (object.pathOnChoice !== undefined) this.#done = true
    else if (isInkDivert(object)) this.#jump(object)
  }

  #add({ isNewline, value }: InkObject): void {
    if (isNewline !== true) this.text += String(value)
    else if (this.#whole) this.text += '\n'
    else this.#done = this.text.trim() !== ''
  }

  #jump(divert: InkDivert): void {
    if (divert.variableDivertName !== null) {
      this.text += '->{}'
      this.#done = !divert.pushesToStack
      return
    }
    const { container, index } = divert.targetPointer
    // The words in front of a bracket, said once more: they are the label's.
    if (container === null || container.name === 's') return
    if (this.#whole) {
      this.text += `->${nameOf(container)}`
      this.#done = !divert.pushesToStack
      return
    }
    if (++this.#jumps > mostJumps) {
      this.#done = true
      return
    }
    this.read(container, Math.max(0, index))
    // What stands behind a jump is not said; behind a tunnel it is.
    if (!divert.pushesToStack) this.#done = true
  }
}

/** Whether one of several branches is taken: their text is told as one hole. */
function isAlternative({ content, namedContent }: InkContainer): boolean {
  return namedContent.has('b') || namedContent.has('s0') || (content.length > 0 && content.every(isInkDivert))
}

function textIn(container: InkContainer): string {
  const parts = [...container.content, ...container.namedContent.values()]
  return [...new Set(parts)]
    .map(part => (isInkContainer(part) ? textIn(part) : isInkText(part) ? part.value : ''))
    .join('')
}

function nameOf(container: InkContainer): string {
  const named = container.path.componentsString.split('.').filter(part => !/^\d+$|^[cg]-\d+$/.test(part))
  return named.join('.')
}

function indexOf(content: readonly InkObject[], from: number, command: number): number {
  const end = content.findIndex((object, index) => index > from && object.commandType === command)
  return end === -1 ? content.length : end
}

function printsIn(content: readonly InkObject[], from: number, end: number): boolean {
  return content.slice(from, end).some(object => object.commandType === inkCommand.evalOutput)
}
