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
    const text = '{"fills": [{"slot": "b", "text": "Second."}, {"slot": "a", "text": "First."}]}'
    expect(await whole(text)).toBe('{"b":{"text":"Second."},"a":{"text":"First."}}')
  })

  test('is passed on letter by letter: no text waits for its end, and none for the next', async () => {
    const heard = await pieces([
      '{"fills":[{"slot":"a","text":"The ro',
      'pe. ',
      'It is wet."',
      '},',
      '{"slot":"b","te',
      'xt":"',
    ])
    expect(heard).toEqual(['{"a":{"text":"The ro', 'pe. ', 'It is wet."', '}', ',"b":{"text":"'])
  })

  test('says the same whatever its pieces, in every sign and escape', async () => {
    const said = fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.string({ unit: 'grapheme' }) })
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 1, max: 9 }), fc.boolean(), async ({ a, b }, size, wide) => {
        const list = {
          fills: [
            { slot: 'a', text: a },
            { slot: 'b', text: b },
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
      JSON.stringify({ fills: request.slots.map(({ key }, at) => ({ slot: key, text: values[at] })) })
    expect(await whole(said(['31', ' 1.5', 'true', '1921', '7']), request)).toBe(
      '{"lot":{"value":31},"weight":{"value":1.5},"kept":{"value":true},"year":{"value":1921},"bird":{"value":"7"}}',
    )
    expect(await whole(said(['many', '', 'yes', '19 21', 'true']), request)).toBe(
      '{"lot":{"value":"many"},"weight":{"value":""},"kept":{"value":"yes"},"year":{"value":"19 21"},"bird":{"value":"true"}}',
    )
    expect(await whole('{"fills":[{"slot":"lot","text":31},{"slot":"kept","text":false}]}', request)).toBe(
      '{"lot":{"value":31},"kept":{"value":false}}',
    )
  })
})

describe('what the form lets a model do wrong', () => {
  test.each([
    [
      'a slot that nobody asked for is left out',
      '{"fills":[{"slot":"z","text":"No."},{"slot":"a","text":"Yes."}]}',
      '{"a":{"text":"Yes."}}',
    ],
    [
      'of two for one slot the first stands',
      '{"fills":[{"slot":"a","text":"One."},{"slot":"a","text":"Two."}]}',
      '{"a":{"text":"One."}}',
    ],
    [
      'of two texts for one slot the first stands',
      '{"fills":[{"slot":"a","text":"One.","text":"Two."}]}',
      '{"a":{"text":"One."}}',
    ],
    [
      'of two names for one text the first stands',
      '{"fills":[{"slot":"a","slot":"b","text":"One."}]}',
      '{"a":{"text":"One."}}',
    ],
    ['a slot without an entry is no member', '{"fills":[{"slot":"b","text":"Yes."}]}', '{"b":{"text":"Yes."}}'],
    ['no slot at all is an empty answer', '{"fills":[]}', '{}'],
    ['a text before its name waits for it', '{"fills":[{"text":"Yes.","slot":"a"}]}', '{"a":{"text":"Yes."}}'],
    [
      'an entry without a name is none',
      '{"fills":[{"text":"Yes."},{"slot":"a","text":"No."}]}',
      '{"a":{"text":"No."}}',
    ],
    ['a name that is no text is none', '{"fills":[{"slot":{"slot":"a"},"text":"Yes."}]}', '{}'],
    [
      'what is neither text nor value is handed on as nothing',
      '{"fills":[{"slot":"a","text":{"text":"x"}}]}',
      '{"a":{"text":{}}}',
    ],
    [
      'members that were not asked for are left out',
      '{"note":"x","fills":[{"slot":"a","text":"Yes.","why":["y"]}],"z":1}',
      '{"a":{"text":"Yes."}}',
    ],
    [
      'a member for each slot is understood',
      '{"a":{"uses":[1],"text":"Yes."},"b":{"text":"No."},"a":{"text":"Or so."}}',
      '{"a":{"uses":[1],"text":"Yes."},"b":{"text":"No."}}',
    ],
    [
      'a text for each slot is understood',
      '{"a":"Yes.","b":"No.","a":"Or so."}',
      '{"a":{"text":"Yes."},"b":{"text":"No."}}',
    ],
    ['null keeps', '{"fills":[{"slot":"a","uses":[],"because":null,"text":null}]}', '{"a":{"text":null}}'],
    [
      'what is used stands before the text, or behind it where it comes so late',
      '{"fills":[{"slot":"a","uses":[2,"5"],"text":"Yes."},{"text":"No.","slot":"b","uses":3}]}',
      '{"a":{"uses":[2,"5"],"text":"Yes."},"b":{"text":"No.","uses":[3]}}',
    ],
    [
      'an entry without a text is none',
      '{"fills":[{"slot":"a","uses":[2]},{"slot":"b","text":"No."}]}',
      '{"b":{"text":"No."}}',
    ],
    ['a list without a name is no answer', '[{"slot":"a","text":"Yes."}]', ''],
    ['words are none', 'Sorry, I can’t {do that}.', ''],
    [
      'what breaks stays broken',
      '{"fills":[{"slot":"a","text":"Yes."} oops {"slot":"b","text":"No."}]}',
      '{"a":{"text":"Yes."}',
    ],
    ['what is cut stays cut', '{"fills":[{"slot":"a","text":"Ye', '{"a":{"text":"Ye'],
  ])('%s', async (_, text, heard) => {
    expect(await whole(text)).toBe(heard)
    expect((await pieces(inPieces(text, 3))).join('')).toBe(heard)
  })

  test('an answer without end is given up', async () => {
    await expect(whole(`{"fills":[],"more":"${'la, '.repeat(6000)}`)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('a prototype is no slot', async () => {
    const text = '{"__proto__":{"a":"x"},"fills":[{"slot":"__proto__","text":"x"},{"slot":"constructor","text":"y"}]}'
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
        '{"slot":"a","text":"',
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
