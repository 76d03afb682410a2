import { readdirSync, readFileSync } from 'node:fs'
import type { Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { starter as kit } from './starter/kit.ts'
import { starter as machine } from './starter/machine.ts'

/** An example story, as tests and benchmarks play it. */
export interface ExampleStory {
  readonly name: string
  readonly story: Story
  /** Every ending that its author named. */
  readonly endings: readonly string[]
}

const starterEndings = ['carried', 'gone', 'kept']

/** Every example story, the Starter in each of its three forms. */
export const exampleStories: readonly ExampleStory[] = [
  {
    name: 'Dry Ground',
    story: fromInk('dry-ground', 'dry-ground.ink'),
    endings: ['common_knowledge', 'egg', 'full_weight', 'inquest', 'left_behind', 'receipt', 'return_ticket'],
  },
  { name: 'The Starter in ink', story: fromInk('starter/ink', 'starter.ink'), endings: starterEndings },
  { name: 'The Starter in the kit', story: kit as Story, endings: starterEndings },
  { name: 'The Starter as a machine', story: machine as Story, endings: starterEndings },
]

function fromInk(folder: string, file: string): Story {
  const at = new URL(`${folder}/`, import.meta.url)
  const { bundle, diagnostics } = compileStory(file, {
    read: name => {
      try {
        return readFileSync(new URL(name, at), 'utf8')
      } catch {
        return undefined
      }
    },
    list: () => readdirSync(at),
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle) as Story
}
