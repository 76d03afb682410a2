import { type InkContainer, inkCommand, isInkContainer, isInkDivert } from './ink-runtime.ts'
import { knotOf } from './knot-of.ts'

/** The knots of a script as names of scenes. */
export class SceneNames {
  readonly #root: InkContainer
  readonly #known = new Map<InkContainer, string>()
  #threads: ReadonlySet<string> | undefined

  constructor(root: InkContainer) {
    this.#root = root
  }

  /** The knot that a piece of script stands in; empty outside of all knots. */
  at(container: InkContainer): string {
    const known = this.#known.get(container)
    if (known !== undefined) return known
    const name = knotOf(this.#root, container.path.componentsString)?.split('.')[0] ?? ''
    this.#known.set(container, name)
    return name
  }

  /** The knots that are called as threads. */
  get threads(): ReadonlySet<string> {
    this.#threads ??= this.#calledAsThreads()
    return this.#threads
  }

  #calledAsThreads(): ReadonlySet<string> {
    const names = new Set<string>()
    const open: InkContainer[] = [this.#root]
    for (let container = open.pop(); container !== undefined; container = open.pop()) {
      const { content, namedContent } = container
      for (const [index, object] of content.entries()) {
        if (isInkContainer(object)) open.push(object)
        else if (isInkDivert(object) && object.variableDivertName === null) {
          const target = content[index - 1]?.commandType === inkCommand.startThread && object.targetPointer.container
          if (target) names.add(this.at(target))
        }
      }
      for (const inner of namedContent.values()) if (isInkContainer(inner) && !content.includes(inner)) open.push(inner)
    }
    return names
  }
}
