import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { hashOf, ledgerFrom } from '../ledger/ledger.ts'
import { type Save, saveChecksum } from '../save/save.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession, type Session } from './create-session.ts'

const source = readFileSync(new URL('./stories/ferry.ink', import.meta.url), 'utf8')
const options = { id: 'ferry', bible: { cast: { OONA: {} } } }
const ferry = testStory(source, options)

const written = {
  'ferry.smell': 'Tar. Rain on the deck. “Wet” – naïve 🦀.',
  'ferry.greet': 'You. Today of all days.',
  'ferry.letter': 'Hand it over.',
  'ferry.believed': 'yes',
  'ferry.alias': 'Gull',
  'ferry.harbour': 'Lamps, and then more lamps.',
  'ferry.aboard': 'Stay where you are.',
}

async function played(picks: readonly string[], provider = scripted(written)): Promise<Session> {
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live', seed: 3 }) as Session
  session.enter()
  await session.settled()
  for (const id of picks) {
    session.choose(id)
    await session.settled()
  }
  return session
}

const all = ['ferry.give', 'ferry.north', 'ferry.stay']

test('a save, as an object or as text, goes on with the same frame, history and ledger, and asks nobody', async () => {
  const session = await played(all)
  for (let turn = 4; turn >= 1; turn--) {
    session.jump(turn)
    const saved = session.save()
    for (const snapshot of [saved, JSON.stringify(saved)]) {
      const provider = scripted(written)
      const loaded = createSession(ferry, { lookahead: false, provider, snapshot })
      expect(loaded.frame).toEqual(session.frame)
      expect(loaded.history()).toEqual(session.history())
      expect(loaded.ledger()).toEqual(session.ledger())
      expect(JSON.stringify(loaded.save())).toBe(JSON.stringify(saved))
      expect(provider.calls).toBe(0)
    }
  }
})

test('a save does not turn the dial up for whoever has turned it down: nobody is asked, not even ahead', async () => {
  const session = await played(['ferry.give'])
  const snapshot = session.save()
  const clock = manualClock()
  const provider = scripted(written)
  const loaded = createSession(ferry, { provider, snapshot, dial: 'author', clock })
  expect(loaded.frame).toEqual({ ...session.frame, dial: 'author' })
  await clock.settle()
  loaded.choose('ferry.north')
  await clock.settle()
  expect([loaded.frame.dial, provider.calls]).toEqual(['author', 0])
  // As it was saved, turns ahead are prepared.
  createSession(ferry, { provider, snapshot, clock })
  await clock.advance(0)
  expect(provider.calls).toBeGreaterThan(0)
})

test('what was gone back from is kept in a save, with its words and its stage', async () => {
  const provider = scripted(written)
  const session = await played(all, provider)
  const frames = [1, 2, 3, 4].map(turn => {
    session.jump(turn)
    const { canGoBack: _, canGoForward: __, ...frame } = session.frame
    return frame
  })
  session.jump(1)
  const loaded = createSession(ferry, { lookahead: false, provider, snapshot: JSON.stringify(session.save()) })
  for (const frame of frames.slice(1)) {
    loaded.forward()
    expect(loaded.frame).toMatchObject(frame)
  }
  for (const frame of frames.slice(0, -1).reverse()) {
    loaded.back()
    expect(loaded.frame).toMatchObject(frame)
  }
  expect(loaded.frame.stage).toEqual({ place: 'deck' })
  expect(provider.calls).toBe(4)
})

test('long play-throughs load at any turn, and every turn before and after is as it was', () => {
  const long = testStory(
    '-> hall\n=== hall ===\n# place: {cycle:hall|stair|none|yard}\nRound {hall}, {~red|green|blue}.\n+ (on) [On.] -> hall',
  )
  const session = createSession(long, { seed: 5 })
  session.enter()
  const frames = [session.frame]
  for (let turn = 2; turn <= 100; turn++) {
    session.choose('hall.on')
    frames.push(session.frame)
  }
  for (const turn of [100, 97, 96, 65, 64, 63, 33, 32, 31, 2, 1]) {
    session.jump(turn)
    const loaded = createSession(long, { snapshot: JSON.stringify(session.save()) })
    expect(loaded.frame).toEqual(session.frame)
    for (const other of [1, 31, 32, 33, 64, 80, 100, 99, 40]) {
      loaded.jump(other)
      const { lines, stage, variables, choices } = frames[other - 1] ?? session.frame
      expect(loaded.frame).toMatchObject({ turn: other, lines, stage, variables, choices })
    }
    expect(loaded.history({ from: 30, to: 40 }).map(each => each.stage)).toEqual(
      frames.slice(29, 40).map(each => each.stage),
    )
  }
})

