import { describe, expect, test } from 'vitest'
import { createMachine } from 'xstate'
import type { Json } from '../base/json.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { hashOf, ledgerFrom } from '../ledger/ledger.ts'
import { createSession, type Session, type SessionOptions } from '../session/create-session.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { saveChecksum } from './save.ts'

const storyOf = (script: string): Story => testStory(script, { id: 'house' }) as Story

/** A save after choices, each by its words: the first that is offered with them, or the n-th by `words/n`. */
async function played(story: Story, labels: readonly string[], options: SessionOptions = {}): Promise<Json> {
  const session = createSession(story, { lookahead: false, ...options })
  session.enter()
  await session.settled()
  for (const label of labels) {
    const choice = session.frame.choices.find(({ text }) => text === label)
    if (choice === undefined) throw new Error(`${label} is not offered.`)
    session.choose(choice.id)
    await session.settled()
  }
  return JSON.parse(JSON.stringify(session.save())) as Json
}

function loaded(script: string, snapshot: Json, options: SessionOptions = {}): Session {
  return createSession(storyOf(script), { lookahead: false, snapshot, ...options })
}

const said = (session: Session): readonly string[] =>
  session.history().flatMap(turn => turn.lines.map(line => line.text))

const dawn = '* [Wait.]\n  You wait for the light.\n* [Turn over.]\n  You sleep on.\n- Morning.\n'
const day = `* [Wait.]
  You wait for the tea.
* [Leave.]
  You leave.
- Noon.
* [Wait.]
  You wait for the doctor.
* [Sign.]
  You sign.
- Evening.
* [Sleep.]
- -> END
`
const house = (...parts: readonly string[]): string => `-> k\n=== k\nDawn.\n${parts.join('')}`

describe('choices with equal words in one place', () => {
  test('one that is put above the others shifts nobody', async () => {
    const save = await played(storyOf(house(day)), ['Wait.', 'Wait.'])
    const session = loaded(house('* [Wait.]\n  You wait for nothing.\n  -> END\n', day), save)
    expect(said(session)).toEqual(['Dawn.', 'You wait for the tea.', 'Noon.', 'You wait for the doctor.', 'Evening.'])
    expect(session.frame.problem).toBeUndefined()
    session.choose(session.frame.choices[0]?.id ?? '')
    expect(loaded(house('* [Wait.]\n  You wait for nothing.\n  -> END\n', day), session.save()).frame.phase).toBe(
      'ended',
    )
  })

  test('a scene that is taken out is where the save stops, though its words are offered there', async () => {
    const save = await played(storyOf(house(dawn, day)), ['Wait.', 'Wait.', 'Wait.'])
    const session = loaded(house(day), save)
    expect(said(session)).toEqual(['Dawn.'])
    expect(session.frame).toMatchObject({ turn: 1, problem: { code: 'save-diverged', data: { turn: 2 } } })
    expect(session.frame.problem?.hint).not.toMatch(/as it was/)
    expect(session.save()).toEqual(save)
  })

  test('one of two that is left, with another line behind it, is where the save stops', async () => {
    const save = await played(storyOf(house(day)), ['Wait.', 'Wait.'])
    const session = loaded(house(day.replace('You wait for the tea.', 'You wait for the rain.')), save)
    expect(session.frame).toMatchObject({ turn: 1, problem: { code: 'save-diverged', data: { turn: 2 } } })
  })

  test('the only one, replaced by another with the same words, is followed and reported', async () => {
    const one = '-> k\n=== k\nDawn.\n* [Wait.]\n  You wait for the tea.\n* [Leave.]\n- Noon.\n* [On.]\n- -> END\n'
    const save = await played(storyOf(one), ['Wait.'])
    const session = loaded(one.replace('the tea', 'the doctor'), save)
    expect(session.frame).toMatchObject({ turn: 2, problem: { code: 'save-changed', data: { turns: [2] } } })
    expect(loaded(one.replace('Noon.', 'Noon, at last.'), save).frame.problem).toBeUndefined()
  })

  test('those that nothing tells apart are never guessed', async () => {
    const twins = (count: number): string =>
      `-> k\n=== k\nDawn.\n${'* [Wait.]\n  You wait.\n* [Leave.]\n- Later.\n'.repeat(count)}* [Sleep.]\n- -> END\n`
    const save = await played(storyOf(twins(3)), ['Wait.', 'Wait.'])
    const session = loaded(twins(2), save)
    expect(session.frame).toMatchObject({ turn: 1, problem: { code: 'save-diverged', data: { reason: 'alike' } } })
    // In the very same story nothing has to be told apart.
    expect(loaded(twins(3), save).frame).toMatchObject({ turn: 3 })
  })

  test('where the first lines are equal, what comes after them tells', async () => {
    const rooms = (...names: readonly string[]): string =>
      `-> k\n=== k\nDawn.\n${names.map(name => `* [Knock.]\n  No answer.\n  It is the ${name}.\n- So.\n`).join('')}* [Sleep.]\n- -> END\n`
    const save = await played(storyOf(rooms('attic', 'cellar')), ['Knock.', 'Knock.'])
    const session = loaded(rooms('attic', 'hall', 'cellar'), save)
    // The hall stands between the two now: the second knock is none of the cellar's, and says so.
    expect(session.frame).toMatchObject({ turn: 2, problem: { code: 'save-diverged', data: { turn: 3 } } })
    expect(loaded(rooms('attic', 'cellar', 'hall'), save).frame).toMatchObject({ turn: 3 })
  })
})

