import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { inkStory } from '../ink/ink-story.ts'
import { stageAt } from '../play/stage-at.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { emptyBible } from '../story/bible.ts'
import { createSession } from './create-session.ts'

function storyOf(source: string) {
  const { bundle, diagnostics } = compileInk({ file: 'a.ink', source, bible: emptyBible('a') })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return inkStory(bundle)
}

const cuesOf = ({ lines }: { lines: readonly { text: string; cues: readonly { key: string; value: string }[] }[] }) =>
  lines.map(line => [line.text, ...line.cues.map(({ key, value }) => `${key}: ${value}`)])

test('every line has its own cues, and frame and history the same', () => {
  const source = 'One. # expr: smile\nTwo. # expr: frown\nThree. # speaker: Bob # sound: bell\n-> END\n'
  const session = createSession(storyOf(source), { entry: '' })
  const expected = [
    ['One.', 'expr: smile'],
    ['Two.', 'expr: frown'],
    ['Three.', 'speaker: Bob', 'sound: bell'],
  ]
  expect(cuesOf(session.frame)).toEqual(expected)
  expect(session.history().map(cuesOf)).toEqual([expected])
  expect(session.frame.stage).toEqual({ expr: 'frown', speaker: 'Bob' })
})

test('cues in front of a stop come with the line behind it', () => {
  const source = `VAR alias = "Tom"
One. # expr: smile
# place: yard
# decide call: what she calls
+ [Loud. # default]
+ [Soft.]
  Softly.
- # hour: night
# sound: owl
Well, {alias}. # invent alias: a name # expr: frown
* [On.]
- -> END
`
  const session = createSession(storyOf(source), { entry: '' })
  expect(cuesOf(session.frame)).toEqual([
    ['One.', 'expr: smile'],
    ['Well, Tom.', 'place: yard', 'hour: night', 'sound: owl', 'expr: frown'],
  ])
})

test('a cue comes when its line is first in a frame, not when the turn runs', async () => {
  const clock = manualClock()
  const story = testStory(`-> k
=== k
The rope creaks. # fill creak: the rope # sound: rope
The bell rings. # sound: bell # effect: flash
Then nothing.
# sound: wind
* [Wait.] -> k
`)
  const provider: NarrativeProvider = {
    id: 'slow',
    capabilities: { streaming: true, jsonSchema: 'strict', local: true },
    async *fill() {
      await new Promise<void>(resolve => clock.after(1000, resolve))
      yield { type: 'delta', text: '{"k.creak": "It creaks and ' }
      await new Promise<void>(resolve => clock.after(500, resolve))
      yield { type: 'delta', text: 'creaks."}' }
      yield { type: 'done', reason: 'complete' }
    },
  }
  const session = createSession(story, { provider, clock, dial: 'live', lookahead: false })
  const heard: unknown[] = []
  session.onCue(cue => {
    const shown = session.frame.lines.map(line => line.id)
    heard.push([clock.now(), cue.value, cue.line, cue.line === undefined || shown.includes(cue.line)])
  })
  session.enter()
  await clock.advance(2000)
  expect(session.frame.lines[0]?.text).toBe('It creaks and creaks.')
  expect(heard).toEqual([
    [1500, 'rope', '1.0', true],
    [1500, 'bell', '1.1', true],
    [1500, 'flash', '1.1', true],
    [1500, 'wind', undefined, true],
  ])
})

test('going back, going forward and loading repeat no cue; a choice that is made anew does', () => {
  const story = storyOf(
    '-> k\n=== k\nDing. # sound: ding\n+ [Left.] Left. # sound: left\n  -> k\n+ [Right.] Right. # sound: right\n  -> k\n',
  )
  const session = createSession(story, { entry: '' })
  const heard: string[] = []
  session.onCue(({ value }) => heard.push(value))
  const [left, right] = session.frame.choices.map(choice => choice.id) as [string, string]
  session.choose(left)
  expect(heard.splice(0)).toEqual(['ding', 'left', 'ding'])
  session.back()
  session.forward()
  session.jump(1)
  session.choose(left)
  expect(heard.splice(0)).toEqual([])
  session.back()
  session.choose(right)
  expect(heard.splice(0)).toEqual(['right', 'ding'])
  const loaded = createSession(story, { snapshot: session.save() })
  loaded.onCue(({ value }) => heard.push(value))
  loaded.back()
  expect(heard).toEqual([])
  loaded.choose(right)
  expect(heard).toEqual([])
  loaded.restart()
  expect(heard).toEqual(['ding'])
})

test('`stageAt` says what stands where a line is read, the frame what stands at the end', () => {
  const source = `# place: kitchen
Hester pours.
# place: pub
# people: TOLLY
Tolly looks up. # expr: smile
He waits.
# people: none
* [On.]
  Out. # place: none
  -> END
`
  const session = createSession(storyOf(source), { entry: '' })
  const stages = () => session.frame.lines.map(line => stageAt(session.frame, line))
  const first = [
    { place: 'kitchen' },
    { place: 'pub', people: 'TOLLY', expr: 'smile' },
    { place: 'pub', people: 'TOLLY', expr: 'smile' },
  ]
  expect(stages()).toEqual(first)
  expect(session.frame.stage).toEqual({ place: 'pub', expr: 'smile' })
  expect(session.frame.endCues).toEqual([{ key: 'people', value: 'none' }])
  session.choose(session.frame.choices[0]?.id ?? '')
  expect(session.frame.stageBefore).toEqual({ place: 'pub', expr: 'smile' })
  expect(stages()).toEqual([{ expr: 'smile' }])
  const [one, two] = session.history()
  expect(one?.lines.map(line => stageAt(one, line))).toEqual(first)
  expect(two?.stageBefore).toEqual({ place: 'pub', expr: 'smile' })
  session.back()
  expect(stages()).toEqual(first)
})

test('a change of the world leaves lines, their entry and their cues as they are', () => {
  const session = createSession(storyOf('VAR n = 0\nOne. # sound: bell\n# place: yard\n* [On.] -> END\n'), {
    entry: '',
  })
  const { ledgerEntry, lines, endCues, stageBefore } = session.frame
  const heard: string[] = []
  session.onCue(({ value }) => heard.push(value))
  heard.length = 0
  session.world({ n: 1 })
  expect(session.frame).toMatchObject({ ledgerEntry, lines, endCues, stageBefore, stage: { place: 'yard' } })
  expect(heard).toEqual([])
  expect(session.history().at(-1)).toMatchObject({ lines: [], endCues: [], stageBefore: { place: 'yard' } })
})
