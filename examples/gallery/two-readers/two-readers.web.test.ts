import { createSession, emptyBible, type Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { type Reading, readReading } from '@lacuna/engine/providers/recorded'
import type { Mounted } from '@lacuna/runtime-web'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { playOn, whatChanges } from './play-on.ts'
import { twoReaders } from './two-readers.ts'

let host: HTMLElement
let mounted: Mounted | undefined

beforeEach(() => {
  host = document.createElement('main')
  document.body.replaceChildren(host)
})
afterEach(() => mounted?.destroy())

const source = `-> quay
=== quay
The lamp gutters.
* [Fill it.] You fill it.
* [Leave it.] You leave it.
- A woman comes. # fill woman: who comes
* [Wait.] The boat is dark. # fill boat: the boat
  -> END
`

function storyOf(): Story {
  const { bundle } = compileInk({ file: 'quay.ink', source, bible: emptyBible('quay') })
  if (!bundle) throw new Error('It does not compile.')
  return inkStory(bundle) as Story
}

function reading(story: Story, name: string, pick: number, woman: string): Reading {
  const session = createSession(story, { seed: 1, entry: '' })
  for (const index of [pick, 0]) session.choose(session.frame.choices[index]?.id ?? '')
  const save = session.save()
  const run = (text: string) => ({ text, source: 'author' })
  return readReading({
    format: 1,
    story: story.id,
    name,
    turns: [
      { turn: 1, lines: [{ runs: [run('The lamp gutters.')] }] },
      {
        turn: 2,
        choice: pick === 0 ? 'Fill it.' : 'Leave it.',
        lines: [
          { runs: [run(pick === 0 ? 'You fill it.' : 'You leave it.')] },
          { runs: [{ text: woman, source: 'recorded', scripted: 'A woman comes.', because: [2] }] },
        ],
      },
      {
        turn: 3,
        choice: 'Wait.',
        lines: [{ runs: [{ text: 'No light aboard.', source: 'recorded', scripted: 'The boat is dark.' }] }],
      },
    ],
    save,
  })
}

const buttonsOf = (element: HTMLElement): readonly HTMLButtonElement[] => [...element.querySelectorAll('button')]

test('what differs is marked, and a touch on it lights the choice that it was made from', () => {
  const story = storyOf()
  const readings = [
    reading(story, 'Ada', 0, 'A woman comes towards the light.'),
    reading(story, 'Bo', 1, 'A woman comes with a torch.'),
  ] as const
  twoReaders(host, { title: 'The quay', readings, playOn: () => {} })
  expect(host.textContent).toContain('nothing is generated now. Reviewed by nobody.')
  const marks = [...host.querySelectorAll('mark')]
  // The last line is the same for both, and nothing to see.
  expect(marks.map(mark => mark.textContent)).toEqual([
    'A woman comes towards the light.',
    'A woman comes with a torch.',
  ])
  const rows = [...host.querySelectorAll('.row')].map(row => [...row.children].map(each => each.textContent !== ''))
  expect(rows.filter(([one, two]) => one !== two)).toHaveLength(4)
  marks[1]?.focus()
  expect([...host.querySelectorAll('.choice.lit')].map(lit => lit.textContent)).toEqual([
    expect.stringContaining('Leave it.'),
  ])
  expect(host.querySelector('[role=status]')?.textContent).toBe('Made from “Leave it.”, by its writer’s own account.')
})

test('whoever leaves the recording stands at that turn of it, and is told what changes', async () => {
  const story = storyOf()
  const ada = reading(story, 'Ada', 0, 'A woman comes towards the light.')
  const card = { name: 'quay', title: 'Quay', by: '', about: '', length: '' }
  const item = { ...card, pictures: async () => ({}) as never, story: async () => story }
  const left: unknown[] = []
  twoReaders(host, { title: 'Quay', readings: [ada, ada], playOn: ({ name }, turn) => left.push([name, turn]) })
  buttonsOf(host)[0]?.click()
  expect(left).toEqual([['Ada', 2]])
  mounted = await playOn(host, item, ada, 2)
  expect(host.textContent).toContain(whatChanges)
  const begin = () => buttonsOf(host).find(one => one.textContent?.startsWith('Begin'))
  await expect.poll(begin).toBeTruthy()
  begin()?.click()
  const session = await mounted.ready
  expect(session.frame.turn).toBe(2)
  expect(session.frame.lines.map(({ text }) => text)).toEqual(['You fill it.', 'A woman comes.'])
  expect(session.frame.choices.map(({ text }) => text)).toEqual(['Wait.'])
})