describe('verdicts, values and calls go where they were given', () => {
  const judge = (id: string, name: string): string =>
    `${name} looks at you. # decide ${id}: does ${name} let you in\n+ [yes] ${name} nods.\n+ [no # default] ${name} shrugs.\n- `
  const gate = (...judges: readonly string[]): string =>
    `-> k\n=== k\nA gate.\n+ [Knock.]\n- ${judges.join('')}In the yard.\n+ [On.]\n- -> END\n`

  test('a verdict is its slot’s: a figure put in front gets the author’s default, and it is reported', async () => {
    const provider = scripted({ 'k.anna': 'yes' })
    const save = await played(storyOf(gate(judge('anna', 'Anna'))), ['Knock.'], { provider, dial: 'live' })
    const session = loaded(gate(judge('boris', 'Boris'), judge('anna', 'Anna')), save)
    expect(said(session)).toContain('Boris shrugs.')
    expect(said(session)).toContain('Anna nods.')
    expect(session.frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [2] } })
  })

  test('a verdict whose slot is gone goes to nobody, and it is reported', async () => {
    const provider = scripted({ 'k.anna': 'yes' })
    const save = await played(storyOf(gate(judge('anna', 'Anna'))), ['Knock.'], { provider, dial: 'live' })
    const session = loaded(gate(judge('boris', 'Boris')), save)
    expect(said(session)).toContain('Boris shrugs.')
    expect(session.frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [2] } })
  })

  test('a value is its slot’s', async () => {
    const names = (...slots: readonly string[]): string =>
      `VAR cat = "Tom"\nVAR dog = "Rex"\n-> k\n=== k\nHm.\n+ [On.]\n- ${slots
        .map(name => `The ${name} is {${name}}. # invent ${name}: a name; max 2 words`)
        .join('\n')}\n+ [Off.]\n- -> END\n`
    const provider = scripted({ 'k.dog': 'Bo' })
    const save = await played(storyOf(names('dog')), ['On.'], { provider, dial: 'live' })
    const session = loaded(names('cat', 'dog'), save)
    expect(session.frame.variables).toMatchObject({ cat: 'Tom', dog: 'Bo' })
  })

  const inn = (calls: string): string =>
    `EXTERNAL price()\nEXTERNAL wind()\n-> k\n=== k\nA road.\n+ [On.]\n- ${calls}\n+ [Off.]\n- -> END\n`
  const externals = {
    price: { kind: 'recorded', call: () => 77 },
    wind: { kind: 'recorded', call: () => 5 },
  } as const
  const never = {
    price: { kind: 'recorded', call: () => expect.unreachable('price was called again') },
    wind: { kind: 'recorded', call: () => expect.unreachable('wind was called while loading') },
  } as const

  test('a call put in front of another takes nothing from it, and is not made: the save stops there', async () => {
    const save = await played(storyOf(inn('The inn costs {price()}.')), ['On.'], { externals })
    const session = loaded(inn('The wind is {wind()}. The inn costs {price()}.'), save, { externals: never })
    expect(session.frame).toMatchObject({
      turn: 1,
      problem: { code: 'save-diverged', data: { turn: 2, reason: 'call-not-recorded' } },
    })
    expect(session.frame.problem?.code).toBe('save-diverged')
  })

  test('calls that change places keep their results', async () => {
    const save = await played(storyOf(inn('{wind()} {price()}.')), ['On.'], { externals })
    const session = loaded(inn('{price()} {wind()}.'), save, { externals: never })
    expect(said(session)).toContain('77 5.')
  })

  test('a call that is no longer made is reported', async () => {
    const save = await played(storyOf(inn('{wind()} {price()}.')), ['On.'], { externals })
    expect(loaded(inn('{price()}.'), save, { externals: never }).frame.problem).toMatchObject({ code: 'save-changed' })
  })
})

describe('a journal that stops', () => {
  const walk = `-> k
=== k
Dawn.
+ [Look.]
  A room.
+ [Leave.]
- Later.
+ [Look.]
  A street.
+ [Sleep.]
- Night.
+ [On.]
- -> END
`
  const picks = ['Look.', 'Sleep.', 'On.']

  test('after a knot got another name, is followed on to its end on request', async () => {
    const save = await played(storyOf(walk), picks)
    const renamed = walk.replace('-> k', '-> room').replace('=== k', '=== room')
    const session = loaded(renamed, save)
    const { problem } = session.frame
    expect(problem).toMatchObject({
      code: 'save-diverged',
      data: { turn: 2, proposal: expect.stringMatching(/^room\./) },
    })
    session.resume()
    expect(session.frame).toMatchObject({ phase: 'ended', turn: 4, problem: { code: 'save-changed' } })
    expect(said(session)).toEqual(['Dawn.', 'A room.', 'Later.', 'Night.'])
    // It is now a play-through of the new story.
    const again = loaded(renamed, session.save())
    expect(again.frame).toMatchObject({ phase: 'ended', turn: 4 })
    expect(again.frame.problem).toBeUndefined()
    again.back()
    expect(again.frame.choices).toHaveLength(1)
  })

  test('after a label was reworded, proposes the one with the same line behind it', async () => {
    const save = await played(storyOf(walk), picks)
    const reworded = walk
      .replace('[Look.]\n  A street', '[Look around.]\n  A street')
      .replace('[Sleep.]', '[Lie down.]')
    const session = loaded(reworded, save)
    expect(session.frame).toMatchObject({ turn: 2, problem: { data: { turn: 3, label: 'Sleep.' } } })
    expect(() => session.resume('nowhere')).toThrow(expect.objectContaining({ code: 'unknown-choice' }))
    const lie = session.frame.choices.find(({ text }) => text === 'Lie down.')?.id ?? ''
    session.resume(lie)
    expect(session.frame).toMatchObject({ phase: 'ended', turn: 4 })
  })

  test('stops once more where nothing may be meant, and gives the whole save back until the next move', async () => {
    const save = await played(storyOf(walk), picks)
    const cut = walk
      .replace('-> k', '-> room')
      .replace('=== k', '=== room')
      .replace('+ [Sleep.]', '+ [Run.]\n+ [Jump.]')
    const session = loaded(cut, save)
    session.resume()
    expect(session.frame).toMatchObject({ turn: 2, problem: { code: 'save-diverged', data: { turn: 3 } } })
    expect(session.save()).toEqual(save)
    session.choose(session.frame.choices[0]?.id ?? '')
    expect(() => session.resume()).toThrow(expect.objectContaining({ code: 'wrong-input' }))
    expect(session.save()).not.toEqual(save)
  })

  test('without a save there is nothing to go on with', () => {
    const session = createSession(storyOf(walk))
    expect(() => session.resume()).toThrow(expect.objectContaining({ code: 'wrong-input' }))
  })
})

/** A save as format 1 kept it: ids alone, verdicts and values without their slot. */
function inFormatOne(save: Json): Json {
  const nameless = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(nameless)
    const { identity: _, ...rest } = value as Record<string, unknown>
    if (rest.type === 'verdict' || rest.type === 'value') delete rest.slot
    return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, nameless(each)]))
  }
  const { checkpoint: _, ...old } = nameless({ ...(save as object), version: 1 }) as Record<string, never>
  const read = ledgerFrom(old.ledger as never)
  if ('damagedAt' in read) throw new Error('The ledger is not whole.')
  return { ...old, checksum: saveChecksum(old as never, hashOf(read.ledger)) }
}

describe('a save of format 1', () => {
  test('is read once what reads it was fetched, and says at which turns equal words can’t be told apart', async () => {
    const save = inFormatOne(await played(storyOf(house(dawn, day)), ['Wait.', 'Wait.', 'Wait.', 'Sleep.']))
    const session = loaded(house(dawn, day.replace('Evening.', 'Night.')), save)
    expect(session.frame).toMatchObject({ phase: 'writing', turn: 0 })
    expect(session.save()).toEqual(save)
    expect(() => session.enter()).toThrow(expect.objectContaining({ code: 'wrong-input' }))
    expect(await session.settled()).toMatchObject({
      phase: 'ended',
      turn: 5,
      problem: { code: 'save-changed', data: { turns: [2, 3, 4] } },
    })
  })

  test('in the story that it is of says nothing', async () => {
    const save = inFormatOne(await played(storyOf(house(dawn, day)), ['Wait.', 'Wait.']))
    const session = loaded(house(dawn, day), save)
    const frame = await session.settled()
    expect(frame).toMatchObject({ phase: 'choosing', turn: 3 })
    expect(frame.problem).toBeUndefined()
  })

  test('that was changed is damaged, by its own rules', async () => {
    const save = inFormatOne(await played(storyOf(house(day)), ['Wait.']))
    const session = loaded(house(day), { ...(save as object), seed: 9 } as never)
    expect(await session.settled()).toMatchObject({ phase: 'failed', problem: { code: 'save-damaged' } })
  })
})

test('a story in TypeScript says so too where another line stands behind a choice', async () => {
  const told = (line: string): Story =>
    fromMachine(
      createMachine({
        id: 'quay',
        initial: 'rope',
        states: {
          rope: {
            meta: { lines: ['A rope.'] },
            on: { 'choose.rope.take': { target: 'taken', meta: { label: 'Take it.' } } },
          },
          taken: { meta: { lines: [line], ending: 'taken' }, type: 'final' },
        },
      }),
      { id: 'quay' },
    ) as unknown as Story
  const save = await played(told('It is wet.'), ['Take it.'])
  const session = createSession(told('It is dry.'), { lookahead: false, snapshot: save })
  expect(session.frame).toMatchObject({ ending: 'taken', problem: { code: 'save-changed', data: { turns: [2] } } })
  expect(createSession(told('It is wet.'), { lookahead: false, snapshot: save }).frame.problem).toBeUndefined()
})
