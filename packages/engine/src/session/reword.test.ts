import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createActor } from 'xstate'
import { runs } from '../../../../tools/runs.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { textTranscript } from '../record/transcript.ts'
import { type ScriptedAnswer, type ScriptOptions, scripted } from '../testing/scripted-provider.ts'
import { createSession, type Session, type SessionOptions } from './create-session.ts'
import * as events from './events.ts'
import { sessionLogic } from './session-logic.ts'

const story = testStory(`VAR alias = "stranger"
VAR trust = 0
VAR open = false
-> room
=== room ===
The wall is bare. # fill wall: the wall
OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
The floor creaks. # fill floor: the floor
+ (on) [Go on. # fill on: the label of going on] -> hall
+ (out) [Out.] -> END
=== hall ===
~ trust++
The hall is long. # fill hall: the hall
She looks at you. # decide open: does she let you in
The door is {open: ajar|shut}.
+ (back) [Back.] -> room
+ (out) [Out.]
Gone. # ending: left
-> END`)

const answers = {
  'room.wall': ['Ivy.', 'Moss hangs there.', 'Old plaster.'],
  'room.alias': 'bird',
  'room.floor': 'Sand.',
  'room.on': 'Walk on.',
  'hall.hall': ['Doors and doors.', 'A row of doors.'],
  'hall.open': true,
} satisfies Record<string, ScriptedAnswer>

interface Playing extends SessionOptions {
  readonly script?: Readonly<Record<string, ScriptedAnswer>>
  readonly how?: ScriptOptions
}

async function play({ script = answers, how = {}, ...options }: Playing = {}) {
  const clock = manualClock()
  const provider = scripted(script, { model: 'm', ...how })
  const session = createSession(story, { dial: 'live', clock, provider, lookahead: false, seed: 3, ...options })
  session.enter()
  await clock.advance(0)
  return { session: session as Session, clock, provider }
}

const entryOf = (session: Session, slot: string): number => {
  const spans = [...session.frame.lines, ...session.frame.choices].flatMap(line => line.spans)
  return spans.find(span => span.origin.slot === slot)?.origin.entry ?? 0
}
const textOf = (session: Session): string => session.frame.lines.map(line => line.text).join(' ')
const standing = ({ frame }: Session) => {
  const { lines: _, ...rest } = frame
  return rest
}

test('a live line is asked for again and replaced, and everything else stands as it was', async () => {
  const { session, provider } = await play()
  const before = standing(session)
  const entry = entryOf(session, 'room.wall')
  const { lines } = session.frame
  const asked = provider.calls
  const reworded = await session.reword(entry)
  expect(reworded).toMatchObject({ state: 'replaced', slot: 'room.wall', entry: session.ledger().length })
  expect(textOf(session)).toBe('Moss hangs there. OONA: Well then, bird. Sand.')
  expect(standing(session)).toEqual(before)
  expect(session.frame.lines.map(line => line.id)).toEqual(lines.map(line => line.id))
  expect(session.frame.lines.slice(1)).toEqual(lines.slice(1))
  expect(provider.calls).toBe(asked + 1)
  expect(session.metrics?.reworded).toEqual({ 'room.wall': { asked: 1, replaced: 1 } })
})

test('the ledger says what was replaced, and what was asked for it', async () => {
  const { session, provider } = await play()
  const entry = entryOf(session, 'room.wall')
  const first = await session.reword(entry)
  const second = await session.reword(first.entry)
  const entries = session.ledger().slice(-4)
  expect(entries).toMatchObject([
    { kind: 'request', request: { slots: ['room.wall'], supersedes: entry, soft: expect.any(String) } },
    { kind: 'fill', n: first.entry, fill: { text: 'Moss hangs there.', source: 'live', supersedes: entry } },
    { kind: 'request', request: { supersedes: first.entry } },
    { kind: 'fill', n: second.entry, fill: { text: 'Old plaster.', supersedes: first.entry } },
  ])
  expect(provider.requests.at(-1)?.soft).toMatchObject([{ text: 'Ivy.\nMoss hangs there.' }])
  expect(provider.requests.at(-1)?.slots.map(({ slot }) => slot)).toEqual(['room.wall'])
  const [turn] = session.history()
  expect(turn?.lines[0]?.text).toBe('Old plaster.')
  expect(session.ledgerEntry(turn?.lines[0]?.spans[0]?.origin.entry ?? 0)).toMatchObject({
    fill: { supersedes: first.entry },
  })
  expect(textTranscript(story, session.history())).toContain('Old plaster.')
})

