import type { Bible } from '../../story/bible.ts'
import type { SourcePlace } from '../../story/slot.ts'
import { checkFileFormat } from './check-file-format.ts'
import type { Diagnoses } from './diagnoses.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

/** What stands behind the colon of a slot's tag, written outside of the script. */
export interface SlotDetails {
  /** Id of the slot, full or local to its knot. */
  readonly key: string
  /** On one line, as its author wrote it. */
  readonly text: string
  /** Where it was written; absent for what was given as data. */
  readonly place?: SourcePlace
}

/** The format of a file of slots that this version reads: the highest number that its key `lacuna` may say. */
export const slotsFormat = 2

/** The details in a file of slots: a map from ids to texts. */
export function readSlotDetails(yaml: YamlFile): readonly SlotDetails[] {
  const { lacuna, ...texts } = yaml.map(yaml.value, [])
  checkFileFormat(yaml, lacuna, slotsFormat)
  return detailsIn(yaml, texts, [])
}

/** The details under a key of a file. */
export function detailsIn(
  yaml: YamlFile,
  value: Parameters<YamlFile['map']>[0],
  path: YamlPath,
): readonly SlotDetails[] {
  return Object.entries(yaml.map(value, path)).flatMap(([key, item]) => {
    const at = [...path, key]
    const text = yaml.text(item, at)
    if (text === undefined || text === '') {
      if (item === null || text === '')
        yaml.wrongType(at, 'text', 'Write what would stand behind the colon of its tag.')
      return []
    }
    return [{ key, text: onOneLine(text), place: yaml.place(at) }]
  })
}

/** The details that a bible holds. @param yaml the file that it was read from; absent where it was given as data. */
export function detailsOf({ slots = {} }: Bible, yaml?: YamlFile): readonly SlotDetails[] {
  return Object.entries(slots).map(([key, text]) => ({
    key,
    text: onOneLine(text),
    ...(yaml === undefined ? {} : { place: yaml.place(['slots', key]) }),
  }))
}

/** Details of one key in two places: the first counts. */
export function withoutSecond(details: readonly SlotDetails[], diagnoses: Diagnoses): readonly SlotDetails[] {
  const first = new Map<string, SlotDetails>()
  for (const each of details) {
    const before = first.get(each.key)
    if (before === undefined) first.set(each.key, each)
    else {
      diagnoses.report(
        'slot-details-twice',
        each.place,
        `The details of ${each.key} stand in ${before.place?.file ?? 'the bible'} as well.`,
        'Take them out of one of the two.',
      )
    }
  }
  return [...first.values()]
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

/** A bible as a compiled story holds it: the details stand in its slots. */
export function withoutDetails({ slots: _, ...bible }: Bible): Bible {
  return bible
}
