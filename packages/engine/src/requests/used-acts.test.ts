import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'

const story = testStory(`-> yard
=== yard ===
The yard. # memory: You came by boat.
+ (lid) [Put the lid back.] -> hall
=== hall ===
The hall. # fill hall: the hall
+ (on) [On.] -> room
=== room ===
# document page: the page
One.
Two. # end document
The room. # fill room: the room
+ (out) [Out.] -> road
=== road ===
# document sheet: the sheet
Three.
Four. # end document
The road. # fill road: the road
+ (off) [Off.] -> END`)

const usedIn = ({ soft = [] }: FillRequest): string | undefined =>
  soft.find(({ label }) => label.startsWith('used already'))?.text

test('what fills used of the diary is told to later ones as used, apart for lines and documents, after a load too', async () => {
  const provider = scripted({
    'hall.hall': { uses: [2], text: 'A lid lies straight in the hall.' },
    'room.page': { uses: [1, 2], text: 'A boat.\nA lid, put back.' },
    'room.room': { uses: [3], text: 'Somebody went on through here.' },
    'road.sheet': null,
    'road.road': null,
  })
  const session = createSession(story, { provider, dial: 'live', lookahead: false })
  session.enter()
  for (const choice of ['yard.lid', 'hall.on', 'room.out']) {
    session.choose(choice)
    await session.settled()
  }
  expect(provider.requests.map(request => [request.slots.map(({ slot }) => slot), usedIn(request)])).toEqual([
    [['hall.hall'], undefined],
    [['room.page', 'room.room'], 'For a line: 2.'],
    [['road.sheet', 'road.road'], 'For a line: 2, 3.\nFor a document: 1, 2.'],
  ])
})
