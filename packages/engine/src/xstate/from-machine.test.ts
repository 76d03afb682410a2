import { test } from 'vitest'
import { setup } from 'xstate'
import { fromMachine } from './from-machine.ts'
import type { StoryMeta } from './story-meta.ts'

const { createMachine: create } = setup({
  types: { meta: {} as StoryMeta, context: {} as Record<string, never> },
})

test('a machine by hand', () => {
  const machine = create({
    id: 'm',
    initial: 'a',
    context: {},
    states: {
      a: { meta: { lines: ['One.'] }, on: { 'choose.go': { target: 'b', meta: { label: 'Go.' } } } },
      b: { type: 'final', meta: { lines: ['Two.'], ending: 'out' } },
    },
  })
  const story = fromMachine(machine)
  const s = story.skeleton()
  const p = s.step(s.begin(1), { type: 'enter' })
  console.log(JSON.stringify(p, null, 1))
  console.log(JSON.stringify(s.step(p.at, { type: 'choose', choice: 'go' }), null, 1))
})
