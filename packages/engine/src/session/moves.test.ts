import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Frame } from '../story/frame.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { watchSession } from '../testing/watch-session.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession, type Session } from './create-session.ts'

const read = (name: string): string => readFileSync(new URL(`./stories/${name}.ink`, import.meta.url), 'utf8')
const ferry = testStory(read('ferry'), {
  id: 'ferry',
  bible: { cast: { OONA: {} }, title: 'The Ferry', by: 'N. N.' },
})

const written = {
  'ferry.smell': 'Tar. Rain on the deck.',
  'ferry.greet': 'You. Today of all days.',
  'ferry.letter': 'Hand it over.',
  'ferry.alias': 'Gull',
  'ferry.harbour': 'Lamps, and then more lamps.',
  'ferry.aboard': 'Stay where you are.',
  'harbour.empty': 'Nobody waits here.',
}

/** What a player sees: not where in the ledger it stands. */
function seen({ lines, choices, stage, variables, phase, ending, turn }: Frame): unknown {
  const words = (shown: readonly { text: string; spans: Frame['lines'][number]['spans'] }[]) =>
    shown.map(({ text, spans }) => [text, spans.map(span => [span.text, span.origin.source, span.origin.slot])])
  return {
    turn,
    phase,
    ending,
    stage,
    variables,
    lines: words(lines),
    choices: words(choices),
    ids: choices.map(c => c.id),
  }
}

async function toTheEnd(session: Session): Promise<Frame[]> {
  session.enter()
  const frames = [await session.settled()]
  for (const id of ['ferry.give', 'ferry.north', 'ferry.stay']) {
    session.choose(id)
    frames.push(await session.settled())
  }
  return frames
}

function refusal(move: () => void): LacunaError {
  try {
    move()
  } catch (error) {
    return error as LacunaError
  }
  throw new Error('It was not refused.')
}

test('a play-through is told from its beginning to its ending, each frame with lines, choices, stage and variables', async () => {
  const session = createSession(ferry)
  expect(session.frame).toMatchObject({ phase: 'idle', turn: 0, lines: [], choices: [], canGoBack: false })
  const [deck, winter, named, end] = await toTheEnd(session)
  expect(deck).toMatchObject({ phase: 'choosing', turn: 1, stage: { place: 'deck' } })
  expect(deck?.lines.map(line => [line.speaker, line.text])).toEqual([
    [undefined, 'The ferry smells of diesel and wet wool.'],
    ['OONA', 'You again.'],
  ])
  expect(deck?.choices.map(choice => choice.text)).toEqual(['Give her the letter.', 'Keep it.'])
  expect(winter).toMatchObject({ turn: 2, ask: { slot: 'ferry.winter', brief: 'where you spent it' } })
  expect(named?.lines.map(line => line.text)).toEqual([
    'Oona studies you.',
    'Well then, stranger.',
    'The fare has gone up.',
    'She turns to the rail, stranger, and the harbour comes.',
  ])
  expect(named).toMatchObject({ stage: { place: 'cabin' }, variables: { trust: 3 } })
  expect(end).toMatchObject({ phase: 'ended', ending: 'aboard', stage: {}, choices: [], canGoBack: true })
})

test('back and forward through the whole play-through show the same words, and nobody is asked again', async () => {
  const provider = scripted(written, { chunk: 5 })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live' })
  const watch = watchSession(session)
  const frames = (await toTheEnd(session)).map(seen)
  const { calls } = provider
  for (let at = frames.length - 2; at >= 0; at--) {
    session.back()
    expect(seen(session.frame)).toEqual(frames[at])
  }
  expect(session.frame.canGoBack).toBe(false)
  for (let at = 1; at < frames.length; at++) {
    session.forward()
    expect(seen(session.frame)).toEqual(frames[at])
  }
  expect(session.frame.canGoForward).toBe(false)
  expect(provider.calls).toBe(calls)
  expect(watch.broken).toEqual([])
})