test('what was sent for it is known, before a load and after', async () => {
  const { session, provider } = await play()
  const before = entryOf(session, 'room.wall')
  const { entry } = await session.reword(before)
  const sent = JSON.stringify(provider.requests.at(-1))
  expect(await session.contextOf(entry)).toMatchObject({ state: 'kept' })
  const again = createSession(story, { snapshot: JSON.stringify(session.save()) }) as Session
  const context = await again.contextOf(entry)
  expect(context?.state).toBe('rebuilt')
  expect(JSON.stringify(context?.state === 'rebuilt' ? context.request : undefined)).toBe(sent)
})

test('saved, loaded, gone back from and forward to, it stands as it was replaced', async () => {
  const { session, clock, provider } = await play()
  session.choose('room.on')
  await clock.advance(0)
  session.back()
  await session.reword(entryOf(session, 'room.wall'))
  const shown = session.frame
  expect(textOf(session)).toMatch(/^Moss/)
  const loaded = createSession(story, { snapshot: JSON.parse(JSON.stringify(session.save())) }) as Session
  expect(loaded.frame.lines).toEqual(shown.lines)
  expect(loaded.ledger()).toEqual(session.ledger())
  const { calls } = provider
  for (const one of [session, loaded]) {
    one.forward()
    expect(textOf(one)).toMatch(/^Doors/)
    one.back()
    expect(one.frame.lines).toEqual(shown.lines)
    expect(one.history().map(turn => turn.lines[0]?.text)).toEqual(['Moss hangs there.'])
  }
  expect(provider.calls).toBe(calls)
})

test('an earlier wording is brought back, with nobody asked, and it says whose it is', async () => {
  const { session, provider } = await play()
  const first = entryOf(session, 'room.wall')
  const { entry } = await session.reword(first)
  const { calls } = provider
  const back = await session.reword(entry, first)
  expect(back.state).toBe('replaced')
  expect(textOf(session)).toMatch(/^Ivy/)
  expect(provider.calls).toBe(calls)
  expect(session.ledgerEntry(back.entry)).toMatchObject({
    fill: { text: 'Ivy.', source: 'live', provider: 'scripted', supersedes: entry },
  })
  await expect(session.reword(back.entry, entryOf(session, 'room.floor'))).rejects.toMatchObject({
    code: 'not-rewordable',
  })
})

test('where nothing better comes, what stood there stays, and that is said', async () => {
  const floor = (next: ScriptedAnswer) => ({ ...answers, 'room.floor': ['Sand.', next] as never })
  for (const [next, reason] of [
    ['Sand!', 'no-other'],
    ['[Sand.](link)', 'contract'],
    [null, 'kept'],
    ['The floor creaks.', 'verbatim'],
    [undefined, 'not-proposed'],
  ] as const) {
    const { session } = await play({ script: floor(next as never) })
    const { frame } = session
    const entry = entryOf(session, 'room.floor')
    expect(await session.reword(entry)).toEqual({ state: 'kept', slot: 'room.floor', entry, reason })
    expect(session.frame).toBe(frame)
  }
})

test('it is told nobody what the dial or the player does not allow', async () => {
  const remote = await play({ how: { local: false } })
  expect(entryOf(remote.session, 'room.wall')).toBeGreaterThan(0)
  const { session } = await play()
  const entry = entryOf(session, 'room.wall')
  session.dial('author')
  expect(await session.reword(entry)).toMatchObject({ state: 'kept', reason: 'policy' })
  const alone = createSession(story, { snapshot: JSON.stringify(session.save()) }) as Session
  expect(await alone.reword(entry)).toMatchObject({ state: 'kept', reason: 'policy' })
})

