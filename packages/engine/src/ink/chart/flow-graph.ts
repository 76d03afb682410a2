import type { InkBundle } from '../ink-bundle.ts'
import { choicePoint } from './choice-point.ts'
import { divertTargets } from './divert-targets.ts'
import { type FlowContent, flowContent } from './flow-content.ts'
import type { FlowMove, FlowStep } from './flow-step.ts'
import { staticTag } from './static-text.ts'

/** How the flow of a story can move, position by position; each step is worked out when it is first asked for. */
export interface FlowGraph {
  readonly content: FlowContent
  /** Where the flow stands when it enters at the start of a container, given by its path. */
  enter(path: string): number | undefined
  /** The next position, from one, at which something happens. */
  settle(position: number): number
  /** What happens at a settled position. */
  step(position: number): FlowStep
}

/**
 * The flow graph of a compiled story. It follows both outcomes of a condition, and a divert to a variable to every divert
 * target that the story takes as a value, so that whatever the runtime does, it moves along.
 * @throws LacunaError `story-invalid` when the bundle's ink is no compiled ink.
 */
export function flowGraph(bundle: Pick<InkBundle, 'ink' | 'slots'>): FlowGraph {
  const content = flowContent(bundle.ink)
  const anywhere = divertTargets(content)
  const tags = slotTags(bundle.slots)
  const steps: (FlowStep | undefined)[] = []
  const settled: (number | undefined)[] = []

  const enter = (path: string): number | undefined => {
    const container = content.container(path)
    return container && settle(content.arrive(container, 0))
  }

  const after = (position: number): number => {
    const owner = content.owner(position)
    return settle(content.arrive(owner, position - owner.first + 1))
  }

  /** Past what only says or computes something, to the next position where something happens. */
  function settle(from: number): number {
    const passed: number[] = []
    let at = from
    while (at >= 0) {
      const known = settled[at]
      if (known !== undefined) {
        at = known
        break
      }
      passed.push(at)
      steps[at] = read(at)
      if (steps[at] !== undefined) break
      const owner = content.owner(at)
      at = content.arrive(owner, at - owner.first + 1)
    }
    for (const position of passed) settled[position] = at
    return at
  }

  /** `undefined` for what lets the flow pass. Moves are added later: reading them here would read the whole story. */
  function read(position: number): FlowStep | undefined {
    const token = content.token(position)
    const owner = content.owner(position)
    const flow = owner.flow
    if (token === 'done') return { flow, moves: [], stop: 'out' }
    if (token === 'end') return { flow, moves: [], stop: 'end' }
    if (token === '~ret') return { flow, moves: [] }
    if (token === '#') return readTag(position, flow)
    if (token !== '->->' && !(typeof token === 'object' && moving.some(key => key in token))) return undefined
    if (typeof token === 'object' && 'temp=' in token && token['temp='] !== '$r') return undefined
    const choice = choicePoint(content, position)
    return lazily({ flow, ...(choice === undefined ? {} : { choice }) }, () => movesAt(position))
  }

  function readTag(position: number, flow: string): FlowStep | undefined {
    const owner = content.owner(position)
    const index = position - owner.first
    const slots = tags.get(owner.pathOf(index)) ?? []
    const ending = /^ending\s*:\s*(.*)$/.exec(staticTag(owner.items, index + 1))?.[1]
    if (slots.length === 0 && ending === undefined) return undefined
    return lazily({ flow, slots: slots.map(({ id }) => id), ...(ending === undefined ? {} : { ending }) }, () => {
      const moves: FlowMove[] = [{ type: 'go', to: after(position) }]
      // A detour that was played outside comes back at its rejoin, whatever lies between.
      for (const { rejoin } of slots) {
        const to = rejoin === undefined ? undefined : enter(rejoin)
        if (to !== undefined) moves.push({ type: 'go', to })
      }
      return moves
    })
  }

  function movesAt(position: number): readonly FlowMove[] {
    const token = content.token(position)
    if (token === '->->') return returns(position)
    if (typeof token !== 'object') return []
    const next = after(position)
    if ('*' in token) {
      const point = choicePoint(content, position)
      const go: FlowMove = { type: 'go', to: next }
      return point?.fallback ? [go, { type: 'fallback', to: settle(point.target) }] : [go]
    }
    if ('temp=' in token) return hold(position, next)
    // An external function may fall back to one of the story's.
    const called = token['f()'] ?? token['x()']
    if (called !== undefined) {
      const functions = targets(called, token.var, position).map(to => ({ type: 'function', to }) as const)
      return [{ type: 'go', to: next }, ...functions]
    }
    if ('->t->' in token) {
      return targets(token['->t->'], token.var, position).map(to => ({ type: 'tunnel', to, back: next }) as const)
    }
    if (token.var === true && token['->'] === '$r') return [{ type: 'resume' }]
    const to = targets(token['->'], token.var, position)
    if (content.beside(position, -1) === 'thread') {
      return [{ type: 'behind', to: next }, ...to.map(target => ({ type: 'thread', to: target }) as const)]
    }
    const go = to.map(target => ({ type: 'go', to: target }) as const)
    return token.c === true ? [{ type: 'go', to: next }, ...go] : go
  }

  function targets(path: unknown, variable: unknown, position: number): readonly number[] {
    if (variable === true) return anywhere.map(settle)
    const to = content.find(String(path), content.owner(position))
    return to === undefined ? [] : [settle(to)]
  }

  function hold(position: number, next: number): readonly FlowMove[] {
    for (let offset = -1; offset >= -2; offset--) {
      const value = content.beside(position, offset)
      const path = typeof value === 'object' && '^->' in value ? value['^->'] : undefined
      const to = typeof path === 'string' ? content.find(path, content.root) : undefined
      if (to !== undefined) return [{ type: 'hold', to: next, hold: settle(to) }]
    }
    return [{ type: 'go', to: next }]
  }

  /** `->->` pops what was computed right before it: nothing, or where to go on. */
  function returns(position: number): readonly FlowMove[] {
    const value = content.beside(position, -2)
    if (value === 'void') return [{ type: 'return' }]
    const path = typeof value === 'object' && '^->' in value ? value['^->'] : undefined
    const to = typeof path === 'string' ? content.find(path, content.root) : undefined
    if (to !== undefined) return [{ type: 'return', to: settle(to) }]
    return [{ type: 'return' }, ...anywhere.map(target => ({ type: 'return', to: settle(target) }) as const)]
  }

  return {
    content,
    enter,
    settle,
    step: position => steps[position] ?? { flow: content.owner(position).flow, moves: [], stop: 'out' },
  }
}

/** Keys of the tokens that move the flow. */
const moving = ['*', '->', '->t->', 'f()', 'x()', 'temp=']

function lazily(step: Omit<FlowStep, 'moves'>, moves: () => readonly FlowMove[]): FlowStep {
  let known: readonly FlowMove[] | undefined
  return {
    ...step,
    get moves() {
      known ??= moves()
      return known
    },
  }
}

type TaggedSlot = Pick<InkBundle['slots'][string], 'id' | 'rejoin'>

function slotTags(slots: InkBundle['slots']): ReadonlyMap<string, readonly TaggedSlot[]> {
  const byTag = new Map<string, TaggedSlot[]>()
  for (const slot of Object.values(slots)) {
    for (const tag of slot.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), slot])
  }
  return byTag
}
