import { expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import { grammarProvider } from '../../providers/grammar/provider.ts'
import { createSession, type SessionOptions } from '../../session/create-session.ts'
import type { BankEntry } from '../../story/bank.ts'
import type { Bible } from '../../story/bible.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import { memoryFillStore } from '../store/memory-fill-store.ts'

interface Setting extends Partial<SessionOptions> {
  readonly chunk?: number
  readonly rejected?: readonly string[]
  readonly bible?: Partial<Bible>
  readonly bank?: readonly BankEntry[]
}

/** A room whose one line is open, and what each frame showed of it while it was written. */
async function room(line: string, answer: string | readonly string[], setting: Setting = {}) {
  const { chunk, rejected = [], bank = [], bible = {}, ...options } = setting
  const clock = manualClock()
  const provider =
    options.provider ?? scripted({ 'room.wall': answer }, { clock, ...(chunk && { chunk, betweenMs: 1 }) })
  const entries: BankEntry[] = rejected.map(text => ({ slot: 'room.window', state: 'rejected', text }))
  const story = testStory(`VAR alias = "stranger"\n-> room\n=== room ===\n${line}\n+ [On.] -> room\n+ [Out.] -> END`, {
    bible,
    banks: { en: { entries: [...bank, ...entries] } },
  })
  const session = createSession(story, { lookahead: false, dial: 'live', clock, ...options, provider })
  const shown: string[] = []
  const note = () => shown.push(session.frame.lines[0]?.text ?? '')
  session.subscribe(note)
  session.enter()
  for (let ms = 0; ms < 400; ms++) {
    await clock.settle()
    clock.advance(1)
  }
  await clock.settle()
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  return { session, shown, fills, fill: fills.at(-1), line: session.frame.lines[0], provider }
}

const wall = 'The wall is bare. Nobody has lived here. # fill wall: the wall; max 20 words'
const own = 'The wall is bare. Nobody has lived here.'

test.each([undefined, 1, 2, 7, 24])('the author’s words sent back are the author’s (in pieces of %s)', async chunk => {
  for (const answer of [own, 'the wall is bare — nobody has lived here', 'THE WALL IS BARE. Nobody has lived here!']) {
    const { line, fill, shown } = await room(wall, answer, chunk === undefined ? {} : { chunk })
    expect(fill).toMatchObject({ source: 'author', text: own, reason: 'verbatim', provider: 'scripted' })
    expect(line?.spans.map(span => [span.text, span.origin.source])).toEqual([[own, 'author']])
    expect(new Set(shown.filter(text => text !== ''))).toEqual(new Set([own]))
  }
})

test.each([undefined, 1, 9])(
  'words that begin as the author’s and go on otherwise are the provider’s (%s)',
  async chunk => {
    for (const answer of ['The wall is bare. Ivy has it.', 'The wall is bare.', `${own} Ivy has.`]) {
      const { line, fill } = await room(wall, answer, chunk === undefined ? {} : { chunk })
      expect(fill).toMatchObject({ source: 'live', text: answer })
      expect(fill).not.toHaveProperty('reason')
      expect(line?.text).toBe(answer)
    }
  },
)

test('is shown as soon as its next words are not the author’s: not only when their sentence is over', async () => {
  const answer = 'The wall is bare. Nobody has left so much as a nail in it.'
  const { shown, line } = await room(wall, answer, { chunk: 1 })
  const first = shown.filter(text => text === 'The wall is bare.').length
  expect(first).toBeGreaterThan(0)
  expect(line?.text).toBe(answer)
})

test('a label, a whole text and an open value that come back are the author’s; a picked one is who picked it', async () => {
  const answers = { 'room.on': 'go on', 'room.wall': 'The wall is BARE', 'room.alias': 'Stranger', 'room.count': 2 }
  const story = testStory(
    `VAR alias = "stranger"
VAR count = 2
-> room
=== room ===
The wall is bare. # fill wall: the wall; min 2 words
You, {alias}. # invent alias: a name
You, {count}. # invent count: a number; from 1 to 3
* [Go on. # fill on: on]
- -> END`,
  )
  const provider = scripted(answers)
  const session = createSession(story, { lookahead: false, dial: 'live', provider, entry: '' })
  await session.settled()
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.map(({ slot, source, reason }) => [slot, source, reason])).toEqual([
    ['room.wall', 'author', 'verbatim'],
    ['room.alias', 'author', 'verbatim'],
    ['room.count', 'live', undefined],
    ['room.on', 'author', 'verbatim'],
  ])
  expect(session.frame.choices[0]?.spans.map(span => [span.text, span.origin.source])).toEqual([['Go on.', 'author']])
})

