import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LacunaError } from '../story/lacuna-error.ts'
import { type FileFormat, fileFormat, type OlderFormat } from './file-format.ts'
import { isDeeper } from './json-bounds.ts'
import { byMember, languageTag, list, literal, mapOf, object, oneOf, optional, text, whole } from './schemas.ts'

interface Note {
  readonly format: 3
  readonly words: string
  readonly sum: number
  readonly marks?: readonly string[]
}

const sumOf = (words: unknown): number => String(words).length

function verify(sumIn: string): OlderFormat['verify'] {
  return file => {
    if (file[sumIn] !== sumOf(file.words)) throw new LacunaError('file-invalid', 'The sum of the note is wrong.')
  }
}

const older = {
  1: async () => ({
    verify: verify('length'),
    migrate: ({ length: _, ...file }) => ({ ...file, format: 2, sum: sumOf(file.words) }),
  }),
  2: async () => ({ verify: verify('sum'), migrate: file => ({ ...file, format: 3 }) }),
} satisfies Record<number, () => Promise<OlderFormat>>

const note: FileFormat<Note> = fileFormat({
  name: 'note',
  current: 3,
  bounds: { characters: 1000, values: 100, depth: 4 },
  schema: object({
    format: literal(3),
    words: text(40),
    sum: whole(0, 40),
    marks: optional(list(text(10), 3)),
  }),
  older,
  hint: 'Write it again.',
})

const whole3 = { format: 3, words: 'Tar.', sum: 4, marks: ['a'] }

describe('a file of the current format', () => {
  test('is read at once, from an object or from text', () => {
    for (const file of [whole3, JSON.stringify(whole3)]) {
      expect(note.read(file)).toEqual({ state: 'read', content: whole3 })
      expect(note.readNow(file)).toEqual(whole3)
    }
  })

  test.each<[string, unknown, string]>([
    ['no object', [], '$ must be an object'],
    ['no JSON', '{', '$ must be JSON'],
    ['nothing', undefined, '$ must be an object'],
    ['no number', { words: 'a' }, '$.format must be a whole number up to 3'],
    ['a number that is none', { ...whole3, format: '3' }, '$.format must be a whole number up to 3'],
    ['a member of another type', { ...whole3, words: 4 }, '$.words must be a text'],
    ['a member that is missing', { format: 3, words: 'a' }, '$.sum must be there'],
    ['a member too many', { ...whole3, more: 1 }, '$.more must be absent'],
    ['a long text', { ...whole3, words: 'a'.repeat(41) }, '$.words must be at most 40 characters long'],
    ['a long list', { ...whole3, marks: ['a', 'b', 'c', 'd'] }, '$.marks must have at most 3 items'],
    ['an item of another type', { ...whole3, marks: [{}] }, '$.marks[0] must be a text'],
    ['a member __proto__', JSON.parse('{"format":3,"words":"a","sum":1,"__proto__":{}}'), '$ must have no member'],
    ['something deep', { ...whole3, marks: [[[[[]]]]] }, '$.marks[0][0][0] must be nested at most 4 deep'],
    ['something deep, as text', `{"format":3,"marks":${'['.repeat(3900)}`, '$ must be nested at most 4 deep'],
    ['too much', { ...whole3, marks: Array(101).fill('') }, 'must hold at most 100 values'],
    ['a list that says it is endless', { ...whole3, marks: new Array(4e9) }, 'must hold at most 100 values'],
    ['too many characters', { ...whole3, words: 'a'.repeat(1001) }, 'must hold at most 1000 characters'],
    ['a function', { ...whole3, words: () => {} }, '$.words must be JSON'],
    ['a map', { ...whole3, words: new Map() }, '$.words must be JSON'],
    ['not a number', { ...whole3, sum: Number.NaN }, '$.sum must be a finite number'],
    ['an object that throws', { ...whole3, get words() { throw new Error('no') } }, '$ must be what was written'], // biome-ignore format: one line
  ])('with %s is refused', (_, file, message) => {
    const reading = note.read(file)
    expect(reading).toMatchObject({ state: 'refused', error: { code: 'file-invalid', hint: 'Write it again.' } })
    expect(reading.state === 'refused' && reading.error.message).toContain(message)
    expect(() => note.readNow(file)).toThrow(LacunaError)
  })
})

test.each<[string, unknown, boolean | undefined]>([
  ['a long text', { ...whole3, words: 'a'.repeat(41) }, true],
  ['a long list, whatever is in it', { ...whole3, marks: [{}, 1, 2, 3] }, true],
  ['an item that is none', { ...whole3, marks: [{}] }, undefined],
])('an error says whether there is only too much: %s', (_, file, tooMuch) => {
  const reading = note.read(file)
  expect(reading.state === 'refused' && reading.error.data.tooMuch).toBe(tooMuch)
})

