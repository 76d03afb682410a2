import { emptyBible, type Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'

/** Rooms of the story, each a request of its own. */
export const rooms = 12

/** A story with many public requests, and one for each that reads what the player typed. */
export function soakStory(): Story {
  const knots = Array.from({ length: rooms }, (_, room) =>
    [
      `=== room${room} ===`,
      '# entry',
      `Room ${room} is bare. # fill wall: the wall of room ${room}; max 20 words`,
      `The door of room ${room} is shut. # fill door: its door; max 20 words`,
      'Somebody asks. # ask why: why you came',
      '* (because) [Because. # means: a reason]',
      '- Dust. # fill dust: what was said, in the dust; reads @why; max 20 words',
      '-> END',
    ].join('\n'),
  )
  const { bundle, diagnostics } = compileInk({
    file: 'soak.ink',
    source: `-> room0\n${knots.join('\n')}\n`,
    // One answer to one request: with more of them one is made now and then for those who come later.
    bible: { ...emptyBible('soak'), style: 'Present tense. Plain words.', variants: 1 },
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}
