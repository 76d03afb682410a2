import { nearest } from '../../../base/nearest.ts'
import { memoryTag, memoryWord } from '../../../story/memory-tag.ts'
import { isKnowingWord, namesKnowing } from '../../../story/read-known-to.ts'
import { hidesChoices, stopOf } from '../../../story/verbs/stops.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { presentOf } from '../knot-tags.ts'
import { memoriesOf, type ScriptMemory, tagsOf } from '../memories-of.ts'
import type { ScriptChoice, ScriptFlow, ScriptTag } from '../script.ts'
import { choicesBelow } from '../weave.ts'
import type { CheckedStory } from './checked-story.ts'

/** What is remembered, and who knows it. */
export function checkMemories(story: CheckedStory, diagnoses: Diagnoses): void {
  const { lines, choices } = story.script
  for (const { tags } of lines) for (const tag of tags) checkTag(story, tag, true, diagnoses)
  for (const choice of choices) {
    const tags = tagsOf(choice)
    for (const tag of tags) checkTag(story, tag, false, diagnoses)
    const [first, second] = tags.filter(({ text }) => memoryTag(text) !== undefined)
    if (first === undefined || second === undefined) continue
    diagnoses.report(
      'memory-twice',
      second.place,
      `The choice "${choice.label}" is remembered once: only the last of its memories counts.`,
      'Keep one of them; what others are to know goes on the line behind it.',
    )
  }
  const memories = memoriesOf(story.script)
  const diary = story.slots.filter(({ brief }) => brief.reads.diary !== undefined)
  noteCosts(story, diagnoses)
  if (memories.length === 0 && diary.length === 0) return
  noteLabels(story, diagnoses)
  noteDefaults(story, memories, diagnoses)
}

function checkTag(
  { bible }: CheckedStory,
  { text, place, holes }: ScriptTag,
  onLine: boolean,
  diagnoses: Diagnoses,
): void {
  const say = (message: string, hint: string): void => diagnoses.report('memory-malformed', place, message, hint)
  const memory = memoryTag(text)
  if (memory === undefined) {
    // Of a game's own, which may use the word, nothing else is known.
    if (!memoryWord.test(text) || !/:/.test(text)) return
    say(
      `"# ${text}" is no memory: who knows it stands in parentheses right behind the word.`,
      'Write "# memory: You …", "# memory(TOLLY): You …", or "# memory!: You …" for one that is never dropped.',
    )
    return
  }
  const { list, text: said } = memory
  if (list?.includes('{')) {
    say(
      'Who knows a memory is fixed when the story is compiled: braces in the list are never filled in.',
      'Write the names, or two memories under conditions.',
    )
    return
  }
  if (list !== undefined && namesKnowing(list).length === 0) {
    say(
      'The parentheses name nobody.',
      'Write names of the cast, "reader" for nobody else, or "all"; or leave the parentheses out.',
    )
  }
  const cast = Object.keys(bible.cast)
  if (cast.length === 0 && list !== undefined && !namesKnowing(list).every(isKnowingWord)) {
    say(
      `"${list}" names nobody: the story has no cast.`,
      'Write "reader" for nobody else, or "all"; or write a bible with a cast.',
    )
    return
  }
  for (const name of list === undefined ? [] : namesKnowing(list)) {
    if (isKnowingWord(name) || cast.includes(name)) continue
    const close = nearest(name, [...cast, 'reader', 'all'])
    diagnoses.report(
      'unknown-name',
      place,
      `There is nobody called "${name}" in the bible's cast.`,
      close === undefined
        ? `The cast: ${cast.join(', ') || 'nobody'}; or "reader", or "all".`
        : `Did you mean ${close}?`,
    )
  }
  if (!onLine || said.trim() !== 'none' || holes.length > 0) return
  diagnoses.report(
    'memory-without-effect',
    place,
    'Of a line nothing is remembered anyway.',
    'Take it out, or put it on the choice that is not to be remembered: "[Wait. # memory: none]".',
  )
}

const mostNamed = 3

