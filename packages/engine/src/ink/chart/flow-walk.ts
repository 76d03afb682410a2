import type { FlowGraph } from './flow-graph.ts'
import type { FlowMove, FlowStep } from './flow-step.ts'

/** What the flow runs in: a tunnel, by the position of its entry, or one of the two below. */
export type Tunnel = number
/** Outside of every tunnel. */
export const noTunnel: Tunnel = Number.NEGATIVE_INFINITY
/** Inside a function: nothing goes on behind it. */
export const inFunction: Tunnel = Number.POSITIVE_INFINITY

/** Nothing on hold. */
export const nothingHeld: number = Number.NEGATIVE_INFINITY

/**
 * A frame of the call stack. All runs of one tunnel that are alike share one frame, which knows all its callers: where a
 * tunnel can go is then found once, however many callers it has, and it still goes back only to those who called it.
 */
export interface WalkFrame {
  readonly tunnel: Tunnel
  readonly callers: WalkCaller[]
  readonly returns: WalkReturn[]
  readonly seen: Set<number>
}

/** Where a frame goes back to: a position, in the frame of its caller, with what that had on hold. */
export interface WalkCaller {
  readonly back: number
  readonly frame: WalkFrame
  readonly held: number
}

interface WalkReturn {
  /** Where to instead of back. */
  readonly onwards: number | undefined
  readonly passed: number
}

/** Where a walk stands. `passed` is what its owner wants to remember of the way: a small number, part of the state. */
export interface WalkState {
  readonly position: number
  readonly frame: WalkFrame
  readonly held: number
  readonly passed: number
}

/** `passed` stays below this. */
const manyPassed = 16

/** A walk along the flow graph that goes everywhere the flow can go, once in each state. */
export class FlowWalk {
  readonly #graph: FlowGraph
  readonly #width: number
  readonly #todo: WalkState[] = []
  readonly #frames = new Map<string, WalkFrame>()

  constructor(graph: FlowGraph) {
    this.#graph = graph
    // Positions are negative where a container has run out.
    this.#width = graph.content.size + graph.content.containers.length + 1
  }

  /** The frame that all runs of a tunnel share that are of one kind; `begin` is called when it is new. */
  frame(tunnel: Tunnel, kind: string, begin?: (frame: WalkFrame) => void): WalkFrame {
    const key = `${kind} ${tunnel}`
    const known = this.#frames.get(key)
    if (known !== undefined) return known
    const made: WalkFrame = { tunnel, callers: [], returns: [], seen: new Set() }
    this.#frames.set(key, made)
    begin?.(made)
    return made
  }

  frames(): Iterable<WalkFrame> {
    return this.#frames.values()
  }

  /** Has the walk go on from a state, unless it was there. */
  visit(position: number, frame: WalkFrame, held: number, passed: number): void {
    const key = (this.#number(held) * this.#width + this.#number(position)) * manyPassed + passed
    if (frame.seen.has(key)) return
    frame.seen.add(key)
    this.#todo.push({ position, frame, held, passed })
  }

  /** Walks until there is nowhere left to go. */
  run(pass: (step: FlowStep, state: WalkState) => void): void {
    for (let state = this.#todo.pop(); state !== undefined; state = this.#todo.pop()) {
      pass(this.#graph.step(state.position), state)
    }
  }

  /** Goes one move on. Functions are left to the owner of the walk. */
  follow(move: FlowMove, { frame, held }: WalkState, passed: number): void {
    if (move.type === 'hold') this.visit(move.to, frame, move.hold, passed)
    else if (move.type === 'resume') {
      if (held !== nothingHeld) this.visit(held, frame, nothingHeld, passed)
    } else if (move.type === 'tunnel') {
      const inside = this.frame(move.to, `in ${passed}`)
      this.#call(inside, { back: move.back, frame, held })
      this.visit(move.to, inside, nothingHeld, passed)
    } else if (move.type === 'return') this.#return(frame, { onwards: move.to, passed })
    else if (move.type !== 'function') this.visit(move.to, frame, held, passed)
  }

  #call(frame: WalkFrame, caller: WalkCaller): void {
    const { back, held } = caller
    if (frame.callers.some(known => known.back === back && known.frame === caller.frame && known.held === held)) return
    frame.callers.push(caller)
    for (const back of frame.returns) this.#comeBack(caller, back)
  }

  #return(frame: WalkFrame, back: WalkReturn): void {
    const { onwards, passed } = back
    if (frame.returns.some(known => known.onwards === onwards && known.passed === passed)) return
    frame.returns.push(back)
    for (const caller of frame.callers) this.#comeBack(caller, back)
  }

  #comeBack({ back, frame, held }: WalkCaller, { onwards, passed }: WalkReturn): void {
    if (onwards === undefined) this.visit(back, frame, held, passed)
    else this.visit(onwards, frame, nothingHeld, passed)
  }

  /** From 0. */
  #number(position: number): number {
    return position === nothingHeld ? 0 : position + this.#graph.content.containers.length + 1
  }
}
