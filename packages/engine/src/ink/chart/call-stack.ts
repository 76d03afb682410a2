import type { Caller, Frame } from './flow-reach.ts'

/**
 * The tunnels that the flow has entered since the last choice, with their callers. The bottom is the frame that the
 * choice was offered in; who called that one is only known from the whole story.
 */
export interface CallStack {
  /** Equal stacks are one object with one number. */
  readonly id: number
  readonly frame: Frame
  readonly caller?: Omit<Caller, 'frame'>
  readonly below?: CallStack
}

/** Tunnels deeper than this, and more stacks than this, are followed by their frame alone: more is possible, nothing is lost. */
const deepest = 8
const most = 2_000

/** Makes the stacks of one walk. */
export class CallStacks {
  readonly #known = new Map<string, CallStack>()

  bottom(frame: Frame): CallStack {
    return this.#one(`${frame}`, id => ({ id, frame }))
  }

  push(below: CallStack, tunnel: Frame, back: number, held: number): CallStack {
    if (depth(below) >= deepest || this.#known.size >= most) return this.bottom(tunnel)
    const caller = { back, held }
    return this.#one(`${below.id} ${tunnel} ${back} ${held}`, id => ({ id, frame: tunnel, caller, below }))
  }

  #one(key: string, make: (id: number) => CallStack): CallStack {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const made = make(this.#known.size)
    this.#known.set(key, made)
    return made
  }
}

function depth(stack: CallStack): number {
  let deep = 0
  for (let at = stack.below; at !== undefined; at = at.below) deep++
  return deep
}
