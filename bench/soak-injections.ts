import fc from 'fast-check'
import { interferenceInSession } from './injections/injected-session.ts'
import { injectionStories } from './injections/injection-stories.ts'
import { interferenceIn } from './injections/interference.ts'
import { type Edges, type Kind, kinds, taintedTexts } from './injections/tainted-texts.ts'

interface Row {
  readonly through: string
  readonly story: string
  readonly texts: Kind
  readonly edges: Edges
  plays: number
  placements: number
  found: number
}

/**
 * Puts texts of every kind of somebody else's into every place of three stories, a million placements (or as many as are
 * given) through the building of requests and a hundredth of that through sessions, and prints where one stood outside of
 * the player's parts. Each round has a seed of its own.
 *
 * @returns whether none did.
 */
export async function soakInjections(placements = 1_000_000): Promise<boolean> {
  const rows: Row[] = []
  const told: string[] = []
  const started = performance.now()
  for (const through of ['requests', 'sessions'] as const) {
    const wanted = through === 'requests' ? placements : placements / 100
    const groups = injectionStories.flatMap(({ name, story }) =>
      kinds.flatMap(kind => (['held', 'free'] as const).map(edges => ({ name, story, kind, edges }))),
    )
    for (const { name, story, kind, edges } of groups) {
      const row: Row = { through, story: name, texts: kind, edges, plays: 0, placements: 0, found: 0 }
      for (let seed = 1; row.placements < wanted / groups.length; seed++) {
        const look = async (texts: Parameters<typeof interferenceInSession>[1]): Promise<void> => {
          const seen =
            through === 'requests' ? interferenceIn(name, texts, edges) : await interferenceInSession(story, texts)
          row.plays++
          row.placements += seen.placements
          if (seen.found.length > 0) throw new Error(seen.found[0])
        }
        const result = await fc.check(fc.asyncProperty(taintedTexts(kind, edges), look), {
          numRuns: through === 'requests' ? 50 : 5,
          seed,
        })
        if (!result.failed) continue
        row.found++
        const texts = JSON.stringify(result.counterexample?.[0])
        told.push(`${through}, ${name}, ${kind}, ${edges}, seed ${seed}: ${texts}\n  ${String(result.errorInstance)}`)
        if (row.found > 2) break
      }
      rows.push(row)
    }
  }
  console.table(rows)
  const total = rows.reduce((sum, row) => sum + row.placements, 0)
  console.log(`${total} placements, ${told.length} found, ${Math.round((performance.now() - started) / 1000)} s`)
  for (const each of told.slice(0, 20)) console.error(each)
  return told.length === 0
}
