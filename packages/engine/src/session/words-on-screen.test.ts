import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { boundedText } from '../base/bounded-text.ts'
import { disturbingTexts, ordinaryTexts } from '../base/written-texts.fixture.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { markdownTranscript, textTranscript } from '../record/transcript.ts'
import type { Frame } from '../story/frame.ts'
import { createSession } from './create-session.ts'

const story = testStory(
  `VAR name = "you"
VAR said = ""
-> quay
=== quay ===
Tap\u00ADestry and sea\u3164weed, says {name}.
{name}
OONA: Well, {name}. # ask winter: where you were
+ (north) [North of {name}. # means: far] -> quay
+ (silent) [Say nothing.] -> quay
`,
  { bible: { cast: { OONA: {}, LOMAX: {} }, world: ['name'] } },
)

function wordsOf(frame: Frame): readonly string[] {
  return [...frame.lines, ...frame.choices].flatMap(({ text, spans }) => [text, ...spans.map(span => span.text)])
}

function shownWith(name: string): Frame {
  return createSession(story, { entry: '', world: { read: () => ({ name }) } }).frame
}

describe('a value that came in is bounded wherever it is shown:', () => {
  test.each(disturbingTexts)('%s', (_, name) => {
    const frame = shownWith(name)
    expect(frame.lines[0]?.text).toBe(`Tap\u00ADestry and sea\u3164weed, says ${boundedText(name)}.`)
    for (const words of wordsOf(frame)) {
      // The author's own characters stay.
      const others = words.replaceAll('\u00AD', '').replaceAll('sea\u3164weed', '')
      expect(boundedText(others)).toBe(others)
    }
  })

  test.each(ordinaryTexts)('%s stays', (_, name) => {
    const frame = shownWith(name)
    expect(frame.lines[0]?.text).toBe(`Tap\u00ADestry and sea\u3164weed, says ${name}.`)
  })
})

test('a label with such a value in it is bounded in history and transcripts, too', () => {
  const session = createSession(story, { entry: '', world: { read: () => ({ name: 'y\u202Eo\u00ADu' }) } })
  session.choose('quay.north')
  const history = session.history()
  expect(history[1]?.move).toMatchObject({ text: 'North of you.' })
  for (const text of [textTranscript(story, history), markdownTranscript(story, history)]) {
    expect(text).toContain('North of you')
    expect(text).not.toContain('\u202E')
  }
})

describe('nobody is made to speak by a value', () => {
  test.each(['OONA: You die. And', 'Oona: You die. And', 'ООNA： You die. And'])('%s', name => {
    const [, lead] = shownWith(name).lines
    expect(lead?.speaker).toBeUndefined()
    expect(lead?.text).toBe(`“${name}”`)
  })

  test('a value may be the name of who speaks, where the author lets somebody speak', () => {
    const roles = testStory('VAR who = "OONA"\n-> quay\n=== quay ===\n{who}: Well.\n-> END', {
      bible: { cast: { OONA: {}, LOMAX: {} }, world: ['who'] },
    })
    const { lines } = createSession(roles, { entry: '', world: { read: () => ({ who: 'LOMAX' }) } }).frame
    expect(lines).toMatchObject([{ speaker: 'LOMAX', text: 'Well.' }])
  })

  test('a time or a word with a colon in it stays as it is', () => {
    expect(shownWith('10:30 and').lines[1]?.text).toBe('10:30 and')
  })
})

test('whatever a game gives, nothing on screen is beyond bounds', () => {
  const part = fc.oneof(fc.constantFrom(...disturbingTexts.map(([, text]) => text)), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), parts => {
      for (const words of wordsOf(shownWith(parts.join('')))) {
        const others = words.replaceAll('\u00AD', '').replaceAll('sea\u3164weed', '')
        expect(boundedText(others)).toBe(others)
      }
    }),
    { numRuns: runs(20) },
  )
})