test('values, verdicts, labels, authored words and what is not there are refused', async () => {
  const { session, clock } = await play({ script: { ...answers, 'room.floor': undefined } })
  const invented = session.ledger().find(entry => entry.kind === 'fill' && entry.fill.slot === 'room.alias')?.n ?? 0
  for (const entry of [invented, entryOf(session, 'room.floor'), entryOf(session, 'room.on'), 1, 999, Number.NaN]) {
    await expect(session.reword(entry)).rejects.toMatchObject({
      code: 'not-rewordable',
      hint: expect.stringMatching(/./),
    })
  }
  const wall = entryOf(session, 'room.wall')
  session.choose('room.on')
  await expect(session.reword(wall)).rejects.toMatchObject({ code: 'not-rewordable' })
  await clock.advance(0)
  await expect(session.reword(wall)).rejects.toMatchObject({ code: 'not-rewordable' })
  const verdict = session.frame.verdicts?.[0]?.entry ?? 0
  expect(verdict).toBeGreaterThan(0)
  await expect(session.reword(verdict)).rejects.toMatchObject({ code: 'not-rewordable' })
  session.close()
  await expect(session.reword(wall)).rejects.toMatchObject({ code: 'session-closed' })
})

test('a move on calls it off, and so do another dial and another language', async () => {
  for (const move of [events.choose('room.on'), events.dial('reviewed'), events.language('de'), events.close()]) {
    const clock = manualClock()
    const { session, provider } = await play({ clock, how: { clock, firstMs: 50 } })
    await clock.advance(300)
    const entry = entryOf(session, 'room.wall')
    const reworded = session.reword(entry)
    await clock.settle()
    expect(provider.requests.at(-1)?.slots).toHaveLength(1)
    session.actor.send(move)
    await clock.advance(1000)
    expect(await reworded).toMatchObject({ state: 'dropped', entry })
    expect(provider.aborted).toBe(1)
    expect(session.history({ to: 1 })[0]?.lines[0]?.text).toBe('Ivy.')
  }
})

test('a turn is asked for so many times, and one after the other', async () => {
  let count = 0
  const { session } = await play({ script: { ...answers, 'room.wall': () => `Wall number ${'x'.repeat(++count)}.` } })
  const [one, other] = await Promise.allSettled([
    session.reword(entryOf(session, 'room.wall')),
    session.reword(entryOf(session, 'room.floor')),
  ])
  expect([one.status, other.status]).toEqual(['fulfilled', 'rejected'])
  const asked = async (): Promise<unknown> => session.reword(entryOf(session, 'room.wall')).catch(error => error.code)
  const results: unknown[] = []
  for (let time = 0; time < 8; time++) results.push(await asked())
  expect(results.filter(result => result === 'not-rewordable')).toHaveLength(3)
})

test('rules draw until another text comes; they are not pressed for ever', async () => {
  const script = { ...answers, 'room.wall': ['Ivy.', 'Ivy.', 'Ivy.', 'Moss hangs there.'], 'room.floor': 'Sand.' }
  const { session } = await play({ script, how: { rules: true } })
  expect(await session.reword(entryOf(session, 'room.wall'))).toMatchObject({ state: 'replaced' })
  expect(session.ledger().at(-1)).toMatchObject({ fill: { source: 'rules', text: 'Moss hangs there.' } })
  expect(await session.reword(entryOf(session, 'room.floor'))).toMatchObject({ state: 'kept', reason: 'no-other' })
})

