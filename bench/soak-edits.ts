import { seededRandom } from '@lacuna/engine'
import { additive, edits, inkOf, replacements, StoryMaker } from './edits/edited-story.ts'
import { type LoadedEdit, loadedIn, savedIn, storyIn } from './edits/load-edited.ts'

const outcomes: readonly LoadedEdit['outcome'][] = ['exact', 'followed, said', 'stopped', 'silent']

/** Loads of one save: into stories that differ by one edit, and by two. */
const loadsPerSave = 2 * edits.length

/**
 * Plays generated stories that are full of equal labels, verdicts, values and recorded calls, edits them, and loads what was saved: 10,000
 * times, or as many as are given. Prints what became of the saves, by edit.
 *
 * @returns whether none went another path, or was given another's verdict, value or result, without a word.
 */
export async function soakEdits(loads = 10_000, seed: number = Math.trunc(Math.random() * 2 ** 31)): Promise<boolean> {
  const random = seededRandom(seed)
  const maker = new StoryMaker(random)
  const counts = new Map<string, number>()
  const note = (edit: string, outcome: string): void => {
    counts.set(`${edit}/${outcome}`, (counts.get(`${edit}/${outcome}`) ?? 0) + 1)
  }
  const silent: string[] = []
  for (let done = 0; done < loads; done += loadsPerSave) {
    const before = maker.story()
    const story = storyIn(before)
    const save = await savedIn(story, random)
    for (const edit of edits) {
      const once = maker.edited(before, edit)
      const twice = maker.edited(once, random.pick(edits) ?? edit)
      for (const [name, after] of [
        [edit, once],
        ['two edits', twice],
      ] as const) {
        const { outcome, then, now } = loadedIn(story, storyIn(after), save, replacements(before, after))
        note(name, outcome)
        if (outcome === 'silent') silent.push(`${name}:\n${then}\n${now}\n${inkOf(before)}\n---\n${inkOf(after)}`)
      }
    }
  }
  console.info(`\nSaves in stories that were edited since (seed ${seed})`)
  console.table(
    [...edits, 'two edits'].map(edit => ({
      edit: additive.includes(edit as never) ? `${edit} (adds only)` : edit,
      ...Object.fromEntries(outcomes.map(outcome => [outcome, counts.get(`${edit}/${outcome}`) ?? 0])),
    })),
  )
  for (const each of silent.slice(0, 2)) console.info(each)
  return silent.length === 0
}