test('the same choice after going back is the same turn again; another one is a new turn', async () => {
  const provider = scripted(written)
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live' })
  const frames = await toTheEnd(session)
  const { calls } = provider
  session.jump(1)
  session.choose('ferry.give')
  expect(seen(session.frame)).toEqual(seen(frames[1] as Frame))
  session.choose('ferry.north')
  expect(seen(session.frame)).toEqual(seen(frames[2] as Frame))
  session.choose('ferry.stay')
  expect(seen(session.frame)).toEqual(seen(frames[3] as Frame))
  expect(provider.calls).toBe(calls)
  session.jump(1)
  session.choose('ferry.keep')
  const other = await session.settled()
  expect(other).toMatchObject({ turn: 2, variables: { trust: 1 }, canGoForward: false })
  expect(session.history().map(turn => turn.move.type)).toEqual(['enter', 'choose'])
})

test('an answer in the words of a choice is that choice, and the same answer after going back is the same turn', async () => {
  const provider = scripted(written)
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live' })
  session.enter()
  await session.settled()
  session.choose('ferry.keep')
  await session.settled()
  expect(refusal(() => session.answer('On the moon.'))).toMatchObject({
    code: 'answer-not-understood',
    hint: 'It knows: In the north. / Say nothing.',
  })
  session.answer('in the north')
  const frame = await session.settled()
  expect(frame.turn).toBe(3)
  expect(session.ledger().at(-1)).toBeDefined()
  const { calls } = provider
  session.back()
  session.answer('in the north')
  expect(seen(await session.settled())).toEqual(seen(frame))
  expect(provider.calls).toBe(calls)
})

test('each move that is not possible is refused with a code and with what is possible, and changes nothing', async () => {
  const session = createSession(ferry)
  const refused: [() => void, string, RegExp][] = [
    [() => session.choose('ferry.give'), 'nothing-offered', /Enter/],
    [() => session.back(), 'nothing-to-go-back-to', /./],
    [() => session.forward(), 'nothing-to-go-forward-to', /./],
    [() => session.jump(3), 'unknown-turn', /./],
    [() => session.enter('cellar'), 'unknown-entry', /ferry, harbour/],
    [() => session.world({ trust: 4 }), 'not-entered', /./],
    [() => session.language('not a language'), 'unknown-language', /BCP 47/],
    [() => session.dial('loud' as never), 'wrong-value', /author, reviewed, live/],
  ]
  const check = (): void => {
    for (const [move, code, hint] of refused) {
      const before = JSON.stringify(session.save())
      const { frame } = session
      const error = refusal(move)
      expect([error.name, error.code]).toEqual(['LacunaError', code])
      expect(error.hint).toMatch(hint)
      expect(session.frame).toBe(frame)
      expect(JSON.stringify(session.save())).toBe(before)
    }
  }
  check()
  session.enter()
  refused.splice(
    0,
    refused.length,
    [() => session.choose('ferry.pay'), 'unknown-choice', /ferry\.give \(Give her the letter\.\), ferry\.keep/],
    [() => session.choose(undefined as never), 'unknown-choice', /ferry\.give/],
    [() => session.enter(), 'wrong-input', /restart/],
    [() => session.answer('hello'), 'wrong-input', /choices/],
    [() => session.back(), 'nothing-to-go-back-to', /./],
    [() => session.jump(0), 'unknown-turn', /1 to 1/],
    [() => session.jump(Number.NaN), 'unknown-turn', /1 to 1/],
    [() => session.world({ nobody: 1 }), 'unknown-variable', /./],
    [() => session.world({ trust: 'much' }), 'wrong-value', /./],
    [() => session.world({ trust: Number.NaN }), 'wrong-value', /./],
    [() => session.world({ trust: (() => 1) as never }), 'wrong-value', /./],
    [() => session.world(null as never), 'wrong-value', /./],
    [() => session.restart(Number.NaN), 'wrong-value', /number/],
    [() => session.language(undefined as never), 'unknown-language', /./],
  )
  check()
  session.choose('ferry.give')
  session.choose('ferry.north')
  session.choose('ferry.ashore')
  refused.splice(
    0,
    refused.length,
    [() => session.choose('ferry.ashore'), 'nothing-offered', /enter|restart/],
    [() => session.forward(), 'nothing-to-go-forward-to', /./],
  )
  check()
})

