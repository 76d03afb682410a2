import { tagTargets } from '../../tag-targets.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { has } from '../parsed.ts'
import { speaks } from '../read-script.ts'
import type { ScriptLine } from '../script.ts'
import type { ScriptSlot } from '../slots-of-script.ts'
import type { CheckedStory } from './checked-story.ts'

/** A cast name and a colon, and nothing after it. */
const speakerOnly = /^\s*[\p{L}][\p{L}\p{N} .'_-]*(?:\([^:]*\))?:\s*$/u

/** Slots that stand where ink would not let them work. */
export function checkSlotPlaces({ slots, script }: CheckedStory, diagnoses: Diagnoses): void {
  for (const slot of slots) {
    const { tag, line, choice, brief } = slot
    const say = (code: string, message: string, hint: string) => diagnoses.report(code, tag.place, message, hint)
    if ((line ?? choice)?.flow.kind === 'function') {
      say(
        'slot-in-function',
        "A slot in a function cannot be filled: what a function prints stands in the middle of its caller's line.",
        'Tag the line that calls the function.',
      )
    } else if (!tag.closed) {
      say(
        'slot-in-braces',
        'Inside { | } ink carries a tag beyond the brace, or loses it.',
        'Put the tag at the end of the line, or write the alternatives as a block with a line each.',
      )
    } else if (choice !== undefined) checkLabel(slot, say)
    else if (line !== undefined) checkLine(slot, line, say)
    if (!opensWords(slot) && choice !== undefined) {
      say(
        'slot-on-label',
        `A choice's label can be filled, but ${brief.verb} does not belong there.`,
        `Put "# ${brief.verb}" on the line above the choices.`,
      )
    }
  }
  checkFillsPerLine(slots, diagnoses)
  for (const line of script.lines) {
    if (line.after === undefined || line.words.some(speaks)) continue
    for (const tag of line.tags) {
      if (!/^(means|id)\s*:|^default\b/.test(tag.text)) continue
      diagnoses.report(
        'tag-after-bracket',
        tag.place,
        `"# ${tag.text}" stands behind the "]": ink gives it to the next line, not to the choice.`,
        'Move it inside the brackets.',
      )
    }
  }
}

type Say = (code: string, message: string, hint: string) => void

/** Whether it is words that the slot leaves open. */
function opensWords({ brief }: Pick<ScriptSlot, 'brief'>): boolean {
  return tagTargets[brief.verb] === 'words'
}

function checkLabel(slot: ScriptSlot, say: Say): void {
  const { choice, tag } = slot
  if (choice === undefined || !opensWords(slot)) return
  if (choice.leadTags.includes(tag)) {
    say(
      'slot-on-spoken-choice',
      'Without brackets the label is said again as a line when it is chosen: filled, the two would differ.',
      'Put the label in brackets, with the tag inside: "* [Label. # fill: ...]".',
    )
    return
  }
  if (!choice.bracket.some(speaks)) {
    say(
      'slot-without-words',
      'The brackets hold nothing but the tag: without a fill the player would read an empty choice.',
      "Write the author's label in front of the tag.",
    )
  }
  if (choice.lead.some(part => part.typeName !== 'Text')) {
    say(
      'computed-lead',
      'The text in front of the "[" is kept when the label is filled, so it must be plain text.',
      'Move what is computed into the brackets, or behind them.',
    )
  }
}

function checkLine(slot: ScriptSlot, line: ScriptLine, say: Say): void {
  const { brief } = slot
  const spoken = line.words.some(speaks)
  if (line.after !== undefined && !spoken) {
    say(
      'tag-after-bracket',
      `"# ${brief.verb}" stands behind the "]": ink gives it to the next line, not to the choice.`,
      'Move it inside the brackets to fill the label, or to the end of the line that it means.',
    )
  } else if (!spoken && line.glued) {
    say(
      'tag-after-glue',
      'A tag on a line of its own after glue makes ink swallow the line breaks that follow.',
      'Put the tag at the end of the line that it means.',
    )
  } else if (!spoken && opensWords(slot) && brief.document === undefined) {
    say(
      'slot-alone',
      'A fill needs a line of its own: ink gives a tag that stands alone to whatever line comes next.',
      'Put the tag at the end of the line that it means.',
    )
  } else if (spoken && opensWords(slot) && onlySpeaker(line)) {
    say(
      'slot-without-words',
      'Nothing is said here but a name: without a fill the player would read an empty line.',
      "Write the author's words in front of the tag.",
    )
  }
}

function onlySpeaker(line: ScriptLine): boolean {
  if (line.words.some(word => word.typeName !== 'Text' && has(word, 'ref', 'FunctionCall', 'Text'))) return false
  return speakerOnly.test(line.words.map(word => word.text ?? '').join(''))
}

function checkFillsPerLine(slots: readonly ScriptSlot[], diagnoses: Diagnoses): void {
  const seen = new Set<unknown>()
  for (const slot of slots) {
    const { line, choice, tag } = slot
    if (!opensWords(slot) || !tag.closed) continue
    const where = line ?? choice
    if (seen.has(where)) {
      diagnoses.report(
        'two-fills',
        tag.place,
        'Two fills on one line want the same words.',
        'Keep one, or break the line in two.',
      )
    }
    seen.add(where)
  }
}
