import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { includedParts } from '../provider/port/included-parts.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'

const story = testStory(
  `VAR alias = "stranger"
-> room
=== room ===
# with OONA
The wall is bare. # fill wall: the wall
The lamp is lit.
OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
OONA: Sit. # fill sit: how she says it
The floor creaks. # fill floor: the floor
+ [On.] -> hall
=== hall ===
The hall. # fill hall: the hall
+ [On.] -> END`,
  { bible: { cast: { OONA: {} } } },
)

const part = (request: FillRequest | undefined, label: string): string | undefined =>
  request && includedParts(request).find(one => one.label === label)?.text

test('what the turn has said before stands in the request, and filled lines of it as they read, softly', async () => {
  const provider = scripted({
    'room.wall': 'Somebody has drawn a ship on the wall.',
    'room.alias': 'Bird',
    'room.sit': 'Sit down, then.',
    'room.floor': 'A board gives way a little.',
    'hall.hall': 'A hall with nine coats.',
  })
  const session = createSession(story, { provider, dial: 'live', lookahead: false })
  session.enter()
  await session.settled()
  const asked = (slot: string): FillRequest | undefined =>
    provider.requests.find(({ slots }) => slots.some(one => one.slot === slot))
  expect(part(asked('room.wall'), 'earlier on this page')).toBeUndefined()
  const floor = asked('room.floor')
  expect(part(floor, 'earlier on this page')).toBe('[may read otherwise: The wall is bare.]\nThe lamp is lit.')
  expect(part(floor, 'lines of it as they read now')).toBe('Somebody has drawn a ship on the wall.')
  session.choose(session.frame.choices[0]?.id ?? '')
  await session.settled()
  expect(part(asked('hall.hall'), 'earlier on this page')).toBeUndefined()
  const loaded = createSession(story, { provider: scripted({}), dial: 'live', snapshot: session.save() })
  for (const entry of session.ledger()) {
    if (entry.kind !== 'fill') continue
    const contents = await loaded.contextOf(entry.n)
    const sent = asked(entry.fill.slot)
    expect(contents).toMatchObject({
      request: { context: sent?.context, ...(sent?.soft === undefined ? {} : { soft: sent.soft }) },
    })
  }
})