test('the actor emits a refused move, and events that are none change nothing', () => {
  const session = createSession(ferry)
  const refused: string[] = []
  session.actor.on('refused', ({ error }) => refused.push(error.code))
  session.actor.send({ type: 'choose', id: 'x' })
  session.actor.send({ type: 'dance' } as never)
  session.actor.send({ type: 'xstate.done.actor.x' } as never)
  expect(refused).toEqual(['nothing-offered', 'wrong-input'])
  session.enter()
  expect(session.frame.phase).toBe('choosing')
})

test('a choice while the turn is being written is refused, and the writing goes on', async () => {
  const clock = manualClock()
  const session = createSession(ferry, {
    lookahead: false,
    provider: scripted(written, { clock, firstMs: 100 }),
    dial: 'live',
    clock,
  })
  session.enter()
  expect(session.frame.phase).toBe('writing')
  expect(refusal(() => session.choose('ferry.give'))).toMatchObject({ code: 'nothing-offered' })
  expect(refusal(() => session.world({ gold: 3 }))).toMatchObject({ code: 'not-entered' })
  expect(refusal(() => session.enter())).toMatchObject({ code: 'wrong-input' })
  await clock.advance(200)
  expect(session.frame.phase).toBe('choosing')
  expect(session.frame.lines[0]?.text).toBe(written['ferry.smell'])
})

test('a new start begins at the same door, by the same seed or another', async () => {
  const session = createSession(ferry, { seed: 4 })
  session.enter('harbour')
  expect(session.frame).toMatchObject({ phase: 'ended', turn: 1 })
  session.restart()
  expect(session.frame).toMatchObject({ phase: 'ended', turn: 1, canGoBack: false })
  expect((session.save() as { seed: number }).seed).toBe(4)
  session.restart(9)
  expect((session.save() as { seed: number }).seed).toBe(9)
  expect(session.ledger().map(entry => entry.kind === 'move' && entry.move.type)).toEqual([
    'enter',
    'restart',
    'enter',
    'restart',
    'enter',
  ])
})

test('a game enters for one talk after the other, and the variables hold', async () => {
  const session = createSession(ferry)
  await toTheEnd(session)
  session.enter('harbour')
  expect(session.frame).toMatchObject({ phase: 'ended', turn: 5, variables: { trust: 3 } })
  expect(session.frame.lines.map(line => line.text)).toEqual(['The harbour is empty, stranger.'])
  session.back()
  expect(session.frame).toMatchObject({ phase: 'ended', turn: 4, ending: 'aboard' })
  session.enter()
  expect(session.frame).toMatchObject({ turn: 5, variables: { trust: 3 } })
})

test('closing ends the actor with the ending and the variables, whatever is going on', async () => {
  const session = createSession(ferry)
  await toTheEnd(session)
  session.close()
  expect(session.actor.getSnapshot()).toMatchObject({
    status: 'done',
    output: { ending: 'aboard', variables: { trust: 3 } },
  })
  expect(refusal(() => session.enter()).code).toBe('session-closed')

  const clock = manualClock()
  const provider = scripted(written, { clock, firstMs: 100, chunk: 4, betweenMs: 10 })
  const writing = createSession(ferry, { lookahead: false, provider, dial: 'live', clock })
  writing.enter()
  await clock.advance(150)
  writing.close()
  await clock.settle()
  expect(writing.actor.getSnapshot()).toMatchObject({ status: 'done', output: { variables: { trust: 1 } } })
  expect([provider.aborted, clock.waiting]).toEqual([1, 0])

  const unused = createSession(ferry)
  unused.close()
  expect(unused.actor.getSnapshot().status).toBe('done')
})

