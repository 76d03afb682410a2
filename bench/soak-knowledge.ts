import { exampleStories } from '../examples/example-stories.ts'
import { type PlantedPlay, plantedStory, playPlanted } from '../examples/planted-secrets.ts'
import { peopledStory } from './peopled-story.ts'

/** Generated stories that take turns with the examples. */
const generated = 50

/**
 * Plays examples and generated stories in turn, ten thousand times or as often as is given, with a provider that writes all
 * that it was told into every slot, and prints who was told what they may not know. A matter of many minutes.
 *
 * @returns whether nobody was.
 */
export async function soakKnowledge(plays = 10_000): Promise<boolean> {
  const subjects = [
    ...exampleStories.map(({ name, story }) => ({ name, planted: plantedStory(story) })),
    ...Array.from({ length: generated }, (_, seed) => ({
      name: `generated story ${seed}`,
      planted: plantedStory(peopledStory(seed)),
    })),
  ]
  const started = performance.now()
  const leaks: string[] = []
  const sum = { requests: 0, held: 0, shown: 0 }
  for (let seed = 0; seed < plays; seed++) {
    const { name, planted } = subjects[seed % subjects.length] as (typeof subjects)[number]
    const play: PlantedPlay = await playPlanted(planted, seed, { turns: 12, lookahead: seed % 200 === 199 })
    sum.requests += play.requests
    sum.held += play.held
    sum.shown += play.shown
    for (const leak of new Set(play.leaks)) leaks.push(`${name}, seed ${seed}: ${leak}`)
    if ((seed + 1) % 25 === 0) console.log(`${seed + 1} plays, ${sum.requests} requests, ${leaks.length} leaks`)
  }
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(
    `knowledge: ${plays} plays of ${subjects.length} stories, ${sum.requests} requests (${sum.held} with planted words), ${sum.shown} fills that hold some, ${leaks.length} leaks, ${seconds} s`,
  )
  for (const each of leaks.slice(0, 20)) console.error(each)
  return leaks.length === 0 && sum.held > 0 && sum.shown > 0
}
