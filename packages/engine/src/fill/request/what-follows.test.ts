import { describe, expect, test } from 'vitest'
import { testStory } from '../../ink/compiler/test-story.ts'
import { includedParts } from '../../provider/port/included-parts.ts'
import type { Bible } from '../../story/bible.ts'
import type { Passage } from '../../story/passage.ts'
import type { External } from '../../story/skeleton.ts'
import { buildRequest } from './build-request.ts'
import { whatFollows } from './what-follows.ts'

interface Told {
  readonly bible?: Partial<Bible>
  readonly externals?: Readonly<Record<string, External>>
}

/** The parts of the request for the slots of a story's first passage that are named, from `what may follow` on. */
function follows(source: string, ids: readonly string[], { bible = {}, externals = {} }: Told = {}) {
  const story = testStory(source, { bible: { cast: { OONA: {}, PEG: {} }, ...bible } })
  const skeleton = story.skeleton({ externals }).fork()
  const passage: Passage = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const waiting = passage.slots.flatMap(({ slot }, at) => (ids.includes(slot.id) ? [at] : []))
  const followed = { passage, waiting, bible: story.bible, language: 'en' }
  const sources = { story, passage, waiting, language: 'en', facts: {}, follows: whatFollows(skeleton, followed) }
  const request = buildRequest(sources)
  const parts = includedParts(request).filter(({ label }) => /^what (may follow|the reader may say)/.test(label))
  return { parts: parts.map(({ text }) => text).join('\n--\n'), request }
}

const labels = `VAR told = false
-> yard
=== yard ===
# with OONA
The yard. # fill yard: the yard
OONA: Well? # fill ask: what she asks
+ (say) ["I was here." # fill say: what you say]
  OONA: You were not.
  She turns away.
+ (lie) [Lie to her. # fill lie: what you do]
  The knife lies under the bed.
  Nobody speaks.
+ "It is late."
  OONA: It is.
+ Think of the knife.
- -> END`

describe('behind a label that is asked for', () => {
  test('stand the author’s lines; behind others nothing does', () => {
    expect(follows(labels, ['yard.say']).parts).toBe(
      'After ““I was here.””:\nOONA: You were not.\nShe turns away.'.replace('““', '“"').replace('””', '"”'),
    )
    expect(follows(labels, ['yard.yard']).parts).toBe('')
  })

  test('no line gives a secret away before its time', () => {
    const secrets = [{ text: 'The knife is hers.', until: { told: true }, words: ['knife', 'kni*'] }]
    expect(follows(labels, ['yard.lie'], { bible: { secrets } }).parts).toBe('After “Lie to her.”:\nNobody speaks.')
    const before = follows(labels.replace('told = false', 'told = true'), ['yard.lie'], { bible: { secrets } })
    expect(before.parts).toContain('knife')
  })

  test('no function of the game is called that is called only once', () => {
    let calls = 0
    const roll: External = { kind: 'recorded', call: () => ++calls }
    const source = `EXTERNAL roll()\n${labels.replace('OONA: You were not.', 'OONA: {roll()} of you.')}`
    const bible = { externals: { roll: 'recorded' } } as const
    expect(follows(source, ['yard.say', 'yard.lie'], { bible, externals: { roll } }).parts).not.toMatch(/of you/)
    expect(calls).toBe(0)
  })

  test('much is cut, by whole lines', () => {
    const long = Array.from({ length: 30 }, (_, at) => `  ${'word '.repeat(9)}${at}.`).join('\n')
    const { parts } = follows(labels.replace('  She turns away.', long), ['yard.say'])
    expect(parts.split('\n')).toHaveLength(4)
  })

  test('a name that a player gave is quoted, and makes the request private', () => {
    const source = `VAR alias = "you"
-> yard
=== yard ===
Yes? # invent alias: a name; max 2 words
-> on
=== on ===
+ [Go. # fill go: a label]
  OONA: Come, {alias}.
- -> END`
    const story = testStory(source, { bible: { cast: { OONA: {} } } })
    const skeleton = story.skeleton()
    const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
    const mark = '3:live:tainted'
    const passage = skeleton.step(first.at, { type: 'value', values: { alias: 'Bird' }, mark, slot: 'yard.alias' })
    const followed = { passage, waiting: [0], bible: story.bible, language: 'en' }
    const made = buildRequest({ story, ...followed, facts: {}, follows: whatFollows(skeleton.fork(), followed) })
    expect(made.private).toBe(true)
    expect(includedParts(made).find(({ label }) => label.startsWith('what may'))?.text).toBe(
      'After “Go.”:\nOONA: Come, [player 1].',
    )
  })
})

describe('who speaks', () => {
  test('is told the labels that are said aloud where they are, and no line to come', () => {
    const { parts, request } = follows(labels, ['yard.ask'])
    expect(parts).toBe('- "It is late."')
    expect(JSON.stringify(request)).not.toMatch(/knife|You were not|Lie to her/)
  })

  test('none where they are not', () => {
    const away = labels.replace('# with OONA', '# with PEG')
    expect(follows(away, ['yard.ask']).parts).toBe('')
  })
})

describe('behind a value that is asked for', () => {
  const story = (behind: string, clauses = 'max 2 words') => `VAR mood = "calm"
-> yard
=== yard ===
# with OONA
The yard.
OONA: Well? # invent mood: her mood; ${clauses}
${behind}
+ [On.] -> END`

  test('stands what comes whatever it is, without the lines in which it is seen', () => {
    expect(follows(story('She waits.\nShe is {mood}.\nA gull.'), ['yard.mood']).parts).toBe(
      'OONA: Well?\nShe waits.\nA gull.',
    )
  })

  test('and nothing that hangs on it', () => {
    const behind = 'She waits.\n{mood == "calm": She smiles.|She goes.}\nA gull.'
    expect(follows(story(behind), ['yard.mood']).parts).toBe('OONA: Well?\nShe waits.')
    expect(follows(story(behind, 'one of "calm", "cross"'), ['yard.mood']).parts).toBe('OONA: Well?\nShe waits.')
  })
})
