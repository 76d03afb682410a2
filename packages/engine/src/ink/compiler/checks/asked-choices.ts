import { withArticle } from '../../../story/verbs/slot-tag-forms.ts'
import { hidesChoices, stopOf } from '../../../story/verbs/stops.ts'
import { tagTargets } from '../../tag-targets.ts'
import type { Diagnoses } from '../diagnoses.ts'
import type { ScriptChoice, ScriptTag } from '../script.ts'
import { choicesBelow } from '../weave.ts'
import type { CheckedStory } from './checked-story.ts'

const defaultTag = /^default\b\s*:?\s*(\{[\s\S]*\})?$/

/** `ask` and `decide`, the choices below them, and the tags of those. */
export function checkAskedChoices({ slots, script }: CheckedStory, diagnoses: Diagnoses): void {
  const byObject = new Map(script.choices.map(choice => [choice.object, choice]))
  const asked = new Set<ScriptChoice>()
  const decided = new Set<ScriptChoice>()
  let threads = false
  for (const { brief, line, tag } of slots) {
    if (line === undefined || tagTargets[brief.verb] !== 'choices') continue
    const isDecided = hidesChoices(stopOf(brief))
    const below = choicesBelow(line.end)
    threads ||= below.threads
    const choices = below.choices.flatMap(object => byObject.get(object) ?? []).filter(isOffered)
    for (const choice of choices) (isDecided ? decided : asked).add(choice)
    if (choices.length === 0 && !below.threads) {
      const article = withArticle(brief.verb)
      diagnoses.report(
        'no-choices-below',
        tag.place,
        `${article[0]?.toUpperCase()}${article.slice(1)} picks from the choices right below it, and there are none.`,
        'Write the choices directly under this line; text between them comes before it.',
      )
    } else if (isDecided) checkDefaults(choices, below.threads, tag, diagnoses)
  }
  if (threads) return
  for (const choice of script.choices) {
    for (const tag of tagsOf(choice)) {
      if (/^means\s*:/.test(tag.text) && !asked.has(choice) && !decided.has(choice)) {
        diagnoses.report(
          'means-outside-ask',
          tag.place,
          '"# means" helps an ask or a decide, and none stands right above this choice.',
          'Put "# ask: ..." at the end of the line above the choices, or take the means out.',
        )
      }
      if (/^default\b/i.test(tag.text) && !defaultTag.test(tag.text)) {
        diagnoses.report(
          'default-malformed',
          tag.place,
          `"# ${tag.text}" is no default: nobody reads it.`,
          'Write "# default", or with a condition in braces "# default {trust > 1}".',
        )
      }
      if (defaultTag.test(tag.text) && !decided.has(choice)) {
        diagnoses.report(
          'default-outside-decide',
          tag.place,
          '"# default" is for a decide, and none stands right above this choice: the player chooses here.',
          'Put "# decide: ..." at the end of the line above the choices, or take the default out.',
        )
      }
    }
  }
}

function checkDefaults(choices: readonly ScriptChoice[], threads: boolean, at: ScriptTag, diagnoses: Diagnoses): void {
  const defaults = choices.flatMap(choice => tagsOf(choice).filter(tag => defaultTag.test(tag.text)))
  const always = defaults.filter(tag => defaultTag.exec(tag.text)?.[1] === undefined)
  for (const tag of always.slice(1)) {
    diagnoses.report(
      'two-defaults',
      tag.place,
      `This default always holds, and so does the one in line ${always[0]?.place.line}: only that one is ever taken.`,
      'Give one of them a condition: "# default {trust > 1}".',
    )
  }
  const isMeant = choices.some(choice => tagsOf(choice).some(tag => /^default\b/i.test(tag.text)))
  if (defaults.length === 0 && !threads && !isMeant) {
    diagnoses.report(
      'decide-without-default',
      at.place,
      'Without a provider the first choice is taken, whatever happened before.',
      'Mark another with "# default", or several with conditions: "# default {trust > 1}".',
    )
  }
}

function tagsOf(choice: ScriptChoice): readonly ScriptTag[] {
  return [...choice.leadTags, ...choice.bracketTags]
}

function isOffered(choice: ScriptChoice): boolean {
  return choice.object.isInvisibleDefault !== true
}
