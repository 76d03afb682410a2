import { readFileSync } from 'node:fs'
import {
  type Cue,
  createSession,
  type Input,
  type Passage,
  type Skeleton,
  type Story,
  textTranscript,
} from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { expect, test } from 'vitest'
import { starter as kit } from './kit.ts'
import { starter as machine } from './machine.ts'

const { bundle, diagnostics } = compileStory('starter.ink', {
  read: file => {
    try {
      return readFileSync(new URL(`ink/${file}`, import.meta.url), 'utf8')
    } catch {
      return undefined
    }
  },
  list: () => ['starter.ink', 'starter.bible.yaml'],
})
const ink = bundle && inkStory(bundle)

/** What a passage must have in common, however it was written. */
function essence(passage: Passage): object {
  const { lines, endCues, slots, stop, choices, ending, variables, present, scene } = passage
  return {
    lines: lines.map(line => ({ ...line, cues: withoutScene(line.cues) })),
    endCues: withoutScene(endCues),
    slots: slots.map(({ slot, brief, words, place, speaker }) => {
      const { id, verb, contract, reads, policy, variable } = slot
      return { id, verb, contract, reads, policy, variable, brief, words, place, speaker }
    }),
    stop,
    // Which of several equal labels it is, only ink has to be told.
    choices: choices.map(({ identity: _, ...choice }) => choice),
    ending,
    variables,
    present,
    scene,
  }
}

function withoutScene(cues: readonly Cue[]): readonly Cue[] {
  return cues.filter(cue => cue.key !== 'scene')
}

function nextInputs(passage: Passage): readonly Input[] {
  if (passage.stop === 'invent') return [{ type: 'value' }, { type: 'value', values: { jar: 'Ottilia' }, mark: 'm' }]
  const ids = passage.choices.map(choice => choice.id)
  if (passage.stop === 'decide') return ids.map(choice => ({ type: 'verdict', choice }))
  return ids.map(choice => ({ type: 'choose', choice }))
}

test('the ink has no mistakes', () => {
  expect(diagnostics).toEqual([])
})

test.each([
  ['the kit', kit as Story],
  ['the machine', machine as Story],
])('%s tells what ink tells, on every path', (_, other) => {
  expect(ink).toBeDefined()
  const one = (ink as unknown as Story).skeleton()
  const two = other.skeleton()
  const endings = new Set<string>()
  let passages = 0
  const walk = (first: Passage, second: Passage, path: readonly Input[]): void => {
    passages++
    expect(essence(second), JSON.stringify(path)).toEqual(essence(first))
    const names = ['BRUNA']
    expect(two.facts(second.at, names)).toEqual(one.facts(first.at, names))
    if (first.ending !== undefined) endings.add(first.ending)
    for (const input of first.stop === 'end' ? [] : nextInputs(first)) {
      walk(one.step(first.at, input), two.step(second.at, input), [...path, input])
    }
  }
  const begun = (skeleton: Skeleton): Passage => skeleton.step(skeleton.begin(1), { type: 'enter', entry: 'bakery' })
  walk(begun(one), begun(two), [])
  expect([...endings].sort()).toEqual(['carried', 'gone', 'kept'])
  expect(passages).toBeGreaterThan(100)
})

test('all three give one transcript', async () => {
  const transcripts = await Promise.all(
    [ink as unknown as Story, kit as Story, machine as Story].map(async story => {
      const session = createSession(story, { seed: 1 })
      session.enter('bakery')
      for (const pick of ['bakery.apron', 'bakery.unsure', 'bakery.take']) {
        await session.settled()
        session.choose(pick)
      }
      await session.settled()
      expect(session.frame).toMatchObject({
        phase: 'ended',
        ending: 'carried',
        stage: { place: 'station', hour: 'dawn' },
      })
      return textTranscript(story, session.history())
    }),
  )
  expect(transcripts[0]).toContain('In your lap, under the cloth, Agata has begun to rise.')
  expect(new Set(transcripts).size).toBe(1)
})
