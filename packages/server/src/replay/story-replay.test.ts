import { emptyBible, type Input, type Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { expect, test } from 'vitest'
import { StoryReplay } from './story-replay.ts'

const source = `-> hall
=== hall
# with OONA
The hall.
+ (go) [Go in.] You open the door. # fill door: a door
  -> cellar
=== cellar
That was all.
=== function facts_OONA
{7 % (1 - 1)}
`

function replayOf(): StoryReplay {
  const { bundle } = compileInk({ file: 's.ink', source, bible: { ...emptyBible('s'), cast: { OONA: {} } } })
  if (bundle === undefined) throw new Error('It does not compile.')
  return new StoryReplay({ story: inkStory(bundle) as Story })
}

test('a path to where the story broke arrives there, with the slots in front of it, and facts that break say nothing', () => {
  const replay = replayOf()
  const steps: readonly Input[] = [{ type: 'enter' }, { type: 'choose', choice: 'hall.go' }]
  const { passage, facts } = replay.arrive(replay.route(1, steps))
  expect(passage).toMatchObject({ stop: 'broken', problem: { code: 'story-failed' } })
  expect(passage.slots.map(({ slot }) => slot.id)).toEqual(['hall.door'])
  expect(facts).toEqual({ OONA: [], reader: [] })
  const on = (): unknown => replay.arrive(replay.route(1, [...steps, { type: 'enter' }]))
  expect(on).toThrow(expect.objectContaining({ code: 'path-refused' }))
})
