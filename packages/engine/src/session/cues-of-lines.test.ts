import { expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
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
