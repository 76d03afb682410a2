import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createActor } from 'xstate'
import { runs } from '../../../../tools/runs.ts'
import { storiesOfFormatOne } from '../../fixtures/format-one.ts'
import { fileOfFormatTwo } from '../../fixtures/format-two.ts'
import { fixtureExternals, shownAfterLoading } from '../../fixtures/shown-after-loading.ts'
import { manualClock } from '../base/manual-clock.ts'
import { explore } from '../check/explore.ts'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { InkBundle } from '../ink/ink-bundle.ts'
import { inkStory } from '../ink/ink-story.ts'
import { readLedger } from '../ledger/read-ledger.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { emptyBible } from '../story/bible.ts'
import type { Story } from '../story/story.ts'
import { createSession } from './create-session.ts'
import { enter, leave } from './events.ts'
import { sessionLogic } from './session-logic.ts'

const pub = testStory(`VAR trust = 0
-> pub
=== pub
# entry
# leave: bye
Tolly looks up. # fill up: how he looks up
* (ask) [Ask him.]
    ~ trust++
    He answers.
    ** [Nod.] -> END
+ [Wait.] -> pub
=== bye
Tolly nods. # ending: left
-> END
=== yard
# entry
The yard.
* [Look.] It is a yard.
    -> END
`)

const talk = () => createSession(pub, { lookahead: false })
const said = ({ frame }: { frame: { lines: readonly { text: string }[] } }) => frame.lines.map(line => line.text)

test('a player walks away, and another talk may begin; counts, variables and spent choices stay', () => {
  const session = talk()
  expect(session.frame.canLeave).toBe(false)
  session.enter('pub')
  expect(session.frame.canLeave).toBe(true)
  session.choose('pub.ask')
  session.leave()
  expect(said(session)).toEqual(['Tolly nods.'])
  expect(session.frame).toMatchObject({ phase: 'ended', ending: 'left', canLeave: false, variables: { trust: 1 } })
  session.enter('yard')
  session.leave()
  expect(session.frame).toMatchObject({ phase: 'ended', lines: [], choices: [], canLeave: false })
  expect(session.frame).not.toHaveProperty('ending')
  session.enter('pub')
  expect(session.frame.choices.map(choice => choice.id)).not.toContain('pub.ask')
})

test('there must be something to walk away from', () => {
  const session = talk()
  expect(() => session.leave()).toThrow(expect.objectContaining({ code: 'wrong-input' }))
  session.enter('yard')
  session.leave()
  expect(() => session.leave()).toThrow(expect.objectContaining({ code: 'wrong-input' }))
})

test('back, forward and jump go over it, and a save with it loads, also after an edit of the story', async () => {
  const session = talk()
  session.enter('pub')
  session.choose('pub.ask')
  session.leave()
  session.enter('yard')
  const shown = session.history().map(({ move, lines }) => [move.type, ...lines.map(line => line.text)])
  expect(shown.map(([type]) => type)).toEqual(['enter', 'choose', 'leave', 'enter'])
  session.back()
  expect(said(session)).toEqual(['Tolly nods.'])
  session.back()
  expect(session.frame.canLeave).toBe(true)
  session.forward()
  session.forward()
  expect(said(session)).toEqual(['The yard.'])
  session.jump(3)
  expect(session.frame.ending).toBe('left')
  session.jump(4)
  const save = JSON.parse(JSON.stringify(session.save()))
  const loaded = createSession(pub, { snapshot: save, lookahead: false })
  expect(loaded.frame.problem).toBeUndefined()
  expect(loaded.history()).toEqual(session.history())
  loaded.back()
  expect(said(loaded)).toEqual(['Tolly nods.'])
  const edited = inkStory({
    ...pub.bundle,
    ...compileInk({
      file: 'test.ink',
      source: `VAR trust = 0\n-> pub\n=== pub\n# entry\n# leave: bye\nTolly looks up.\n* (ask) [Ask him.]\n    ~ trust++\n    He answers.\n    ** [Nod.] -> END\n+ [Wait.] -> pub\n=== bye\nTolly waves. # ending: left\n-> END\n=== yard\n# entry\nThe yard.\n* [Look.] It is a yard.\n    -> END\n`,
      bible: pub.bible,
    }).bundle,
  } as InkBundle)
  const followed = createSession(edited, { snapshot: save, lookahead: false })
  const frame = await followed.settled()
  expect(['save-diverged', 'save-changed', undefined]).toContain(frame.problem?.code)
  expect(followed.history().map(turn => turn.move.type)).toEqual(['enter', 'choose', 'leave', 'enter'])
  expect(readLedger({ format: 3, ledger: session.ledger() }).ledger).toHaveLength(session.ledger().length)
})

