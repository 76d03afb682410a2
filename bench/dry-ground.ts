import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'

const folder = fileURLToPath(new URL('../examples/dry-ground', import.meta.url))

/** The long example, as its author wrote it. */
export function dryGround(): Story {
  const { bundle, diagnostics } = compileStory('dry-ground.ink', {
    read: path => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
    list: () => readdirSync(folder),
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}

/**
 * The long example as it was on 30 November 2026, before it was cut for what requests hold of the reader's acts: it stays as it
 * is, so that figures from different days can be compared.
 */
export function frozenDryGround(): Story {
  return inkStory(readFileSync(join(folder, 'evaluation/before/story.json'), 'utf8'))
}
