import { breakFiles, foreignFiles } from '../packages/engine/fixtures/foreign-files.ts'

/**
 * Breaks files of every kind that the engine reads, by members and by characters, ten thousand of each (or as many as are
 * given), and prints what did harm. A matter of many minutes.
 *
 * @returns whether nothing did.
 */
export async function soakFiles(amount = 10_000): Promise<boolean> {
  const rows: object[] = []
  const found: string[] = []
  const seed = Date.now() % 2 ** 31
  for (const file of await foreignFiles()) {
    for (const how of ['members', 'characters'] as const) {
      const started = performance.now()
      let harm = 'none'
      try {
        await breakFiles(file, how, amount, seed)
      } catch (error) {
        harm = 'found'
        found.push(`${file.name}, by its ${how}: ${String(error)}`)
      }
      const seconds = Math.round((performance.now() - started) / 1000)
      rows.push({ file: file.name, broken: how, files: amount, harm, seconds })
      console.log(`${file.name}, by its ${how}: ${amount} files, harm ${harm}, ${seconds} s, seed ${seed}`)
    }
  }
  console.table(rows)
  for (const each of found) console.error(each)
  return found.length === 0
}
