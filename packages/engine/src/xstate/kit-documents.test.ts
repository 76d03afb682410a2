import { describe, expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import type { Frame } from '../story/frame.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { storyKit } from './story-kit.ts'

const { document, fill, scene, story } = storyKit({ cast: { PEG: { name: 'Peg' } }, vars: { n: 3, note: '' } })

const quay = (label: ReturnType<typeof fill> | string = 'Go on.') =>
  scene({
    start: 'shelf',
    beats: {
      shelf: {
        lines: [
          'Peg keeps a book.',
          { cue: 'sound', value: 'bell' },
          document('page', ['{n} coats.', '{note}', 'One rope.'], 'what she found', {
            by: 'PEG',
            maxLines: 4,
            maxWords: 30,
            reads: ['n'],
          }),
          { PEG: document('aloud', ['Dear Sir,', 'I regret.'], 'what she reads out') },
        ],
        choices: { on: { label, target: 'end' } },
      },
      end: { lines: ['Later.'], ending: 'done' },
    },
  })
const book = story({ id: 'book', version: '1', start: 'quay', scenes: { quay: quay() } })

const texts = ({ frame }: { readonly frame: Pick<Frame, 'lines'> }): readonly string[] =>
  frame.lines.map(({ document = '-', speaker = '', text }) => `${document} ${speaker} ${text}`)

describe('a document of the kit', () => {
  test('stands in its author’s lines', () => {
    const session = createSession(book, { lookahead: false })
    session.enter()
    expect(texts(session)).toEqual([
      '-  Peg keeps a book.',
      'quay.page  3 coats.',
      'quay.page  One rope.',
      'quay.aloud PEG Dear Sir,',
      'quay.aloud PEG I regret.',
    ])
    expect(session.frame.lines[1]?.cues).toEqual([{ key: 'sound', value: 'bell' }])
    expect(book.slots['quay.page']).toMatchObject({
      verb: 'fill',
      document: { by: 'PEG' },
      contract: { maxLines: 4, maxWords: 30 },
    })
  })

  test('is filled as a whole', async () => {
    const provider = scripted({ 'quay.page': 'Two coats.\nA bell.\nA hat.', 'quay.aloud': 'PEG: Sir.' })
    const session = createSession(book, { lookahead: false, provider, dial: 'live' })
    session.enter()
    await session.settled()
    expect(texts(session)).toEqual([
      '-  Peg keeps a book.',
      'quay.page  Two coats.',
      'quay.page  A bell.',
      'quay.page  A hat.',
      'quay.aloud PEG Sir.',
    ])
    const asked = provider.requests.flatMap(({ slots }) => slots)
    expect(asked.find(({ slot }) => slot === 'quay.page')).toMatchObject({
      document: true,
      by: 'PEG',
      words: '3 coats.\nOne rope.',
    })
  })

  test('is no label, and is written by somebody of the cast', () => {
    const made = (label: ReturnType<typeof fill>) => () =>
      story({ id: 'book', version: '1', start: 'quay', scenes: { quay: quay(label) } })
    expect(made(document('label', ['Go.'], 'going'))).toThrow('A label is no document.')
    // @ts-expect-error Nobody is called so.
    expect(made(document('label', ['Go.'], 'going', { by: 'PEEG' }))).toThrow()
    // @ts-expect-error There is no such variable.
    document('other', ['{m} coats.'], 'x')
  })
})
