import { type Random, seededRandom } from '@lacuna/engine'
import { olderEngine } from '../packages/engine/fixtures/older-engine.ts'
import { additive, type Edit, type EditedStory, edits, inkOf, replacements, StoryMaker } from './edits/edited-story.ts'
import { type EditsEngine, type LoadedEdit, loadedIn, savedIn, storyIn, thisEngine } from './edits/load-edited.ts'

const outcomes: readonly LoadedEdit['outcome'][] = ['exact', 'followed, said', 'stopped', 'silent']

/** A story, and what it was edited into. */
interface Edited {
  readonly before: EditedStory
  readonly after: readonly { readonly name: Edit | 'two edits'; readonly story: EditedStory }[]
  /** Decides how it is played. */
  readonly seed: string
}

/** Loads of one save: into stories that differ by one edit, and by two. */
const loadsPerSave = 2 * edits.length

/**
 * Plays generated stories that are full of equal labels, verdicts, values and recorded calls, edits them, and loads what was
 * saved: 10,000 times, or as many as are given. Prints what became of the saves, by edit, and beside it what the engine of save
 * format 1 made of its own saves of the same stories.
 *
 * @returns whether none went another path, or was given another's verdict, value or result, without a word, and no fewer were
 * loaded exactly after edits that only add.
 */
export async function soakEdits(loads = 10_000, seed: number = Math.trunc(Math.random() * 2 ** 31)): Promise<boolean> {
  const random = seededRandom(seed)
  const maker = new StoryMaker(random)
  const older = await olderEngine()
  const counts = new Map<string, number>()
  const silent: string[] = []
  try {
    for (let done = 0; done < loads; done += loadsPerSave) {
      const edited = editedBy(maker, random, `${seed}/${done}`)
      for (const engine of [thisEngine, older]) {
        for (const { name, loaded, ink } of await loadsOf(engine, edited)) {
          const key = `${engine === older ? 'before/' : ''}${name}/${loaded.outcome}`
          counts.set(key, (counts.get(key) ?? 0) + 1)
          if (engine === thisEngine && loaded.outcome === 'silent') {
            silent.push(`${name}:\n${loaded.then}\n${loaded.now}\n${inkOf(edited.before)}\n---\n${ink}`)
          }
        }
      }
    }
  } finally {
    older.remove()
  }
  const of = (key: string): number => counts.get(key) ?? 0
  console.info(`\nSaves in stories that were edited since (seed ${seed}); in brackets: with save format 1`)
  console.table(
    [...edits, 'two edits'].map(edit => ({
      edit: additive.includes(edit as Edit) ? `${edit} (adds only)` : edit,
      ...Object.fromEntries(outcomes.map(each => [each, `${of(`${edit}/${each}`)} (${of(`before/${edit}/${each}`)})`])),
    })),
  )
  for (const each of silent.slice(0, 2)) console.info(each)
  const exact = (prefix: string): number => additive.reduce((sum, edit) => sum + of(`${prefix}${edit}/exact`), 0)
  return silent.length === 0 && exact('') >= exact('before/')
}

function editedBy(maker: StoryMaker, random: Random, seed: string): Edited {
  const before = maker.story()
  const after = edits.flatMap(edit => {
    const once = maker.edited(before, edit)
    const twice = maker.edited(once, random.pick(edits) ?? edit)
    return [
      { name: edit, story: once },
      { name: 'two edits' as const, story: twice },
    ]
  })
  return { before, after, seed }
}

/** What becomes of a save of the story in each that it was edited into. */
async function loadsOf(
  engine: EditsEngine,
  { before, after, seed }: Edited,
): Promise<readonly { readonly name: string; readonly loaded: LoadedEdit; readonly ink: string }[]> {
  const story = storyIn(engine, before)
  const save = await savedIn(engine, story, seededRandom(seed))
  return after.map(({ name, story: edited }) => ({
    name,
    loaded: loadedIn(engine, story, storyIn(engine, edited), save, replacements(before, edited)),
    ink: inkOf(edited),
  }))
}