test('of the bank another entry that holds is taken, and no provider is needed', async () => {
  const bank = (text: string, more = {}) => ({
    slot: 'hut.smell',
    text,
    state: 'approved' as const,
    reviewed: 'Mira Aalto',
    ...more,
  })
  const hut = testStory(
    'VAR warm = false\n-> hut\n=== hut ===\nIt smells. # fill smell: the smell; reviewed\n+ [Out.] -> END',
    {
      banks: {
        en: { entries: [bank('Smoke.'), bank('Fish.'), bank('Bread.', { when: { warm: true } }), bank('It smells.')] },
      },
    },
  )
  const sessions = [1, 2, 3, 4, 5].map(seed => createSession(hut, { dial: 'reviewed', seed, entry: '' }) as Session)
  const session = sessions.find(one => textOf(one) !== 'It smells.') as Session
  const first = textOf(session)
  const { state, entry } = await session.reword(entryOf(session, 'hut.smell'))
  expect([state, [first, textOf(session)].sort()]).toEqual(['replaced', ['Fish.', 'Smoke.']])
  expect(session.ledgerEntry(entry)).toMatchObject({ fill: { source: 'approved', by: 'Mira Aalto' } })
  expect(await session.reword(entry)).toMatchObject({ state: 'kept', reason: 'no-other' })
})

test('what was given to other players is not told what stood there', async () => {
  const { session, provider } = await play({ how: { shared: true } })
  expect(await session.reword(entryOf(session, 'room.wall'))).toMatchObject({ state: 'replaced' })
  expect(provider.requests.at(-1)).not.toHaveProperty('soft')
})

test('as an event of the actor it is answered by what the actor emits', async () => {
  const clock = manualClock()
  const provider = scripted(answers, { model: 'm' })
  const refused: string[] = []
  const onRefused = (error: { readonly code: string }): void => void refused.push(error.code)
  const actor = createActor(sessionLogic(story, { provider, clock, lookahead: false, onRefused }), {
    input: { seed: 3, dial: 'live', entry: '' },
  }).start()
  await clock.advance(0)
  const heard: unknown[] = []
  actor.on('reworded', ({ reworded }) => heard.push(reworded.state))
  const entry = actor.getSnapshot().frame.lines[0]?.spans[0]?.origin.entry ?? 0
  actor.send(events.reword(entry))
  await expect.poll(() => heard).toEqual(['replaced'])
  expect(actor.getSnapshot().frame.lines[0]?.text).toBe('Moss hangs there.')
  actor.send(events.reword(entry))
  await expect.poll(() => refused).toEqual(['not-rewordable'])
})

test('other wordings never change variables, choices or endings', async () => {
  const moves = fc.array(
    fc.record({ pick: fc.nat(2), reword: fc.array(fc.nat(5), { maxLength: 3 }), back: fc.boolean() }),
    {
      maxLength: 5,
    },
  )
  let count = 0
  const script = {
    ...answers,
    'room.wall': () => `Wall ${++count % 7}.`,
    'room.floor': () => `Floor ${++count % 3}.`,
    'hall.hall': () => `Hall ${++count % 5}.`,
  }
  await fc.assert(
    fc.asyncProperty(moves, async steps => {
      const plain = await play({ script, how: { rules: true } })
      const changed = await play({ script, how: { rules: true } })
      for (const { pick, reword, back } of steps) {
        const entries = changed.session.frame.lines.flatMap(line => line.spans.map(span => span.origin.entry))
        for (const index of reword) await changed.session.reword(entries[index] ?? 0).catch(() => {})
        const choice = plain.session.frame.choices[pick % Math.max(1, plain.session.frame.choices.length)]
        for (const { session, clock } of [plain, changed]) {
          if (back && session.frame.canGoBack) session.back()
          else if (choice !== undefined) session.choose(choice.id)
          await clock.advance(0)
        }
        const [one, other] = [plain, changed].map(({ session: { frame } }) => ({
          variables: frame.variables,
          choices: frame.choices.map(({ id, text }) => [id, text]),
          ending: frame.ending,
          phase: frame.phase,
          turn: frame.turn,
          stage: frame.stage,
        }))
        expect(other).toEqual(one)
      }
      const { session } = changed
      const again = createSession(story, { snapshot: JSON.stringify(session.save()) })
      expect(again.history()).toEqual(session.history())
      expect(again.ledger()).toEqual(session.ledger())
    }),
    { numRuns: runs(25) },
  )
})
