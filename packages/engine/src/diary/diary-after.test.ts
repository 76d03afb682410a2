import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Input } from '../story/input.ts'
import type { Memory } from '../story/memory.ts'
import type { Cue, Passage, PassageChoice, PassageLine } from '../story/passage.ts'
import { type Diary, emptyDiary, mostEntries, remembering } from './diary.ts'
import { beforeStory, type DiaryState, diaryAfter } from './diary-after.ts'
import { knownDiary, mostDiaryWords } from './known-diary.ts'

const enter: Input = { type: 'enter' }
const choose = (choice: string): Input => ({ type: 'choose', choice })
const line = (text: string, more: Partial<PassageLine> = {}): PassageLine => ({
  pieces: [{ text }],
  cues: [],
  tags: [],
  ...more,
})
const choice = (id: string, text: string, memory?: Memory | 'none'): PassageChoice => ({
  id,
  pieces: [{ text }],
  tags: [],
  preferred: false,
  ...(memory === undefined ? {} : { memory }),
})
const passage = (more: Partial<Passage>): Passage => ({
  lines: [],
  endCues: [],
  slots: [],
  stop: 'choices',
  choices: [],
  at: { toJSON: () => null },
  variables: {},
  present: [],
  ...more,
})
const cue = (key: string, value: string): Cue => ({ key, value })
const texts = ({ entries }: Diary): readonly string[] => entries.map(({ text }) => text)
const after = (...steps: readonly (readonly [Input, Passage])[]): DiaryState =>
  steps.reduce((state, [input, said]) => diaryAfter(state, input, said).end, beforeStory)

describe('what is remembered', () => {
  const yard = passage({
    scene: 'churchyard',
    present: ['TOLLY'],
    lines: [line('The Spences look.', { memories: [{ text: 'You let the Spences look.' }] })],
    choices: [
      choice('lid', 'Put the lid back.', { text: 'You put the lid back.', knownTo: ['HESTER'] }),
      choice('wait', 'Wait.', 'none'),
      choice('go', 'Go.'),
    ],
  })
  const on = passage({ scene: 'churchyard' })

  test('is what lines say, known to those present there, or to those whom the author names', () => {
    const { now } = after([enter, yard], [choose('lid'), on])
    expect(now.entries).toEqual([
      { n: 1, text: 'You let the Spences look.', knownTo: ['TOLLY'] },
      { n: 2, text: 'You put the lid back.', knownTo: ['HESTER'] },
    ])
  })

  test('of a choice without a memory its label in the author’s words; nothing where the author says none', () => {
    expect(after([enter, yard], [choose('go'), on]).now.entries.at(-1)).toEqual({
      n: 2,
      text: 'Go.',
      isLabel: true,
      knownTo: ['TOLLY'],
    })
    expect(texts(after([enter, yard], [choose('wait'), on]).now)).toEqual(['You let the Spences look.'])
  })

  test('at a line those present at it know, where they are others than at the end', () => {
    const mixed = passage({
      present: ['HESTER'],
      lines: [line('Tolly leaves.', { present: ['TOLLY'], memories: [{ text: 'Tolly left.' }] })],
    })
    expect(after([enter, mixed]).now.entries).toEqual([{ n: 1, text: 'Tolly left.', knownTo: ['TOLLY'] }])
  })

  test('words that came in through a value keep their marks', () => {
    const marks = ['4:player:tainted']
    const named = passage({
      choices: [{ ...choice('a', ''), pieces: [{ text: 'Call her ' }, { text: 'Bee', marks }] }],
    })
    expect(after([enter, named], [choose('a'), on]).now.entries[0]).toEqual({
      n: 1,
      text: 'Call her Bee',
      pieces: [{ text: 'Call her ' }, { text: 'Bee', marks }],
      marks,
      isLabel: true,
      knownTo: [],
    })
  })

  test('with day and scene, as far as cues have said them', () => {
    const cued = passage({
      scene: 'a',
      lines: [
        line('One.', { cues: [cue('day', 'Thursday'), cue('place', 'quay')], memories: [{ text: 'one' }] }),
        line('Two.', { cues: [cue('scene', 'The quay at night')], memories: [{ text: 'two' }] }),
        line('Three.', { cues: [cue('place', 'inn')], memories: [{ text: 'three' }] }),
      ],
    })
    expect(after([enter, cued]).now.entries.map(({ scene }) => scene)).toEqual([
      'Thursday, quay',
      'Thursday, The quay at night',
      'Thursday, inn',
    ])
  })

  test('of a verdict what the author says of it, and never its name; a memory without words is nothing', () => {
    const judged = passage({
      stop: 'decide',
      lines: [line('He looks.', { memories: [{ text: ' ' }] })],
      choices: [choice('yes', 'yes', { text: 'He believed you.', knownTo: 'all' }), choice('no', 'no')],
    })
    const texts = ['yes', 'no'].map(id => after([enter, judged], [{ type: 'verdict', choice: id }, on]).now.entries)
    expect(texts).toEqual([[{ n: 1, text: 'He believed you.', knownTo: 'all' }], []])
  })

  test('nothing of a change of the game’s world, which shows no line', () => {
    const state = after([enter, yard])
    const { end } = diaryAfter(state, { type: 'world', world: {} }, yard)
    expect(end.now).toBe(state.now)
    expect(end.scene).toBe(state.scene)
  })
})

