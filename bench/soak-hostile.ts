import { hostileNames } from '@lacuna/engine/testing'
import { exampleStories } from '../examples/example-stories.ts'
import { playRoute, replayHostile } from '../examples/routes.ts'

/**
 * Plays every example story from beginning to end with every hostile provider, two hundred seeds each (or as many as are
 * given), every tenth with coming turns prepared, and prints what was broken. A matter of minutes.
 *
 * @returns whether nothing was.
 */
export async function soakHostile(plays = 200): Promise<boolean> {
  const rows: object[] = []
  const told: string[] = []
  for (const { name: title, story } of exampleStories) {
    const routes = Array.from({ length: plays }, (_, seed) => playRoute(story, seed))
    for (const name of hostileNames) {
      const started = performance.now()
      let broken = 0
      for (const [index, each] of routes.entries()) {
        const found = await replayHostile(story, name, each, index % 10 === 0)
        if (found.length > 0) broken++
        told.push(...found)
      }
      const turns = routes.reduce((sum, { stops }) => sum + stops.length, 0)
      const seconds = Math.round((performance.now() - started) / 1000)
      rows.push({ story: title, provider: name, plays, turns, broken, seconds })
      console.log(`${title}, ${name}: ${plays} plays, ${turns} turns, ${broken} broken, ${seconds} s`)
    }
  }
  console.table(rows)
  for (const each of told.slice(0, 20)) console.error(each)
  return told.length === 0
}