/** One note for each knot: which choices stand in the diary as they are written. */
function noteLabels({ script, slots }: CheckedStory, diagnoses: Diagnoses): void {
  const decided = new Set(
    slots.flatMap(({ brief, line }) =>
      line !== undefined && hidesChoices(stopOf(brief)) ? choicesBelow(line.end).choices : [],
    ),
  )
  const counted = script.choices.filter(
    ({ object, label, flow }) =>
      flow.kind !== 'function' && object.isInvisibleDefault !== true && label !== '' && !decided.has(object),
  )
  const bare = counted.filter(choice => !tagsOf(choice).some(({ text }) => memoryTag(text) !== undefined))
  for (const [knot, own] of byKnot(bare, ({ flow }) => flow)) {
    const [first] = own
    if (first === undefined) continue
    const all = counted.filter(({ flow }) => flow.knot === knot).length
    diagnoses.report(
      'memory-by-label',
      first.place,
      own.length === 1
        ? `A choice ${where(knot)} will be remembered by its label: ${labelsOf(own)}.`
        : `${own.length} of ${all} choices ${where(knot)} will be remembered by their labels: ${labelsOf(own)}.`,
      'Say what the diary is to hold, "# memory: You kept the letter.", or leave a choice out with "# memory: none".',
    )
  }
}

function labelsOf(choices: readonly ScriptChoice[]): string {
  const named = choices.slice(0, mostNamed).map(({ label }) => `"${label}"`)
  return choices.length > mostNamed ? `${named.join(', ')} …` : named.join(', ')
}

/** One note for each knot: memories that are known to those present, where nobody has said who that is. */
function noteDefaults({ script, bible }: CheckedStory, memories: readonly ScriptMemory[], diagnoses: Diagnoses): void {
  if (Object.keys(bible.cast).length === 0) return
  const present = presentOf(script, bible.cast)
  const open = memories.filter(({ tag, line, choice }) => {
    const flow = (line ?? choice)?.flow
    if (flow === undefined || memoryTag(tag.text)?.list !== undefined || memoryTag(tag.text)?.text.trim() === 'none')
      return false
    return present[flow.path] === undefined && present[flow.knot] === undefined
  })
  for (const [knot, own] of byKnot(open, ({ line, choice }) => (line ?? choice)?.flow)) {
    const [first] = own
    if (first === undefined) continue
    const count = own.length === 1 ? 'A memory' : `${own.length} memories`
    diagnoses.report(
      'memory-known-by-default',
      first.tag.place,
      `${count} ${where(knot)} ${own.length === 1 ? 'is' : 'are'} known to those who are present, and no "# with" says who that is: whoever speaks around it.`,
      'Write "# with NAME" under the knot\'s name, or "# memory(NAME): …", "# memory(reader): …", "# memory(all): …".',
    )
  }
}

/** One note for what reads the diary, and one for what reads this scene's. */
function noteCosts({ slots }: CheckedStory, diagnoses: Diagnoses): void {
  for (const kind of ['scene', 'now'] as const) {
    const own = slots.filter(({ brief }) => brief.reads.diary === kind)
    const [first] = own
    if (first === undefined) continue
    const ids = own.slice(0, mostNamed).map(({ id }) => id)
    const named = `${ids.join(', ')}${own.length > mostNamed ? ' …' : ''}`
    const read = `${own.length === 1 ? 'One slot reads' : `${own.length} slots read`} @diary${kind === 'now' ? '.now' : ''} (${named})`
    diagnoses.report(
      'diary-is-personal',
      first.tag.place,
      kind === 'scene'
        ? `${read}: what is written there is one reader's own, and no store shares it.`
        : `${read}: every choice of the scene needs a fill of its own there, and no store shares it.`,
      kind === 'scene'
        ? 'Right for the few long ones in which what this reader did can show; leave it out of short ones.'
        : 'Write "reads @diary", which is the same up to the scene before, wherever that will do.',
    )
  }
}

function where(knot: string): string {
  return knot === '' ? 'outside of all knots' : `of ${knot}`
}

function byKnot<Item>(
  items: readonly Item[],
  flowOf: (item: Item) => ScriptFlow | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const knot = flowOf(item)?.knot ?? ''
    const group = groups.get(knot)
    if (group === undefined) groups.set(knot, [item])
    else group.push(item)
  }
  return groups
}
