import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton, SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'

/** What was worked out once, by the position it was worked out from. */
interface Memory {
  readonly begun: Map<number, Position>
  readonly steps: WeakMap<Position, Map<string, Passage>>
  readonly facts: WeakMap<Position, Map<string, ReturnType<Skeleton['facts']>>>
}

/**
 * The story, for many plays of the same seed: a step that one of them took is not worked out again for another, nor by
 * looking ahead. A skeleton is pure, so that the outcome is the same. It holds every passage that it gave as long as it lives.
 */
export function remembered(story: Story): Story {
  let skeleton: Skeleton | undefined
  return {
    ...story,
    skeleton: (ports?: SkeletonPorts) => {
      skeleton ??= remembering(story.skeleton(ports), {
        begun: new Map(),
        steps: new WeakMap(),
        facts: new WeakMap(),
      })
      return skeleton
    },
  }
}

function remembering(inner: Skeleton, memory: Memory): Skeleton {
  let ahead: Skeleton | undefined
  return {
    begin(seed) {
      const position = memory.begun.get(seed) ?? inner.begin(seed)
      memory.begun.set(seed, position)
      return position
    },
    step(at: Position, input: Input) {
      const taken = partOf(memory.steps, at)
      const key = JSON.stringify(input)
      const known = taken.get(key)
      if (known !== undefined) return known
      const passage = inner.step(at, input)
      // What a function of the game gave belongs to the one play in which it was called.
      if (passage.recorded === undefined || passage.recorded.length === 0) taken.set(key, passage)
      return passage
    },
    facts(at, names) {
      const byNames = partOf(memory.facts, at)
      const key = JSON.stringify(names)
      const facts = byNames.get(key) ?? inner.facts(at, names)
      byNames.set(key, facts)
      return facts
    },
    load: saved => inner.load(saved),
    fork() {
      ahead ??= remembering(inner.fork(), memory)
      return ahead
    },
  }
}

function partOf<T>(memory: WeakMap<Position, Map<string, T>>, at: Position): Map<string, T> {
  let part = memory.get(at)
  if (part === undefined) {
    part = new Map()
    memory.set(at, part)
  }
  return part
}
