import { nearest } from '../../../base/nearest.ts'
import { tagWord } from '../../../story/verbs/slot-tags.ts'
import type { Diagnoses } from '../diagnoses.ts'
import type { CheckedStory } from './checked-story.ts'

/** Details that stand outside of the script, and no slot or more than one takes them. */
export function checkSlotDetails({ source, slots }: CheckedStory, diagnoses: Diagnoses): void {
  for (const { key, place } of source.details) {
    const taken = [...new Set(source.inserted.filter(each => each.key === key).map(({ id }) => id))]
    if (taken.length > 1) {
      diagnoses.report(
        'slot-details-ambiguous',
        place,
        `Several slots are called "${key}": ${taken.join(', ')}.`,
        `Write the full id: ${taken.map(id => `"${id}: ..."`).join(', ')}.`,
      )
    }
    if (taken.length > 0) continue
    const own = slots.find(({ id, brief }) => id === key || brief.localId === key)
    if (own === undefined) {
      const ids = slots.flatMap(({ id, brief }) => (brief.localId === undefined ? [] : [id]))
      const close = nearest(key, [...ids, ...slots.flatMap(({ brief }) => brief.localId ?? [])])
      diagnoses.report(
        'slot-details-unused',
        place,
        `No tag of the script opens a slot "${key}": nobody reads these details.`,
        close === undefined
          ? `Tag a line with "# fill ${key.split('.').at(-1)}", or take them out.`
          : `Did you mean ${close}?`,
      )
    } else {
      const { file, line } = own.tag.place
      diagnoses.report(
        'slot-details-twice',
        place ?? own.tag.place,
        `The tag of ${own.id} has details of its own, in ${file}:${line}; these are not read.`,
        `Take them out of one of the two: a tag whose details stand here is "# ${tagWord(own.brief.verb)} ${own.brief.localId}" alone.`,
      )
    }
  }
}
