import { expect, test } from 'vitest'
import { compileStory } from '../ink/compiler/compile-story.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { inkStory } from '../ink/ink-story.ts'
import { grammarProvider } from '../providers/grammar/index.ts'
import { markdownTranscript, textTranscript } from '../record/transcript.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { watchSession } from '../testing/watch-session.ts'
import { createSession } from './create-session.ts'

const source = `VAR n = 2
-> quay
=== quay ===
Peg keeps a book.
# document page by PEG: what she found; max 6 lines; reads n
# place: shelf
{n} coats.
# sound: bell
One rope. # wet
# end document
She shuts it.
+ [Go on.]
- (later) Later.
-> END
`
const bible = { cast: { PEG: { name: 'Peg', never: ['sir'] } } }
const book = testStory(source, { id: 'book', bible })
const words = 'Two coats, *one* dry.\n- A <b>bell</b>, cracked.\nNothing else.'.replace(/<\/?b>/g, '')

async function played(text: string) {
  const provider = scripted({ 'quay.page': text }, { chunk: 5 })
  const session = createSession(book, { lookahead: false, provider, dial: 'live', seed: 3 })
  const watch = watchSession(session)
  session.enter()
  await session.settled()
  return { session, provider, watch }
}

test('a document is shown line by line, kept, and comes back as it was', async () => {
  const { session, watch, provider } = await played(words)
  expect(watch.broken).toEqual([])
  expect(session.frame.lines.map(({ document = '', text }) => [document, text])).toEqual([
    ['', 'Peg keeps a book.'],
    ['quay.page', 'Two coats, one dry.'],
    ['quay.page', 'A bell, cracked.'],
    ['quay.page', 'Nothing else.'],
    ['', 'She shuts it.'],
  ])
  expect(watch.frames.some(frame => frame.lines.length === 3 && frame.phase === 'writing')).toBe(true)
  const { frame } = session
  const [choice] = frame.choices
  session.choose(choice?.id ?? '')
  session.back()
  expect(session.frame.lines).toEqual(frame.lines)
  session.forward()
  const saved = JSON.stringify(session.save())
  const loaded = createSession(book, { lookahead: false, snapshot: saved })
  expect(loaded.history()).toEqual(session.history())
  expect(loaded.history()[0]?.lines).toEqual(frame.lines)
  expect(provider.calls).toBe(1)
  const entry = session.ledger().find(each => each.kind === 'fill')
  expect(entry).toMatchObject({
    fill: { slot: 'quay.page', text: 'Two coats, one dry.\nA bell, cracked.\nNothing else.' },
  })
})

test('a request has the document as one slot', async () => {
  const { provider } = await played(words)
  const [request] = provider.requests
  expect(request?.slots).toMatchObject([
    { document: true, by: 'PEG', words: '2 coats.\nOne rope.', place: 'narration' },
  ])
  const passage = request?.context.find(({ text }) => text.includes('Peg keeps a book.'))?.text
  expect(passage).toContain('[quay.page: 2 coats.\nOne rope.]\nShe shuts it.')
})

test.each([
  ['too many lines', 'A.\nB.\nC.\nD.\nE.\nF.\nG.'],
  ['what its writer never says', 'Two coats, sir.\nA bell.'],
])('of a document with %s nothing wrong is shown', async (_, text) => {
  const { session } = await played(text)
  const shown = session.frame.lines.filter(line => line.document !== undefined).map(line => line.text)
  expect(shown.length).toBeLessThan(7)
  expect(shown.join(' ')).not.toContain('sir')
})

test('a transcript has the lines of a document together, and no markup of them', async () => {
  const { session } = await played('Two coats, wet.\n_A_ bell.')
  const history = session.history()
  expect(textTranscript(book, history)).toContain('Peg keeps a book.\n    Two coats, wet.\n    A bell.\nShe shuts it.')
  expect(markdownTranscript(book, history)).toContain(
    'Peg keeps a book.\n\nTwo coats, wet.[^live]\\\nA bell.[^live]\n\nShe shuts it.',
  )
})

const bibleFile = `story: book
language: en
bank: prepared
cast:
  PEG: {}
grammar:
  quay.page:
    - |
      #many# coats.
      One bell.
      A hat.
  many: [Twelve]
`

const bankFile = `entries:
  - slot: quay.page
    state: proposed
    when: { n: 2 }
    text: |
      Two coats.
      A bell.
`

function storyWith(more: Readonly<Record<string, string>>) {
  const files: Readonly<Record<string, string>> = { 'book.ink': source, 'book.bible.yaml': bibleFile, ...more }
  const { bundle, diagnostics } = compileStory('book.ink', {
    read: path => files[path],
    list: () => Object.keys(files),
  })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return inkStory(bundle)
}

test('a grammar holds documents of several lines', async () => {
  const story = storyWith({})
  const session = createSession(story, { lookahead: false, provider: grammarProvider(story.bible), dial: 'live' })
  session.enter()
  await session.settled()
  const texts = session.frame.lines.map(line => line.text)
  expect(texts).toEqual(['Peg keeps a book.', 'Twelve coats.', 'One bell.', 'A hat.', 'She shuts it.'])
})

test('a bank holds documents of several lines', () => {
  const session = createSession(storyWith({ 'book.bank.en.yaml': bankFile }), { lookahead: false, dial: 'reviewed' })
  session.enter()
  const texts = session.frame.lines.map(line => line.text)
  expect(texts).toEqual(['Peg keeps a book.', 'Two coats.', 'A bell.', 'She shuts it.'])
})
