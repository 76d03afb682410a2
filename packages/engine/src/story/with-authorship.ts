import type { StoryAuthorship } from './authorship.ts'
import type { Skeleton } from './skeleton.ts'

/** A skeleton whose passages carry what the story's makers say about its words; the same one where they say nothing. */
export function withAuthorship(skeleton: Skeleton, authorship: StoryAuthorship | undefined): Skeleton {
  if (authorship === undefined) return skeleton
  return {
    begin: seed => skeleton.begin(seed),
    step: (at, input) => ({ ...skeleton.step(at, input), authorship }),
    facts: (at, names) => skeleton.facts(at, names),
    load: saved => skeleton.load(saved),
    fork: () => withAuthorship(skeleton.fork(), authorship),
    ...(skeleton.equalChoices && { equalChoices: (shared: string) => skeleton.equalChoices?.(shared) ?? [] }),
    ...(skeleton.evaluate && { evaluate: skeleton.evaluate.bind(skeleton) }),
  }
}
