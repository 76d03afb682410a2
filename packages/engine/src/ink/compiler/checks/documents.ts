import { isDocumentEnd } from '../../../story/verbs/slot-tags.ts'
import { tagTargets } from '../../tag-targets.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { childrenOf, type ParsedObject } from '../parsed.ts'
import { speakerOf } from '../read-script.ts'
import type { ScriptLine, ScriptTag } from '../script.ts'
import { documentOf, type ScriptDocument } from '../script-document.ts'
import type { ScriptSlot } from '../slots-of-script.ts'
import type { CheckedStory } from './checked-story.ts'

/** Documents that ink would not let be one run of lines. */
export function checkDocuments({ script, slots, bible }: CheckedStory, diagnoses: Diagnoses): void {
  const ends = new Set<ScriptTag>()
  for (const slot of slots) {
    const document = documentOf(script, slot)
    if (document === undefined) continue
    if (document.end !== undefined) ends.add(document.end)
    if (document.lines.length === 0) {
      diagnoses.report(
        'slot-without-words',
        slot.tag.place,
        'No line of the document follows: without a fill the player would read nothing.',
        'Write the author’s lines below the tag, and "# end document" behind the last of them.',
      )
      continue
    }
    checkWhole(slot, document, diagnoses)
    checkSpeakers(slot, document, Object.keys(bible.cast), diagnoses)
    checkSlotsInside(slot, document, slots, diagnoses)
  }
  for (const { tags } of script.lines) {
    for (const tag of tags) {
      if (!isDocumentEnd(tag.text) || ends.has(tag)) continue
      diagnoses.report(
        'document-end-alone',
        tag.place,
        'No document begins above this end, in the same knot and branch.',
        'Open it with "# document name: what stands on it" on the line above its first line.',
      )
    }
  }
}

function checkWhole({ tag, line }: ScriptSlot, { lines, objects, end }: ScriptDocument, diagnoses: Diagnoses): void {
  const say = (message: string, hint: string): void => diagnoses.report('document-not-whole', tag.place, message, hint)
  const leaves = objects.flatMap(object => leavingIn(object) ?? [])[0]
  if (line?.after !== undefined) {
    say('The document begins behind the "]" of a choice.', 'Begin it on the line below the choice.')
  } else if (leaves !== undefined) {
    say(`${leaves} inside the document: its lines would not follow each other.`, 'End the document above it.')
  } else if (lines[0]?.glued === true || endsInGlue(lines.at(-1))) {
    say('Glue joins the document to a line outside of it.', 'Take the "<>" out, or into the document.')
  } else if (end !== undefined && end.object.runtimeObject?.parent !== tag.object.runtimeObject?.parent) {
    say('The document ends in another branch than it begins in.', 'Move both tags to the same branch.')
  }
}

function endsInGlue(line: ScriptLine | undefined): boolean {
  return line?.words.findLast(({ typeName, text }) => typeName !== 'Text' || text?.trim() !== '')?.typeName === 'Glue'
}

/** What in an object leads away from it, in words. */
function leavingIn(object: ParsedObject): string | undefined {
  const { typeName } = object
  // A function comes back by itself.
  if (typeName === 'FunctionCall') return undefined
  if (typeName === 'Choice') return 'A choice stands'
  if (typeName === 'Gather') return 'A gather stands'
  if (typeName === 'TunnelOnwards' || (typeName === 'Divert' && object.isFunctionCall !== true)) {
    return object.isThread === true ? 'A thread starts' : 'A divert stands'
  }
  for (const child of childrenOf(object)) {
    const found = leavingIn(child)
    if (found !== undefined) return found
  }
  return undefined
}

function checkSpeakers(
  { tag }: ScriptSlot,
  { lines }: ScriptDocument,
  cast: readonly string[],
  diagnoses: Diagnoses,
): void {
  const speakers = lines.map(line => {
    const name = speakerOf(line)
    return name !== undefined && cast.includes(name) ? name : undefined
  })
  const other = speakers.findIndex(name => name !== speakers[0])
  if (other < 0) return
  diagnoses.report(
    'document-two-speakers',
    lines[other]?.place ?? tag.place,
    `${nameOf(speakers[0])} says the first line of the document, and ${nameOf(speakers[other])} this one.`,
    'Write a document that one person says, or nobody. In one that nobody says, write a name as the page shows it: "Oona:".',
  )
}

function nameOf(speaker: string | undefined): string {
  return speaker ?? 'nobody'
}

function checkSlotsInside(
  { tag, id }: ScriptSlot,
  { lines }: ScriptDocument,
  slots: readonly ScriptSlot[],
  diagnoses: Diagnoses,
): void {
  for (const inner of slots) {
    const at = inner.line === undefined ? -1 : lines.indexOf(inner.line)
    if (inner.tag === tag || at < 0) continue
    if (tagTargets[inner.brief.verb] === 'choices' && at === lines.length - 1) continue
    diagnoses.report(
      'slot-in-document',
      inner.tag.place,
      `This line belongs to the document ${id}, all of whose lines are filled together.`,
      'Take the tag out, or end the document above it.',
    )
  }
}