test('a closed session stays closed in its save', async () => {
  const session = await played(all)
  session.close()
  for (const snapshot of [session.save(), JSON.stringify(session.save())]) {
    const loaded = createSession(ferry, { snapshot })
    expect(loaded.actor.getSnapshot()).toMatchObject({
      status: 'done',
      output: { ending: 'aboard', variables: { trust: 3 } },
    })
  }
})

test('a session can be saved at any instant of its writing; what was read stays, and nobody is asked again', async () => {
  const clock = manualClock()
  const answers = { ...written, 'ferry.greet': ['You {again}.', 'You. Today of all days.'] }
  const provider = scripted(answers, { clock, firstMs: 50, chunk: 6, betweenMs: 10 })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live', clock })
  let instants = 0
  const look = (): void => {
    instants++
    const { frame } = session
    const counting = scripted(written)
    const loaded = createSession(ferry, {
      lookahead: false,
      provider: counting,
      clock,
      snapshot: JSON.stringify(session.save()),
    })
    expect(loaded.frame.phase).not.toBe('writing')
    expect(counting.calls).toBe(0)
    expect(loaded.frame.turn).toBe(frame.turn)
    for (const [index, line] of frame.lines.entries()) {
      const now = loaded.frame.lines[index]?.text ?? ''
      expect(line.done ? now === line.text : now.startsWith(line.text)).toBe(true)
    }
    for (const { spans } of [...loaded.frame.lines, ...loaded.frame.choices]) {
      for (const { origin } of spans) expect(loaded.ledgerEntry(origin.entry)).toBeDefined()
    }
    // The session itself is not touched by being saved.
    expect(session.frame).toBe(frame)
  }
  const write = async (): Promise<void> => {
    while (session.frame.phase === 'writing') {
      look()
      await clock.advance(7)
    }
    look()
  }
  session.enter()
  await write()
  for (const id of all) {
    session.choose(id)
    await write()
  }
  expect(session.frame).toMatchObject({ phase: 'ended', variables: { alias: 'Gull' } })
  expect(instants).toBeGreaterThan(40)
})

test('saving while a value is awaited calls no function of the game', async () => {
  const story = testStory(
    'EXTERNAL roll()\nVAR name = "you"\n-> hall\n=== hall ===\nHello, {name}. # invent name: a name; max 2 words\nYou roll {roll()}.\n+ [On.] -> hall',
  )
  const clock = manualClock()
  let calls = 0
  const externals = { roll: { kind: 'recorded' as const, call: () => ++calls } }
  const provider = scripted({ 'hall.name': 'Gull' }, { clock, firstMs: 100 })
  const session = createSession(story, { lookahead: false, provider, clock, dial: 'live', externals })
  session.enter()
  const before = calls
  session.save()
  expect(calls).toBe(before)
  await clock.advance(200)
  expect(session.frame.lines.map(line => line.text)).toEqual(['Hello, Gull.', 'You roll 1.'])
})

/** A session from what is no save any more: always failed with a code, never anything else. */
function failure(snapshot: unknown): string {
  const session = createSession(ferry, { snapshot })
  const { phase, problem, lines, choices } = session.frame
  expect([phase, lines, choices, session.frame.canGoBack]).toEqual(['failed', [], [], false])
  expect(problem?.hint).not.toBe('')
  return problem?.code ?? ''
}