describe('a file of an older format', () => {
  test('is refused for nothing that its file is not to blame for: code that can’t be fetched', async () => {
    const offline = fileFormat({
      name: 'note',
      current: 2,
      bounds: { characters: 1000, values: 100, depth: 4 },
      schema: object({ format: literal(2) }),
      older: { 1: () => Promise.reject(new TypeError('Failed to fetch')) },
      hint: 'Write it again.',
    })
    const reading = offline.read({ format: 1 })
    if (reading.state !== 'older') throw new Error(reading.state)
    await expect(reading.migrated()).rejects.toThrow('Failed to fetch')
    await expect(offline.readAny({ format: 1 })).rejects.toThrow('Failed to fetch')
  })

  test('is verified by its own rules, then taken through each format after it', async () => {
    const reading = note.read({ format: 1, words: 'Tar.', length: 4 })
    if (reading.state !== 'older') throw new Error(reading.state)
    expect(reading.format).toBe(1)
    expect(await reading.migrated()).toEqual({ ok: true, value: { format: 3, words: 'Tar.', sum: 4 } })
    expect(await note.readAny({ format: 2, words: 'Oak.', sum: 4 })).toEqual({ format: 3, words: 'Oak.', sum: 4 })
  })

  test('that was changed is found by the rules of its own format', async () => {
    await expect(note.readAny({ format: 1, words: 'Tar!!', length: 4 })).rejects.toThrow(
      'The sum of the note is wrong.',
    )
  })

  test('that is no good after all is refused with its place', async () => {
    await expect(note.readAny({ format: 1, words: 4, length: 1 })).rejects.toThrow('$.words must be a text')
  })

  test('whose migrations are at hand is read at once', async () => {
    const [one, two] = await Promise.all([older[1](), older[2]()])
    const nearby = fileFormat({
      name: 'note',
      current: 3,
      bounds: { characters: 1000, values: 100, depth: 4 },
      schema: object({ format: literal(3), words: text(40), sum: whole(0, 40) }),
      older: { 1: one, 2: two },
      hint: 'Write it again.',
    })
    expect(nearby.readNow({ format: 1, words: 'Tar.', length: 4 })).toEqual({ format: 3, words: 'Tar.', sum: 4 })
    expect(nearby.read({ format: 1, words: 'Tar!!', length: 4 })).toMatchObject({ state: 'refused' })
  })

  test('is nothing to read at once', () => {
    expect(() => note.readNow({ format: 1, words: 'Tar.', length: 4 })).toThrow('$.format must be 3')
  })
})

test('a newer file is refused before anything in it is looked at', () => {
  const reading = note.read({ format: 4, words: [[[[[[[]]]]]]], more: 'a'.repeat(5000) })
  expect(reading).toMatchObject({ state: 'refused', error: { code: 'file-newer', data: { format: 4, reads: 3 } } })
})

test('names that every object seems to have are names like any other in a map', () => {
  const map = fileFormat({
    name: 'map',
    current: 1,
    unnumbered: 1,
    bounds: { characters: 1000, values: 100, depth: 4 },
    schema: object({ by: mapOf(whole(0, 9), 3, 20) }),
    hint: '',
  })
  const by = { constructor: 1, toString: 2, hasOwnProperty: 3 }
  const read = map.readNow({ by })
  expect({ ...read.by }).toEqual(by)
  expect(read.by.valueOf).toBeUndefined()
  expect(() => map.readNow({ by: { constructor: 'x' } })).toThrow('$.by.constructor must be a number')
  expect(() => map.readNow({ by: { ['n'.repeat(21)]: 1 } })).toThrow('$.by must have names of at most 20 characters')
  expect(() => map.readNow({ by: { a: 1, b: 2, c: 3, d: 4 } })).toThrow('$.by must have at most 3 members')
  expect(() => map.readNow({ by: [] })).toThrow('$.by must be an object')
})

test('a rule names what may stand there', () => {
  const either = fileFormat({
    name: 'choice',
    current: 1,
    unnumbered: 1,
    bounds: { characters: 1000, values: 100, depth: 4 },
    schema: byMember('type', [
      object({ type: literal('a'), dial: oneOf(['author', 'live']) }),
      object({ type: literal('b'), language: languageTag() }),
    ]),
    hint: '',
  })
  expect(() => either.readNow({ type: 'c' })).toThrow('$.type must be one of "a", "b"')
  expect(() => either.readNow({ type: 'a', dial: 'x' })).toThrow('$.dial must be one of "author", "live"')
  expect(() => either.readNow({ type: 'b', language: { length: 1e9 } })).toThrow('$.language must be a text')
  expect(() => either.readNow({ type: 'b', language: 'e'.repeat(1e6) })).toThrow('must hold at most 1000 characters')
  expect(() => either.readNow({ type: 'b', language: 'no language' })).toThrow('$.language must be a language tag')
  expect(either.readNow({ type: 'b', language: 'pt-BR' })).toEqual({ type: 'b', language: 'pt-BR' })
})

test('brackets in texts are no nesting', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 7 }), (value, depth) => {
      expect(isDeeper(JSON.stringify(value), depth)).toBe(depthOf(value) > depth)
    }),
  )
})