test('what came back counts as an answer: it is not asked for again, it is no stand-in, and a store keeps it', async () => {
  const store = memoryFillStore()
  const variants = { bible: { variants: 1 }, store }
  const first = await room(wall, own, variants)
  for (let visit = 0; visit < 3; visit++) {
    first.session.choose(first.session.frame.choices[0]?.id ?? '')
    await first.session.settled()
  }
  // On arrival, and on the way back into the room.
  expect(first.provider).toMatchObject({ calls: 2 })
  expect(first.session.metrics?.totals).toMatchObject({ requests: 2, answered: 2, failed: 0 })
  expect(first.session.metrics?.turns.every(turn => turn.authored === 0)).toBe(true)
  const second = await room(wall, 'Ivy.', variants)
  expect(second.provider).toMatchObject({ calls: 0 })
  expect(second.fill).toMatchObject({ source: 'author', reason: 'verbatim' })
})

test('a text of the bank that is the author’s own words is the author’s', async () => {
  const bank: BankEntry[] = [{ slot: 'room.wall', text: own, state: 'approved', reviewed: 'Mira Aalto' }]
  expect((await room(wall, 'Ivy.', { bank })).line?.spans[0]?.origin.source).toBe('author')
})

const bad = 'The wall is the colour of a drowned cat.'

test.each([undefined, 1, 5])('a rejected text is not shown, whoever says it and however (%s)', async chunk => {
  const pieces = chunk === undefined ? {} : { chunk }
  for (const said of [bad, 'the wall is the colour — of a DROWNED cat', `It rains. ${bad}`, `${bad} It rains.`]) {
    const { shown, line, fill } = await room(wall, said, { rejected: [bad], ...pieces })
    for (const text of [...shown, line?.text ?? '']) expect(text).not.toMatch(/drowned/i)
    expect(['contract', 'truncated']).toContain(fill?.reason)
  }
  const repaired = await room(wall, [bad, 'Ivy.'], { rejected: [bad], ...pieces })
  expect(repaired.fill).toMatchObject({ source: 'live', text: 'Ivy.' })
})

test.each([undefined, 1])(
  'a short rejected text is not shown by itself, and may stand in a longer one (%s)',
  async chunk => {
    const setting = { rejected: ['Ivy.'], ...(chunk && { chunk }) }
    const alone = await room(wall, 'Ivy!', setting)
    expect(alone.fill).toMatchObject({ source: 'author', reason: 'contract' })
    expect(alone.shown).not.toContain('Ivy!')
    const longer = await room(wall, 'Ivy. It has come in.', setting)
    expect(longer.fill).toMatchObject({ source: 'live', text: 'Ivy. It has come in.' })
    expect(longer.shown).not.toContain('Ivy.')
  },
)

test('the grammar and a store say no rejected text either', async () => {
  const bible = { grammar: { 'room.wall': [bad] } }
  const story = testStory(`-> room\n=== room ===\n${wall}\n-> END`, { bible })
  const rules = await room(wall, '', { bible, rejected: [bad], provider: grammarProvider(story.bible) })
  expect(rules.fill).toMatchObject({ source: 'author', reason: 'contract' })
  const store = memoryFillStore()
  expect((await room(wall, bad, { store })).fill).toMatchObject({ source: 'live', text: bad })
  const later = await room(wall, 'Ivy.', { store, rejected: [bad] })
  expect(later.fill).toMatchObject({ source: 'live', text: 'Ivy.' })
})

test('an invented value is no rejected text', async () => {
  const line = 'You, {alias}. # invent alias: a name; max 3 words'
  const session = await room(line, '', {
    provider: scripted({ 'room.alias': 'Sparrow' }),
    rejected: ['sparrow'],
  })
  expect(session.fill).toMatchObject({ slot: 'room.alias', source: 'author', reason: 'contract' })
})
