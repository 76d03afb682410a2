import type { OpenSlot, Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'

/** How much of a story is opened for a trial. */
export interface Opening {
  /** Every slot may be filled live: no bank, no policy. Default false. */
  readonly live?: boolean
  /** Every slot reads the history, so that no two paths share a fill. Default false. */
  readonly history?: boolean
}

/** A story whose slots are more open than its author made them, to see what that would cost. */
export function openedStory(story: Story, { live = false, history = false }: Opening): Story {
  const change = (open: OpenSlot): OpenSlot => ({
    ...open,
    slot: {
      ...open.slot,
      ...(live ? { policy: 'live' as const } : {}),
      ...(history ? { reads: { ...open.slot.reads, history } } : {}),
    },
  })
  return {
    ...changedPassages(story, passage =>
      passage.slots.length === 0 ? passage : { ...passage, slots: passage.slots.map(change) },
    ),
    ...(live ? { bible: { ...story.bible, allow: 'live' as const }, banks: {} } : {}),
  }
}

/** A story that says what `change` makes of its passages, which has to be pure; its paths are the same. */
export function changedPassages(story: Story, change: (passage: Passage) => Passage): Story {
  const changed = new WeakMap<Passage, Passage>()
  const over = (inner: Skeleton): Skeleton => ({
    begin: seed => inner.begin(seed),
    step(at, input) {
      const passage = inner.step(at, input)
      const known = changed.get(passage) ?? change(passage)
      changed.set(passage, known)
      return known
    },
    facts: (at, names) => inner.facts(at, names),
    load: saved => inner.load(saved),
    fork: () => over(inner.fork()),
  })
  return { ...story, skeleton: ports => over(story.skeleton(ports)) }
}
