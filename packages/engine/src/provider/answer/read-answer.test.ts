import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerReader, readAnswer } from './read-answer.ts'

const hear = (text: string, chunk = 1, keys: readonly string[] = ['a', 'b'], most?: number): AnswerReader => {
  const reader = readAnswer(keys, most)
  for (let start = 0; start < text.length; start += chunk) reader.push(text.slice(start, start + chunk))
  reader.end()
  return reader
}

describe('while an answer arrives', () => {
  test('the text of a member grows, and is complete at its closing quote', () => {
    const reader = readAnswer(['a', 'b'])
    expect(reader.push('{"a": "The ro')).toBe('reading')
    expect(reader.text('a')).toBe('The ro')
    expect(reader.isComplete('a')).toBe(false)
    expect(reader.value('a')).toBeUndefined()
    reader.push('pe."')
    expect(reader.isComplete('a')).toBe(true)
    expect(reader.value('a')).toBe('The rope.')
    expect(reader.text('b')).toBeUndefined()
    reader.push(', "b": 1')
    expect(reader.isComplete('b')).toBe(false)
    expect(reader.push('2}')).toBe('complete')
    expect(reader.value('b')).toBe(12)
    expect(reader.text('b')).toBeUndefined()
  })

  test('half a character and half an escape are not text yet', () => {
    const reader = readAnswer(['a'])
    reader.push('{"a":"sea \\ud83c')
    expect(reader.text('a')).toBe('sea ')
    reader.push('\\udf0a \\u00')
    expect(reader.text('a')).toBe('sea 🌊 ')
    reader.push('e9\\"!"}')
    expect(reader.value('a')).toBe('sea 🌊 é"!')
  })

  test('whatever the pieces, text only grows, and comes out as it was said', () => {
    fc.assert(
      fc.property(
        fc.record({
          a: fc.string({ unit: 'grapheme' }),
          b: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
          c: fc.jsonValue({ maxDepth: 5 }),
        }),
        fc.constantFrom('', '```json\n', 'Here you are:\n'),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (said, around, chunk, wide) => {
          fc.pre(!JSON.stringify(said).includes('\\ud'))
          const text = `${around}${JSON.stringify(said, null, wide ? 2 : 0)}\n\`\`\``
          const reader = readAnswer(['a', 'b'])
          let before = ''
          for (let start = 0; start < text.length; start += chunk) {
            reader.push(text.slice(start, start + chunk))
            const now = reader.text('a') ?? ''
            expect(now.startsWith(before)).toBe(true)
            before = now
          }
          expect(reader.end()).toBe('complete')
          expect(reader.value('a')).toBe(said.a)
          expect(reader.value('b')).toEqual(said.b)
          expect(reader.value('c')).toBeUndefined()
        },
      ),
    )
  })
})

describe('a member says', () => {
  const whole = '{"a":{"uses":[2,5,2],"text":"The rope."},"b":{"because":"She saw it.","value":true}}'

  test('what it uses and why, before and behind its text or value', () => {
    for (const text of [whole, '{"a":{"text":"The rope.","uses":[2,5]},"b":{"value":true,"because":"She saw it."}}']) {
      const reader = hear(text)
      expect(reader.state).toBe('complete')
      expect([reader.value('a'), reader.uses('a'), reader.because('a')]).toEqual(['The rope.', [2, 5], undefined])
      expect([reader.value('b'), reader.uses('b'), reader.because('b')]).toEqual([true, [], 'She saw it.'])
    }
  })

  test('its text while it grows; it is complete with all that stands beside it', () => {
    const reader = readAnswer(['a'])
    reader.push('{"a":{"uses":[1],"text":"The ro')
    expect([reader.text('a'), reader.isComplete('a'), reader.uses('a')]).toEqual(['The ro', false, [1]])
    reader.push('pe."')
    expect([reader.text('a'), reader.isComplete('a'), reader.value('a')]).toEqual(['The rope.', false, undefined])
    reader.push('}')
    expect(reader.value('a')).toBe('The rope.')
  })

  test('null, which keeps the author’s words', () => {
    const reader = hear('{"a":{"uses":[],"text":null},"b":null}')
    expect([reader.isComplete('a'), reader.value('a'), reader.text('a'), reader.value('b')]).toEqual([
      true,
      null,
      undefined,
      null,
    ])
  })

  test('numbers in whatever way a weak model writes them, and nothing else', () => {
    expect(hear('{"a":{"uses":["3","[4] and 7",1.5,null,{"n":9}],"text":"x"}}').uses('a')).toEqual([3, 4, 7])
    expect(hear('{"a":{"uses":"2, 3","text":"x"}}').uses('a')).toEqual([2, 3])
    expect(hear('{"a":{"text":"x"}}').uses('a')).toEqual([])
  })

  test.each([
    ['a bare text', '{"a":"x"}', 'x'],
    ['the member alone, where one is asked for', '{"uses":[1],"text":"x"}', 'x'],
    ['a value for a text', '{"a":{"value":"x"}}', 'x'],
    ['nothing that can be read', '{"a":{"line":"x"}}', {}],
    ['a list', '{"a":["x"]}', {}],
    ['an object for a text', '{"a":{"text":{"text":"x"}}}', {}],
    ['two texts, of which the first counts', '{"a":{"text":"x","text":"y","value":"z"}}', 'x'],
  ])('%s', (_, text, value) => {
    const reader = hear(text, 1, ['a'])
    expect([reader.state, reader.value('a')]).toEqual(['complete', value])
  })

  test('what it said before a cut', () => {
    const reader = hear('{"a":{"uses":[3],"text":"All of it."', 5)
    expect([reader.state, reader.value('a'), reader.uses('a')]).toEqual(['cut', 'All of it.', [3]])
  })
})

