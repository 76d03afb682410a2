import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Domain } from '../../story/slot.ts'
import { sampleRequest } from '../../testing/sample-request.ts'
import type { FillRequest, SlotRequest } from '../port/fill-request.ts'
import type { FillEvent } from '../port/narrative-provider.ts'
import { answersFromList } from './answer-list.ts'
import { readAnswer } from './read-answer.ts'

const sample = sampleRequest()

/** The sample request, asking for slots of these names instead; a domain makes it a value. */
function asking(keys: Readonly<Record<string, Domain | undefined>>): FillRequest {
  const slots = Object.entries(keys).map(
    ([key, domain]): SlotRequest => ({
      ...(sample.slots[0] as SlotRequest),
      key,
      contract: domain === undefined ? {} : { domain },
    }),
  )
  return { ...sample, slots }
}

const ab = asking({ a: undefined, b: undefined })

/** The pieces that come of a text said in pieces. */
async function pieces(said: readonly string[], request: FillRequest = ab): Promise<readonly string[]> {
  async function* events(): AsyncGenerator<FillEvent> {
    for (const text of said) yield { type: 'delta', text }
    yield { type: 'done', reason: 'complete' }
  }
  const heard: string[] = []
  for await (const event of answersFromList(events(), request, 'somebody')) {
    if (event.type === 'delta') heard.push(event.text)
  }
  return heard
}

const whole = async (text: string, request: FillRequest = ab): Promise<string> =>
  (await pieces([text], request)).join('')

const inPieces = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size))

describe('a list of fills', () => {
  test('becomes a member for each slot, in the order in which they come', async () => {
    const text = '{"fills": [{"gap": "b", "text": "Second."}, {"gap": "a", "text": "First."}]}'
    expect(await whole(text)).toBe('{"b":"Second.","a":"First."}')
  })

  test('is passed on letter by letter: no text waits for its end, and none for the next', async () => {
    const heard = await pieces([
      '{"fills":[{"gap":"a","text":"The ro',
      'pe. ',
      'It is wet."',
      '},',
      '{"gap":"b","te',
      'xt":"',
    ])
    expect(heard).toEqual(['{"a":"The ro', 'pe. ', 'It is wet."', ',"b":"'])
  })

  test('says the same whatever its pieces, in every sign and escape', async () => {
    const said = fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.string({ unit: 'grapheme' }) })
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 1, max: 9 }), fc.boolean(), async ({ a, b }, size, wide) => {
        const list = {
          fills: [
            { gap: 'a', text: a },
            { gap: 'b', text: b },
          ],
        }
        const text = `Here:\n${JSON.stringify(list, null, wide ? 2 : 0)}\n`
        const reader = readAnswer(['a', 'b'])
        for (const piece of await pieces(inPieces(text, size))) reader.push(piece)
        expect(reader.end()).toBe('complete')
        expect([reader.value('a'), reader.value('b')]).toEqual([a, b])
      }),
    )
  })

  test('gives values their type back, and leaves what is none for the engine to turn down', async () => {
    const request = asking({
      lot: { type: 'range', from: 20, to: 90 },
      weight: { type: 'number' },
      kept: { type: 'boolean' },
      year: { type: 'options', options: [1921, 1954] },
      bird: { type: 'options', options: ['Heron', '7'] },
    })
    const said = (values: readonly string[]): string =>
      JSON.stringify({ fills: request.slots.map(({ key }, at) => ({ gap: key, text: values[at] })) })
    expect(await whole(said(['31', ' 1.5', 'true', '1921', '7']), request)).toBe(
      '{"lot":31,"weight":1.5,"kept":true,"year":1921,"bird":"7"}',
    )
    expect(await whole(said(['many', '', 'yes', '19 21', 'true']), request)).toBe(
      '{"lot":"many","weight":"","kept":"yes","year":"19 21","bird":"true"}',
    )
    expect(await whole('{"fills":[{"gap":"lot","text":31},{"gap":"kept","text":false}]}', request)).toBe(
      '{"lot":31,"kept":false}',
    )
  })
})

describe('what the form lets a model do wrong', () => {
  test.each([
    [
      'a slot that nobody asked for is left out',
      '{"fills":[{"gap":"z","text":"No."},{"gap":"a","text":"Yes."}]}',
      '{"a":"Yes."}',
    ],
    [
      'of two for one slot the first stands',
      '{"fills":[{"gap":"a","text":"One."},{"gap":"a","text":"Two."}]}',
      '{"a":"One."}',
    ],
    [
      'of two texts for one slot the first stands',
      '{"fills":[{"gap":"a","text":"One.","text":"Two."}]}',
      '{"a":"One."}',
    ],
    ['of two names for one text the first stands', '{"fills":[{"gap":"a","gap":"b","text":"One."}]}', '{"a":"One."}'],
    ['a slot without an entry is no member', '{"fills":[{"gap":"b","text":"Yes."}]}', '{"b":"Yes."}'],
    ['no slot at all is an empty answer', '{"fills":[]}', '{}'],
    ['a text before its name waits for it', '{"fills":[{"text":"Yes.","gap":"a"}]}', '{"a":"Yes."}'],
    ['an entry without a name is none', '{"fills":[{"text":"Yes."},{"gap":"a","text":"No."}]}', '{"a":"No."}'],
    ['a name that is no text is none', '{"fills":[{"gap":{"gap":"a"},"text":"Yes."}]}', '{}'],
    [
      'what is neither text nor value is handed on as nothing',
      '{"fills":[{"gap":"a","text":{"text":"x"}}]}',
      '{"a":null}',
    ],
    [
      'members that were not asked for are left out',
      '{"note":"x","fills":[{"gap":"a","text":"Yes.","why":["y"]}],"z":1}',
      '{"a":"Yes."}',
    ],
    ['a member for each slot is understood', '{"a":"Yes.","b":"No.","a":"Or so."}', '{"a":"Yes.","b":"No."}'],
    ['a list without a name is no answer', '[{"gap":"a","text":"Yes."}]', ''],
    ['words are none', 'Sorry, I can’t {do that}.', ''],
    ['what breaks stays broken', '{"fills":[{"gap":"a","text":"Yes."} oops {"gap":"b","text":"No."}]}', '{"a":"Yes."'],
    ['what is cut stays cut', '{"fills":[{"gap":"a","text":"Ye', '{"a":"Ye'],
  ])('%s', async (_, text, heard) => {
    expect(await whole(text)).toBe(heard)
    expect((await pieces(inPieces(text, 3))).join('')).toBe(heard)
  })

  test('an answer without end is given up', async () => {
    await expect(whole(`{"fills":[],"more":"${'la, '.repeat(6000)}`)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('a prototype is no slot', async () => {
    const text = '{"__proto__":{"a":"x"},"fills":[{"gap":"__proto__","text":"x"},{"gap":"constructor","text":"y"}]}'
    expect(await whole(text)).toBe('{}')
  })

  test('whatever comes, what is passed on is the beginning of one object, and nothing is thrown', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        '"fills":[',
        '{"gap":"a","text":"',
        '"a":',
        '1e',
        'null',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async said => {
        const heard = (await pieces(said)).join('')
        expect(heard === '' || heard.startsWith('{')).toBe(true)
        const reader = readAnswer(['a', 'b'])
        reader.push(heard)
        expect(['complete', 'cut', 'invalid']).toContain(reader.end())
      }),
    )
    expect(await whole(`{"fills":${'['.repeat(15_000)}`)).toBe('')
  })
})