test('an actor that is stopped lets go of what is being written', async () => {
  const clock = manualClock()
  const provider = scripted(written, { clock, firstMs: 100, chunk: 4, betweenMs: 10 })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live', clock })
  session.enter()
  await clock.advance(150)
  session.actor.stop()
  await clock.settle()
  expect([provider.aborted, clock.waiting]).toEqual([1, 0])
})

test('going back while something is written leaves the turn as far as it was read', async () => {
  const clock = manualClock()
  const provider = scripted(written, { clock, firstMs: 100, chunk: 48, betweenMs: 1000 })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live', clock })
  session.enter()
  await clock.advance(6000)
  session.choose('ferry.keep')
  await clock.advance(6000)
  session.choose('ferry.north')
  expect(session.frame.phase).toBe('writing')
  session.back()
  await clock.advance(6000)
  expect(session.frame).toMatchObject({ turn: 2, phase: 'choosing', canGoForward: true })
  expect(clock.waiting).toBe(0)
  session.forward()
  expect(session.frame).toMatchObject({ turn: 3, phase: 'choosing', variables: { alias: 'stranger' } })
})

const stair = storyKit({ cast: {}, vars: {} })
const rooms = stair.scene({
  start: 'hall',
  beats: {
    hall: { lines: ['The hall.'], choices: { up: { label: 'Up.', target: 'attic' } } },
    attic: {
      lines: [stair.fill('dust', 'Dust.', 'the attic')],
      choices: { stay: { label: 'Stay.', target: 'attic' } },
    },
  },
})
const house = stair.story({ id: 'house', version: '1', start: 'rooms', scenes: { rooms }, bible: { allow: 'live' } })
const attic = testStory(
  '-> hall\n=== hall\nThe hall.\n+ (up) [Up.]\n- Dust. # fill dust: the attic\n+ (stay) [Stay.] -> END\n',
  { id: 'attic' },
)

test.each([
  ['a machine', house, 'rooms.dust'],
  ['ink', attic, 'hall.dust'],
] as const)(
  'a choice made anew tells anew what was interrupted; going forward leaves it as it was (%s)',
  async (_, story, slot) => {
    const clock = manualClock()
    const said = 'Trunks under the roof. And a rocking horse.'
    const provider = scripted({ [slot]: said }, { clock, firstMs: 100, chunk: 48, betweenMs: 1000 })
    const session = createSession(story as Story, { lookahead: false, provider, dial: 'live', clock, entry: '' })
    const line = (): string | undefined => session.frame.lines.at(-1)?.text
    const up = session.frame.choices[0]?.id ?? ''
    session.choose(up)
    await clock.advance(99)
    session.back()
    session.forward()
    expect([session.frame.phase, line()]).toEqual(['choosing', 'Dust.'])
    session.back()
    session.choose(up)
    await clock.settle()
    expect([session.frame.phase, provider.calls]).toEqual(['writing', 2])
    // Half of it was there: that is no turn that was told, either.
    await clock.advance(500)
    expect(line()).toBe('Trunks under the roof.')
    session.back()
    session.forward()
    expect(line()).toBe('Trunks under the roof.')
    session.back()
    session.choose(up)
    await clock.advance(5000)
    expect([session.frame.phase, line(), provider.calls]).toEqual(['choosing', said, 3])
    // Told to its end, it is the same turn again.
    session.back()
    session.choose(up)
    expect([session.frame.phase, line(), provider.calls]).toEqual(['choosing', said, 3])
  },
)

test('a turn that was cut at the deadline was told, and nobody is asked for it twice', async () => {
  const clock = manualClock()
  const provider = scripted(
    { 'hall.dust': 'Trunks under the roof. And a rocking horse.' },
    { clock, firstMs: 100, chunk: 48, betweenMs: 20_000 },
  )
  const session = createSession(attic, { lookahead: false, provider, dial: 'live', clock, entry: '' })
  session.choose('hall.up')
  await clock.advance(7000)
  expect([session.frame.phase, session.frame.lines.at(-1)?.text]).toEqual(['choosing', 'Trunks under the roof.'])
  session.back()
  session.choose('hall.up')
  expect([session.frame.phase, provider.calls]).toEqual(['choosing', 1])
})