test('what is no save fails with a code', async () => {
  for (const none of [
    null,
    '',
    0,
    false,
    'x',
    '{',
    '[]',
    '{}',
    7,
    [],
    { format: 'lacuna-save' },
    { format: 'lacuna-save', version: 4 },
    Symbol('x'),
    () => 1,
  ]) {
    expect(failure(none)).toBe('save-damaged')
  }
  const text = JSON.stringify((await played(all)).save())
  for (let length = 0; length < text.length; length += 37) expect(failure(text.slice(0, length))).toBe('save-damaged')
  expect(failure(`${text}x`)).toBe('save-damaged')
  expect(failure(JSON.stringify({ ...JSON.parse(text), version: 5 }))).toBe('save-newer')
  const foreign = createSession(testStory(source, { ...options, id: 'barge' }))
  foreign.enter()
  expect(failure(foreign.save())).toBe('save-foreign')
})

test('each byte of a save counts: damaged anywhere it fails with a code', async () => {
  const session = createSession(ferry, { seed: 3 })
  session.enter()
  session.choose('ferry.give')
  const small = Buffer.from(JSON.stringify(session.save()))
  const large = Buffer.from(JSON.stringify((await played(all)).save()))
  const codes = new Set<string>()
  const damage = (bytes: Buffer, at: number, value: number): void => {
    const copy = Buffer.from(bytes)
    if (copy[at] === value) return
    copy[at] = value
    codes.add(failure(copy.toString()))
  }
  for (let at = 0; at < small.length; at++)
    for (const value of [0x37, 0x61]) {
      damage(small, at, value)
      damage(small, at, (small[at] as number) ^ 1)
    }
  for (let at = 0; at < large.length; at += 23) damage(large, at, (large[at] as number) ^ 2)
  for (let at = 0; at < large.length; at += 101) {
    failure(Buffer.concat([large.subarray(0, at), large.subarray(at + 17)]).toString())
    failure(Buffer.concat([large.subarray(0, at), Buffer.from('"x":1,'), large.subarray(at)]).toString())
  }
  expect([...codes].sort()).toEqual(['save-damaged', 'save-newer'])
})

/** The hash that a ledger ends with, whatever a save has there instead of one. */
function lastHash({ ledger }: Save): string {
  try {
    const read = ledgerFrom(ledger)
    return 'ledger' in read ? hashOf(read.ledger) : ''
  } catch {
    return ''
  }
}

test('a save with a fitting checksum and a wrong inside fails with a code', async () => {
  const saved = (await played(all)).save() as unknown as Save
  const forged = (change: Partial<Record<keyof Save, unknown>>): Json => {
    const save = { ...saved, ...change } as Save
    return { ...save, checksum: saveChecksum(save, lastHash(save)) } as unknown as Json
  }
  for (const change of [
    { journal: null },
    { journal: {} },
    { journal: [null] },
    { journal: [{ entry: 99 }], present: 1 },
    { journal: [{ entry: 2 }], present: 1 },
    { journal: [{ entry: 1, fills: [1] }], present: 1 },
    { journal: [{ entry: 1, inputs: [] }], present: 1 },
    { journal: [{ entry: 1, inputs: [{ type: 'dance' }] }], present: 1 },
    { present: 99 },
    { present: -1 },
    { present: 1.5 },
    { present: '4' },
    { seed: 'x' },
    { language: 'no language' },
    { language: 5 },
    { dial: 'loud' },
    { ledger: [] },
    { checkpoint: { turn: 1, position: null, stage: {} } },
    { checkpoint: { turn: 1, position: {}, stage: null } },
    { checkpoint: { turn: 9, position: {}, stage: {} } },

    { story: null },
  ]) {
    expect([change, failure(forged(change))]).toEqual([change, expect.stringMatching(/^save-(damaged|foreign)$/)])
  }
})

test('a save that can’t be read is not written over, and can be left for a new start', () => {
  const broken = '{"format":"lacuna-save", and then'
  const session = createSession(ferry, { snapshot: broken })
  expect(session.save()).toBe(broken)
  for (const move of [
    () => session.back(),
    () => session.enter(),
    () => session.forward(),
    () => session.choose('x'),
  ]) {
    expect(move).toThrow(expect.objectContaining({ name: 'LacunaError' }))
  }
  expect(session.frame).toMatchObject({ phase: 'failed', problem: { code: 'save-damaged' } })
  session.restart()
  expect(session.frame.phase).toBe('idle')
  session.enter()
  expect(session.frame.phase).toBe('choosing')
  expect(createSession(ferry, { snapshot: session.save() }).frame).toEqual(session.frame)
})