describe('how an answer ends', () => {
  test.each([
    ['complete', '{"a":"x"}'],
    ['complete', '{}'],
    ['complete', 'Sure {not this}: {"a":"x"} Hope that helps! {"a":"y"}'],
    ['complete', '{"a":"two\nlines"}'],
    ['cut', '{"a":"x'],
    ['cut', '{"a":"x"'],
    ['invalid', ''],
    ['invalid', 'Sorry, I can’t.'],
    ['invalid', '["a"]'],
    ['invalid', '{"a":"x" oops}'],
    ['invalid', '{"a":"x","a":"y"}'],
    ['invalid', "{'a':'x'}"],
    ['invalid', '{"a":"x\\q"}'],
  ] as const)('%s: %s', (state, text) => {
    expect(hear(text).state).toBe(state)
  })

  test('over the cap nothing more is read', () => {
    const reader = readAnswer(['a'], 100)
    reader.push('{"a":"sea')
    expect(reader.push('x'.repeat(200))).toBe('too-long')
    expect(reader.push('"}')).toBe('too-long')
    expect(reader.text('a')).toBe('sea')
    expect(hear('x'.repeat(30_000)).state).toBe('too-long')
  })

  test('what came before a cut can be read', () => {
    const reader = hear('{"a":"all of it","b":"only so')
    expect(reader.value('a')).toBe('all of it')
    expect(reader.value('b')).toBeUndefined()
    expect(reader.text('b')).toBe('only so')
  })

  test('what was read is not taken back by a member that comes again', () => {
    expect(hear('{"a":"First.","a":"Second."}').text('a')).toBe('First.')
  })
})

test('only members that were asked for are read, and a prototype is none', () => {
  const reader = hear('{"__proto__":{"a":"x"},"constructor":"y","toString":"z","b":"mine"}', 3)
  expect(reader.text('a')).toBeUndefined()
  expect(reader.text('constructor')).toBeUndefined()
  expect(reader.value('b')).toBe('mine')
  expect(({} as Record<string, unknown>).a).toBeUndefined()
  expect(hear('{"__proto__":"x"}', 1, ['__proto__']).state).not.toBe('reading')
})

test('whatever comes, reading it ends and never throws', () => {
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
      '\\u12',
      '{"a":',
      '"b":',
      '1e',
      '-',
      'tru',
      'null',
      '\n',
      '\0',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const reader = readAnswer(['a', 'b'])
      let before = ''
      for (const each of pieces) {
        reader.push(each)
        const now = reader.text('a') ?? ''
        expect(now.startsWith(before)).toBe(true)
        before = now
      }
      expect(['complete', 'cut', 'invalid', 'too-long']).toContain(reader.end())
    }),
  )
  expect(hear(`{"a":${'['.repeat(15_000)}`).state).toBe('invalid')
})