describe('a scene is told what was remembered before it began', () => {
  const first = passage({ scene: 'a', choices: [choice('x', 'X.'), choice('y', 'Y.')] })
  const inside = passage({ scene: 'a', lines: [line('Still here.')], choices: [choice('z', 'Z.')] })

  test('and nothing of this scene’s, so that its branches are told the same', () => {
    const [x, y] = ['x', 'y'].map(id => after([enter, first], [choose(id), inside]))
    expect(x?.before).toBe(y?.before)
    expect([texts(x?.now as Diary), texts(y?.now as Diary)]).toEqual([['X.'], ['Y.']])
  })

  test('its first line is told all before it, the choice that led there and lines of the same passage included', () => {
    const over = passage({
      scene: 'b',
      lines: [line('Bye.', { scene: 'a', memories: [{ text: 'You said goodbye.' }] }), line('There.'), line('And.')],
    })
    const { lines, end } = diaryAfter(after([enter, first]), choose('x'), over)
    expect(lines.map(({ before }) => texts(before))).toEqual([
      [],
      ['X.', 'You said goodbye.'],
      ['X.', 'You said goodbye.'],
    ])
    expect(lines.map(({ now }) => texts(now))).toEqual([
      ['X.'],
      ['X.', 'You said goodbye.'],
      ['X.', 'You said goodbye.'],
    ])
    expect(texts(end.before)).toEqual(['X.', 'You said goodbye.'])
  })

  test('one begins with another scene cue, when a scene is come back to, and when the story is entered once more', () => {
    const numbers = (...steps: readonly (readonly [Input, Passage])[]): readonly (number | undefined)[] => {
      let state = beforeStory
      return steps.flatMap(([input, said]) => {
        const { lines, end } = diaryAfter(state, input, said)
        state = end
        return [...lines.map(({ scene }) => scene?.number), end.scene?.number]
      })
    }
    const cued = passage({ scene: 'a', lines: [line('Night.', { cues: [cue('scene', 'night')] })] })
    expect(numbers([enter, first], [choose('x'), cued], [choose('z'), cued])).toEqual([1, 2, 2, 2, 2])
    const other = passage({ scene: 'b' })
    expect(numbers([enter, first], [choose('x'), other], [choose('x'), first])).toEqual([1, 2, 3])
    expect(numbers([enter, first], [enter, first])).toEqual([1, 2])
  })
})

describe('too much', () => {
  const many = (count: number, more: object = {}): Diary => {
    let diary = emptyDiary
    for (let n = 1; n <= count; n++)
      diary = remembering(diary, { text: `You did the thing of number ${n} then.`, knownTo: ['OONA'], ...more })
    return diary
  }

  test('goes oldest first, ten at once, and is counted', () => {
    const { entries, left } = knownDiary(many(150), 'reader', 'en')
    expect(left % 10).toBe(0)
    expect(entries.length + left).toBe(150)
    expect(entries[0]?.n).toBe(left + 1)
    expect(entries.length * 8).toBeLessThanOrEqual(mostDiaryWords)
    expect((entries.length + 10) * 8).toBeGreaterThan(mostDiaryWords)
  })

  test('is the same for a while when more comes', () => {
    const firsts = Array.from({ length: 40 }, (_, more) => knownDiary(many(150 + more), 'reader', 'en').entries[0]?.n)
    expect(new Set(firsts).size).toBeLessThanOrEqual(5)
  })

  test('never takes what is never to be dropped, which stands there once', () => {
    let diary = remembering(emptyDiary, { text: 'You lied.', knownTo: 'all', always: true })
    for (const { n: _, ...entry } of many(190).entries) diary = remembering(diary, entry)
    diary = remembering(diary, { text: 'You lied.', knownTo: 'all', always: true })
    const { entries } = knownDiary(diary, 'reader', 'en')
    expect(texts({ ...diary, entries }).filter(text => text === 'You lied.')).toHaveLength(1)
    expect(entries[0]?.text).toBe('You lied.')
  })

  test('stays bounded however long one plays, and what is long gone is counted', () => {
    const diary = many(5_000)
    expect(diary.entries.length).toBeLessThanOrEqual(mostEntries)
    const { entries, left } = knownDiary(diary, ['OONA'], 'en')
    expect(entries.length + left).toBe(5_000)
    expect(entries.at(-1)?.n).toBe(5_000)
  })

  test('what one is told does not depend on what others know', () => {
    const names = ['OONA', 'TOLLY'] as const
    const entry = fc.record({
      who: fc.constantFrom(...names),
      always: fc.boolean(),
      words: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 400 }), entries => {
        const diaryOf = (who: (typeof names)[number] | undefined): Diary =>
          entries.reduce(
            (diary, one, at) =>
              who !== undefined && one.who !== who
                ? diary
                : remembering(diary, {
                    text: `${'word '.repeat(one.words)}${at}`,
                    knownTo: [one.who],
                    ...(one.always ? { always: true } : {}),
                  }),
            emptyDiary,
          )
        const all = knownDiary(diaryOf(undefined), ['OONA'], 'en')
        const alone = knownDiary(diaryOf('OONA'), ['OONA'], 'en')
        expect(all.entries.map(one => one.text)).toEqual(alone.entries.map(one => one.text))
        expect(all.left).toBe(alone.left)
      }),
      { numRuns: 50 },
    )
  })
})
