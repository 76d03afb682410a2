import type { InkContainer, InkOffer } from './ink-runtime.ts'
import type { SceneNames } from './scene-names.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** A thread that the player went into: until the story leaves its knot, it is a part of the scene that called it. */
export interface WithinThread {
  readonly knot: string
  readonly scene: string
}

/** Says which scene a playhead is in: the knot at the bottom of its call stack, and for a thread that of its caller. */
export class SceneTracker {
  readonly #names: SceneNames
  readonly #runtime: WatchedRuntime
  within: WithinThread | undefined

  constructor(names: SceneNames, runtime: WatchedRuntime) {
    this.#names = names
    this.#runtime = runtime
  }

  /** The scene of the line that was taken last; `undefined` where it has no words and no tags. */
  ofLine(): string | undefined {
    const { bottom } = this.#runtime.firstWords
    if (bottom === undefined) return undefined
    if (this.within !== undefined && this.within.knot !== this.#names.at(bottom)) this.within = undefined
    return this.#sceneAt(bottom)
  }

  /** The scene that the tags of that line stand in, where it is not that of its words. */
  ofTags(): string | undefined {
    const { bottom, bottomOfTags } = this.#runtime.firstWords
    if (bottom === undefined || bottomOfTags === undefined || bottom === bottomOfTags) return undefined
    const scene = this.#sceneAt(bottomOfTags)
    return scene === this.#sceneAt(bottom) ? undefined : scene
  }

  /** The scene that the choices stand in, whichever threads they come from. */
  ofChoices(): string | undefined {
    const [main] = this.#runtime._state._currentFlow.callStack._threads
    const container = main?.callstack[0]?.currentPointer.container ?? main?.previousPointer.container
    return container === undefined || container === null ? undefined : this.#sceneAt(container)
  }

  /** Said before a choice is taken. */
  choose(offer: InkOffer | undefined): void {
    const container = offer?.threadAtGeneration?.callstack[0]?.currentPointer.container ?? null
    const knot = container === null ? undefined : this.#names.at(container)
    if (knot === this.within?.knot) return
    const scene = this.ofChoices()
    const isThread = knot !== undefined && scene !== undefined && knot !== scene && this.#names.threads.has(knot)
    this.within = isThread ? { knot, scene } : undefined
  }

  #sceneAt(container: InkContainer): string {
    const knot = this.#names.at(container)
    return this.within?.knot === knot ? this.within.scene : knot
  }
}
