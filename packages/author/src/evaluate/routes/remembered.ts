import type { Story } from '@lacuna/engine'
import { beforeStory, diaryAfter } from '@lacuna/engine/fill'
import type { FillPlace } from '@lacuna/engine/provider'

/** What a reader had done by the time of a request: a line each, oldest first. */
export type Remembered = readonly string[]

/**
 * What a play-through remembers at each of several places on its path, by how many steps lead there. The last step of a
 * place is the choice that led to it, and is remembered.
 */
export function rememberedAt(story: Story, places: readonly FillPlace[]): ReadonlyMap<FillPlace, Remembered> {
  const paths = new Map(places.map(place => [place, place.steps()] as const))
  const longest = [...paths.values()].reduce((most, steps) => (steps.length > most.length ? steps : most), [])
  const [first] = places
  if (first === undefined) return new Map()
  const skeleton = story.skeleton()
  const bySteps: Remembered[] = [[]]
  let at = skeleton.begin(first.seed)
  let state = beforeStory
  for (const step of longest) {
    const passage = skeleton.step(at, step)
    const along = diaryAfter(state, step, passage)
    const now = along.lines[0]?.now ?? along.end.now
    bySteps.push(now.entries.map(({ text }) => text))
    at = passage.at
    state = along.end
  }
  return new Map([...paths].map(([place, steps]) => [place, bySteps[steps.length] ?? []]))
}
