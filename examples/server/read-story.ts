import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'

/** The story of an ink file, as the game's build compiles it. A server elsewhere reads what `lacuna compile` wrote. */
export function readStory(file: string): Story {
  const folder = dirname(file)
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(folder, path), 'utf8')
    } catch {
      return undefined
    }
  }
  const { bundle, diagnostics } = compileStory(basename(file), {
    read,
    list: path => readdirSync(join(folder, path)),
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}
