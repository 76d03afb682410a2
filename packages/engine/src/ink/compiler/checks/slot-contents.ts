import { nearest } from '../../../base/nearest.ts'
import { neverIn } from '../../../base/never-in.ts'
import { dials } from '../../../story/slot.ts'
import { mayType, stopOf } from '../../../story/verbs/stops.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { within } from '../parsed.ts'
import { speakerOf } from '../read-script.ts'
import type { ScriptSlot } from '../slots-of-script.ts'
import { saidSlot, typedSlot, wordSlots } from '../typed-slot.ts'
import type { CheckedStory } from './checked-story.ts'

/** What slots say: their clauses, the names in them, and whether the bible agrees. */
export function checkSlotContents(story: CheckedStory, diagnoses: Diagnoses): void {
  for (const { tag, problems } of [...story.slots, ...story.misread]) {
    for (const { code, message, hint } of problems) diagnoses.report(code, tag.textPlace, message, hint)
  }
  const first = new Map<string, ScriptSlot>()
  for (const slot of story.slots) {
    const before = first.get(slot.id)
    if (before === undefined) first.set(slot.id, slot)
    else {
      diagnoses.report(
        'duplicate-slot',
        slot.tag.place,
        `There is a slot ${slot.id} already, in line ${before.tag.place.line}.`,
        'Give one of them another id: ids are local to the knot.',
      )
    }
    checkNames(story, slot, diagnoses)
    checkBible(story, slot, diagnoses)
  }
}

function checkNames(story: CheckedStory, { brief, tag, line, choice }: ScriptSlot, diagnoses: Diagnoses): void {
  const unknown = (what: string, name: string, candidates: readonly string[]) => {
    const close = nearest(name, candidates)
    const known = candidates.length === 0 ? 'There is none.' : `There are ${candidates.slice(0, 8).join(', ')}.`
    const hint = close === undefined ? known : `Did you mean ${close}?`
    diagnoses.report('unknown-name', tag.textPlace, `There is no ${what} "${name}".`, hint)
  }
  for (const name of [...brief.reads.variables, ...(brief.contract.maySet ?? [])]) {
    if (!story.variableNames.includes(name)) unknown('variable', name, story.variableNames)
  }
  for (const name of brief.reads.typed) {
    const knot = (line ?? choice)?.flow.knot ?? ''
    if (typedSlot(name, knot, story.slots) !== undefined) continue
    const asks = story.slots.flatMap(({ brief, id }) => (mayType(stopOf(brief)) ? [brief.localId ?? id] : []))
    unknown('ask slot', `@${name}`, [...asks.map(ask => `@${ask}`), '@history', '@player', '@diary'])
  }
  for (const name of brief.reads.said ?? []) {
    const knot = (line ?? choice)?.flow.knot ?? ''
    if (saidSlot(name, knot, story.slots) !== undefined) continue
    unknown(
      'fill slot',
      `@said.${name}`,
      wordSlots(story.slots).map(({ id }) => `@said.${id}`),
    )
  }
  const cast = Object.keys(story.bible.cast)
  const by = brief.by ?? brief.document?.by
  if (by !== undefined && by !== 'public' && !cast.includes(by)) {
    unknown('name in the cast', by, [...cast, 'public'])
  }
  for (const hole of tag.holes) {
    for (const { typeName, name } of within(hole)) {
      if (typeName !== 'ref' || !name || !brief.reads.variables.includes(name)) continue
      diagnoses.report(
        'read-twice',
        tag.textPlace,
        `${name} is evaluated in the brief and read as well.`,
        `Take it out of one: "reads ${name}" gives the value, a condition in the brief gives what follows from it.`,
      )
    }
  }
}

function checkBible({ bible }: CheckedStory, { brief, tag, line }: ScriptSlot, diagnoses: Diagnoses): void {
  const speaker = (line && speakerOf(line)) ?? brief.document?.by ?? ''
  const never = Object.hasOwn(bible.cast, speaker) ? (bible.cast[speaker]?.never ?? []) : []
  for (const wanted of [...(brief.contract.mention ?? []), ...(brief.contract.oneOf ?? [])]) {
    const forbidden = [...bible.never, ...never].find(neverIn(wanted, bible.language))
    if (forbidden === undefined) continue
    diagnoses.report(
      'never-by-bible',
      tag.textPlace,
      `"${wanted}" is wanted here, and the bible says never "${forbidden}".`,
      'Take it out of one of the two.',
    )
  }
  if (brief.policy !== undefined && dials.indexOf(brief.policy) > dials.indexOf(bible.allow)) {
    diagnoses.report(
      'policy-above-story',
      tag.textPlace,
      `The slot permits ${brief.policy}, the bible no more than ${bible.allow}: the lower one holds.`,
      `Take "${brief.policy}" out, or raise \`allow\` in the bible.`,
    )
  }
}
