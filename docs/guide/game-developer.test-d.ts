// What the page promises of types; `tsc -b` checks it, and nothing here is run.
import {
  createSession,
  type Frame,
  type LacunaError,
  type NarrativeProvider,
  type Session,
  type Story,
  sessionLogic,
} from '@lacuna/engine'
import { type InkBundle, inkStory } from '@lacuna/engine/ink'
import { expectTypeOf } from 'vitest'
import { createActor } from 'xstate'
import ferry, {
  type CastName,
  type ChoiceId,
  type Entry,
  type SlotId,
  type Variables,
} from '../samples/north-star/ferry.ink'

declare const provider: NarrativeProvider
declare const bundle: InkBundle

// An imported story knows its names.
const session = createSession(ferry, { entry: 'ferry', dial: 'live', provider })
expectTypeOf<Entry>().toEqualTypeOf<'ferry'>()
expectTypeOf<CastName>().toEqualTypeOf<'OONA'>()
expectTypeOf<Variables>().toEqualTypeOf<{ readonly alias: string; readonly gold: number; readonly trust: number }>()
expectTypeOf<'ferry.greet'>().toExtend<SlotId>()
expectTypeOf<'ferry.north'>().toExtend<ChoiceId>()
ferry.slots['ferry.greet'].brief
ferry.variables.gold.initial
ferry.bible.cast.OONA.name
// @ts-expect-error a slot that is not there
ferry.slots['ferry.greeting']
// @ts-expect-error a variable that is not there
ferry.variables.golld
// @ts-expect-error nobody of that name
ferry.bible.cast.OONNA

// Entries.
session.enter('ferry')
session.enter()
session.upcoming(['ferry', ''])
// @ts-expect-error 'fery' would be a type error
session.enter('fery')
// @ts-expect-error an entry that is not there
createSession(ferry, { entry: 'fery' })
// @ts-expect-error an entry that is not there
session.upcoming(['fery'])

// A story whose names nobody knows takes any.
const any = createSession(inkStory(bundle))
any.enter('whatever')
expectTypeOf(any).toEqualTypeOf<Session>()
expectTypeOf(ferry).toExtend<Story<Entry, Variables, SlotId, ChoiceId>>()

// A frame says what can be shown, and nothing in it can be changed.
expectTypeOf<Frame['phase']>().toEqualTypeOf<'idle' | 'writing' | 'choosing' | 'listening' | 'ended' | 'failed'>()
declare const frame: Frame<Variables, ChoiceId>
expectTypeOf(frame.variables.gold).toEqualTypeOf<number>()
expectTypeOf(frame.choices[0]?.id).toEqualTypeOf<ChoiceId | undefined>()
// @ts-expect-error a variable that is not there
frame.variables.golld
// @ts-expect-error a frame is not changed
frame.turn = 2
// @ts-expect-error nor what it holds
frame.lines.push(frame.lines[0])
if (frame.problem?.code === 'save-diverged') console.info(frame.problem.hint)
// @ts-expect-error no problem has this code
if (frame.problem?.code === 'typo') console.info()

// The origin of text can't be left out.
expectTypeOf(frame.lines[0]?.spans[0]?.origin.entry).toEqualTypeOf<number | undefined>()

// The dial has three positions.
session.dial('author')
session.dial('reviewed')
session.dial('live')
// @ts-expect-error there is no such position
session.dial('off')
createSession(ferry, { dial: () => 'author' })

// What a move that is not possible throws.
declare const error: LacunaError
expectTypeOf(error.hint).toExtend<string | undefined>()

// The actor form.
const actor = createActor(sessionLogic(ferry, { provider }), { input: { seed: 7, entry: 'ferry' } })
expectTypeOf(actor.getSnapshot().frame.phase).toEqualTypeOf<Frame['phase']>()
