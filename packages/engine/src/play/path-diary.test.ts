import { expect, test } from 'vitest'
import type { Diary } from '../diary/diary.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { restorePlay } from '../save/restore-play.ts'
import { savePlay } from '../save/save-play.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { beginPlay } from './begin-play.ts'
import { PathDiary } from './path-diary.ts'
import type { Play } from './play.ts'
import { type PlayContext, playContext } from './play-context.ts'
import { type PlayMove, reduce } from './reduce.ts'

const story = testStory(`VAR n = 0
-> quay
=== quay ===
# scene: quay
The water is {n}.
+ (look) [Look at the water.]
    ~ n++
    -> quay
+ (row) [Take the boat.] -> boat
=== boat ===
# scene: boat
You row.
+ (back) [Row back.] -> quay
`)

interface Counted {
  readonly context: PlayContext
  /** Steps that were taken. */
  readonly steps: () => number
}

function counted(): Counted {
  let steps = 0
  const counting = (skeleton: Skeleton): Skeleton =>
    new Proxy(skeleton, {
      get(target, name) {
        const member = Reflect.get(target, name, target) as unknown
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => {
          if (name === 'step') steps++
          return Reflect.apply(member, target, args) as unknown
        }
      },
    })
  const counts: Story = { ...story, skeleton: ports => counting(story.skeleton(ports)) }
  return { context: playContext(counts, {}), steps: () => steps }
}

const moves = (count: number): readonly PlayMove[] =>
  Array.from({ length: count }, (_, at) => ({
    type: 'choose',
    id: ['quay.look', 'quay.row', 'boat.back'][at % 3] as string,
  }))

function played(context: PlayContext, some: readonly PlayMove[], from?: Play): Play {
  const begun = from ?? reduce(context, beginPlay(context, {}), { type: 'enter' }).play
  return some.reduce((play, move) => reduce(context, play, move).play, begun)
}

const textsOf = ({ entries }: Diary): readonly string[] => entries.map(({ text }) => text)

test('the diary of a path is the same after going back and forward, in another session, and after a load', () => {
  const { context } = counted()
  const diary = new PathDiary(context.replay)
  const play = played(context, moves(40))
  const here = diary.after(play.tip, play.seed)
  expect(textsOf(here.now).slice(0, 3)).toEqual(['Look at the water.', 'Take the boat.', 'Row back.'])
  expect(textsOf(here.now)).toHaveLength(40)
  expect(textsOf(here.before)).toHaveLength(39)
  const back = played(context, [{ type: 'back' }, { type: 'back' }], play)
  expect(textsOf(diary.after(back.tip, back.seed).now)).toHaveLength(38)
  const forward = played(context, [{ type: 'forward' }, { type: 'forward' }], back)
  expect(diary.after(forward.tip, forward.seed)).toEqual(here)
  const other = counted().context
  expect(new PathDiary(other.replay).after(play.tip, play.seed)).toEqual(here)
  const loaded = restorePlay(other, JSON.parse(JSON.stringify(savePlay(story, play, 'active'))))
  expect(new PathDiary(other.replay).after(loaded.tip, loaded.seed)).toEqual(here)
})

test('a turn more costs no step of the story, however many were before; so do turns back', () => {
  const { context, steps } = counted()
  const diary = new PathDiary(context.replay)
  let play = played(context, moves(3))
  for (let round = 0; round < 40; round++) {
    play = played(context, moves(3), play)
    const before = steps()
    diary.after(play.tip, play.seed)
    expect(steps()).toBe(before)
  }
  const back = played(context, [{ type: 'back' }, { type: 'back' }, { type: 'back' }], play)
  const before = steps()
  diary.after(back.tip, back.seed)
  expect(steps()).toBe(before)
})
