import type { External, Story } from '@lacuna/engine'

/** A story that is filled here, and the functions of the game that it calls. */
export interface ServedStory {
  readonly story: Story
  /** Its `pure` functions; what a `recorded` one gave comes with the request. */
  readonly externals?: Readonly<Record<string, External>>
}

/** The stories that are filled here, by id. @throws TypeError for two of one id. */
export function servedStories(stories: readonly (Story | ServedStory)[]): ReadonlyMap<string, ServedStory> {
  const served = new Map<string, ServedStory>()
  for (const each of stories) {
    const one = 'story' in each ? each : { story: each }
    if (served.has(one.story.id)) throw new TypeError(`There are two stories called "${one.story.id}".`)
    served.set(one.story.id, one)
  }
  return served
}

/** The functions that the story's skeleton gets here: nothing that happens once happens on a server. */
export function externalsOf({ story, externals = {} }: ServedStory): Readonly<Record<string, External>> {
  const recorded = Object.entries(story.bible.externals).filter(([, kind]) => kind === 'recorded')
  const absent: External = { kind: 'recorded', call: () => null }
  return { ...externals, ...Object.fromEntries(recorded.map(([name]) => [name, absent])) }
}