test('what is being written is closed with it; nobody is asked for what was left', async () => {
  const clock = manualClock()
  const never: NarrativeProvider = {
    id: 'slow',
    capabilities: { streaming: true, jsonSchema: 'strict', local: true },
    async *fill() {
      await new Promise<void>(resolve => clock.after(60_000, resolve))
      yield { type: 'done', reason: 'complete' }
    },
  }
  const session = createSession(pub, { provider: never, clock, dial: 'live', lookahead: false })
  session.enter('pub')
  expect(session.frame).toMatchObject({ phase: 'writing', canLeave: true })
  session.leave()
  expect(said(session)).toEqual(['Tolly nods.'])
  session.back()
  expect(said(session)).toEqual(['Tolly looks up.'])
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills).toMatchObject([{ slot: 'pub.up', source: 'author', reason: 'interrupted' }])
})

test('to an actor it is an event', () => {
  const actor = createActor(sessionLogic(pub)).start()
  actor.send(enter('pub'))
  actor.send(leave())
  expect(actor.getSnapshot().frame.ending).toBe('left')
})

test('exploration walks away where the story says what that leads to, and nowhere else', () => {
  expect([...explore(pub, { entries: ['pub'] }).endings.keys()]).toContain('left')
  const silent = testStory('-> k\n=== k\nHello.\n* [Stay.] -> END\n=== bye\nBye. # ending: left\n-> END\n')
  expect([...explore(silent).endings.keys()]).toEqual([])
})

test('what was saved in format 2 is loaded, and shows what it showed', async () => {
  const { save, shows } = fileOfFormatTwo<{ save: unknown; shows: unknown }>('save.json')
  const ferry = inkStory(fileOfFormatTwo<InkBundle>('bundle.json')) as unknown as Story
  expect(await shownAfterLoading(ferry, save)).toEqual(shows)
  expect(readLedger(fileOfFormatTwo('ledger.json'))).toMatchObject({ format: 3 })
})

const programs = new URL('../ink/programs/', import.meta.url)
const stories: readonly (readonly [string, Story])[] = [
  ...Object.entries(storiesOfFormatOne()),
  ...readdirSync(programs).flatMap((file): [string, Story][] => {
    const source = readFileSync(new URL(file, programs), 'utf8')
    const read = (path: string) => readFileSync(new URL(path, programs), 'utf8')
    const { bundle } = file.endsWith('.ink') ? compileInk({ file, source, read, bible: emptyBible('program') }) : {}
    return bundle === undefined ? [] : [[file, inkStory(bundle) as unknown as Story]]
  }),
]

test('walking away at any point of any story throws nothing, ends or goes on, and its save loads', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stories),
      fc.array(fc.nat(40), { maxLength: 8 }),
      async ([name, story], picks) => {
        const session = createSession(story, { lookahead: false, externals: fixtureExternals, seed: picks.length + 1 })
        session.enter()
        for (const pick of picks) {
          const { choices } = session.frame
          if (choices.length > 0) session.choose(choices[pick % choices.length]?.id ?? '')
        }
        const { canLeave, variables } = session.frame
        if (!canLeave) {
          expect(() => session.leave(), name).toThrow(expect.objectContaining({ code: 'wrong-input' }))
          return
        }
        session.leave()
        expect(session.frame, name).toMatchObject({ phase: 'ended', variables })
        const loaded = createSession(story, { snapshot: session.save(), lookahead: false, externals: fixtureExternals })
        expect(loaded.frame, name).toEqual(session.frame)
        for (const each of [session, loaded]) each.enter()
        expect(loaded.frame, name).toEqual(session.frame)
        loaded.back()
        loaded.back()
        expect(loaded.frame.canLeave, name).toBe(true)
      },
    ),
    { numRuns: runs(60) },
  )
})
