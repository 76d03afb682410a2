import type { Clause } from '../../../story/clause.ts'
import { defaultsTag, takesDefault } from '../../../story/slot-defaults.ts'
import { slotTagForm } from '../../../story/verbs/slot-tag-forms.ts'
import { tagWord } from '../../../story/verbs/slot-tags.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { defaultsOf, type KnotDefaults } from '../knot-defaults.ts'
import type { ScriptSlot } from '../slots-of-script.ts'
import type { CheckedStory } from './checked-story.ts'

/** `# defaults` of knots and stitches: where they stand, what is no clause, and what says nothing to any slot there. */
export function checkKnotDefaults({ script, slots }: CheckedStory, diagnoses: Diagnoses): void {
  const all = defaultsOf(script)
  const atHead = new Set(all.map(({ tag }) => tag))
  for (const { tags } of script.lines) {
    for (const tag of tags) {
      if (atHead.has(tag) || defaultsTag(tag.text) === undefined) continue
      diagnoses.report(
        'knot-tag-not-at-head',
        tag.place,
        `"# ${tag.text}" says something of a whole knot or stitch, and here nobody reads it.`,
        "Put it right under the knot's or stitch's name.",
      )
    }
  }
  for (const defaults of all) {
    for (const { code, message, hint } of defaults.problems) diagnoses.report(code, defaults.tag.place, message, hint)
    const inside = slots.filter(slot => isWithin(slot, defaults))
    for (const clause of defaults.clauses) {
      if (inside.some(slot => takes(slot, clause))) continue
      diagnoses.report(
        'defaults-unused',
        defaults.tag.place,
        `No slot of ${defaults.flow.path} takes the default "${clause.type}".`,
        'Take it out, or open a slot there.',
      )
    }
  }
}

function isWithin({ line, choice }: ScriptSlot, { flow }: KnotDefaults): boolean {
  const own = (line ?? choice)?.flow
  return own?.path === flow.path || (flow.kind === 'knot' && own?.knot === flow.path)
}

function takes({ brief }: ScriptSlot, clause: Clause): boolean {
  const form = slotTagForm(brief.document === undefined ? tagWord(brief.verb) : 'document', verb => verb === brief.verb)
  return takesDefault(form, clause)
}
