import { expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import type { StoryAuthorship } from '../story/authorship.ts'
import type { BankEntry } from '../story/bank.ts'
import { storyKit } from './story-kit.ts'

const { fill, scene, story } = storyKit({ cast: { OONA: {} }, vars: { alias: 'stranger' } })

function ferry(authorship: StoryAuthorship | undefined, entries: readonly BankEntry[] = [], before = 'Wet wool.') {
  return story({
    id: 'ferry',
    version: '1',
    start: 'deck',
    bible: authorship === undefined ? {} : { authorship },
    banks: { en: { entries } },
    scenes: {
      deck: scene({
        start: 'rail',
        exits: ['quay'],
        beats: {
          rail: {
            lines: [before, { OONA: fill('greet', 'You again, {alias}.', 'guarded') }],
            choices: { go: { label: 'Go.', target: 'below', lines: ['You go.'] } },
          },
          below: { lines: ['Dark.'], choices: { out: { label: 'Out.', target: '#quay' } } },
        },
      }),
      quay: scene({ start: 'stone', exits: [], beats: { stone: { lines: ['Stone.'], ending: 'ashore' } } }),
    },
  })
}

function kindsOf(authorship: StoryAuthorship | undefined) {
  const session = createSession(ferry(authorship), { entry: '' })
  const kinds: (readonly [string, string | undefined])[] = []
  for (;;) {
    const { lines, choices } = session.frame
    for (const { text, origin } of [...lines, ...choices].flatMap(one => one.spans))
      kinds.push([text, origin.authorship?.kind])
    const [choice] = choices
    if (choice === undefined) return kinds
    session.choose(choice.id)
  }
}

test('in a story in TypeScript scenes and beats that came about otherwise are told apart', () => {
  const parts = { deck: { kind: 'assisted' }, 'deck.below': { kind: 'generated' } } as const
  expect(kindsOf({ script: { kind: 'human' }, parts })).toEqual([
    ['Wet wool.', 'assisted'],
    ['You again, stranger.', 'assisted'],
    ['Go.', 'assisted'],
    ['You go.', 'assisted'],
    ['Dark.', 'generated'],
    ['Out.', 'generated'],
    ['Stone.', 'human'],
  ])
  expect(new Set(kindsOf(undefined).map(([, kind]) => kind))).toEqual(new Set([undefined]))
  expect(ferry({ script: { kind: 'human' }, parts }).digest).toBe(ferry(undefined).digest)
})

test('a part that is not there is an error that says which it could be', () => {
  expect(() => ferry({ parts: { dekc: { kind: 'human' } } })).toThrow(
    expect.objectContaining({ code: 'story-invalid', hint: expect.stringContaining('deck') }),
  )
})

test('a text for a slot that has changed since does not stand', () => {
  const entry = { slot: 'deck.greet', text: 'Back.', state: 'written' } as const
  const now = ferry(undefined, [{ ...entry, slotDigest: '?' }]).slotDigests?.['deck.greet'] ?? ''
  const reads = (before: string) => {
    const made = ferry(undefined, [{ ...entry, slotDigest: now }], before)
    return createSession(made, { entry: '', dial: 'reviewed' }).frame.lines[1]?.text
  }
  expect(reads('Wet wool.')).toBe('Back.')
  expect(reads('Dry wool.')).toBe('You again, stranger.')
})
