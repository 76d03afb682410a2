import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../../tools/runs.ts'
import { canonicalJson, type Json } from '../../base/json.ts'
import { requestKey } from '../../provider/request/request-key.ts'
import type { Bible } from '../../story/bible.ts'
import { emptyBible } from '../../story/bible.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'
import type { Fact } from '../../story/skeleton.ts'
import { defaultReads } from '../../story/slot.ts'
import { buildRequest } from './build-request.ts'
import type { RequestSources } from './request-sources.ts'

const names = ['trust', 'gold', 'oath', 'coat'] as const
const word = fc.stringMatching(/^[a-z]{3,8}$/)
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => `${words.join(' ')}.`)
const value: fc.Arbitrary<Json> = fc.oneof(fc.integer(), fc.boolean(), word)

/** A slot as it is generated: what it reads is a part of it. */
const anySlot = fc.record({
  words: text,
  brief: text,
  variables: fc.subarray([...names]),
  typed: fc.subarray(['why', 'who']),
  history: fc.boolean(),
  player: fc.boolean(),
  maxWords: fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
})
const anySources: fc.Arbitrary<RequestSources> = fc
  .record({
    slots: fc.array(anySlot, { minLength: 1, maxLength: 3 }),
    plain: fc.array(text, { maxLength: 2 }),
    variables: fc.record({ trust: value, gold: value, oath: value, coat: value }),
    choice: fc.record({ id: word, text }),
    facts: fc.record({ OONA: fc.array(fc.record({ text }), { maxLength: 3 }) }),
    bound: fc.option(fc.nat(3), { nil: undefined }),
    history: fc.array(text, { minLength: 1, maxLength: 4 }),
    player: text,
    typed: fc.record({ why: text, who: text }),
    style: text,
  })
  .map(({ slots, plain, variables, style, bound, ...rest }) => {
    const open = slots.map(({ words, brief, maxWords, ...reads }, index): OpenSlot => {
      const contract = maxWords === undefined ? {} : { maxWords }
      const slot = {
        id: `hall.s${index}`,
        verb: 'fill',
        brief,
        contract,
        reads: { ...defaultReads, ...reads },
        policy: 'live',
      } as const
      return { slot, brief, words, place: 'narration' }
    })
    const lines = [
      ...plain.map(said => ({ pieces: [{ text: said }], cues: [], tags: [] })),
      ...open.map(({ words }, slot) => ({ pieces: [{ text: words, slot }], cues: [], tags: [] })),
    ]
    const passage: Passage = {
      lines,
      endCues: [],
      slots: open,
      stop: 'choices',
      choices: [{ id: 'on', pieces: [{ text: 'On.' }], tags: [], preferred: false }],
      at: { toJSON: () => null },
      variables,
      present: ['OONA'],
    }
    const facts = bound === undefined ? {} : { facts: bound }
    const bible: Bible = { ...emptyBible('hall'), style, cast: { OONA: {} }, ...facts }
    return { story: { bible }, passage, waiting: open.map((_, index) => index), language: 'en', ...rest }
  })

const inPassage = (sources: RequestSources, change: Partial<Passage>): RequestSources => ({
  ...sources,
  passage: { ...sources.passage, ...change },
})
const inSlot = (sources: RequestSources, change: Partial<OpenSlot>): RequestSources =>
  inPassage(sources, {
    slots: sources.passage.slots.map((slot, index) => (index === 0 ? { ...slot, ...change } : slot)),
  })

/** Whether any slot reads this. */
type Reads = (sources: RequestSources, is: (slot: OpenSlot) => boolean) => boolean
const anyReads: Reads = ({ passage }, is) => passage.slots.some(is)
/** How many facts are told at most. */
const bound = ({ story: { bible } }: RequestSources): number => bible.facts ?? Number.POSITIVE_INFINITY
const held = ({ facts }: RequestSources): readonly Fact[] => facts.OONA ?? []
const never = (): boolean => false
const always = (): boolean => true

/** One thing in what a request could be built from: how it is changed, and whether it is read. */
interface Mutation {
  readonly name: string
  readonly change: (sources: RequestSources) => RequestSources
  readonly isRead: (sources: RequestSources) => boolean
}

const mutations: readonly Mutation[] = [
  ...names.map(
    (name): Mutation => ({
      name: `the variable ${name}`,
      change: sources => inPassage(sources, { variables: { ...sources.passage.variables, [name]: 'another value' } }),
      isRead: sources => anyReads(sources, ({ slot }) => slot.reads.variables.includes(name)),
    }),
  ),
  ...(['why', 'who'] as const).map(
    (id): Mutation => ({
      name: `the words typed at ${id}`,
      change: sources => ({ ...sources, typed: { ...sources.typed, [id]: 'other words entirely' } }),
      isRead: sources => anyReads(sources, ({ slot }) => slot.reads.typed.includes(id)),
    }),
  ),
  {
    name: 'what was read before',
    change: sources => ({ ...sources, history: [...(sources.history ?? []), 'One line more.'] }),
    isRead: sources => anyReads(sources, ({ slot }) => slot.reads.history),
  },
  {
    name: 'the player model',
    change: sources => ({ ...sources, player: 'Quite another player.' }),
    isRead: sources => anyReads(sources, ({ slot }) => slot.reads.player),
  },
  { name: 'the brief', change: sources => inSlot(sources, { brief: 'another brief' }), isRead: always },
  { name: 'the authored words', change: sources => inSlot(sources, { words: 'Other words.' }), isRead: always },
  { name: 'the speaker', change: sources => inSlot(sources, { speaker: 'OONA', place: 'dialogue' }), isRead: always },
  { name: 'the language', change: sources => ({ ...sources, language: 'en-GB' }), isRead: always },
  {
    name: 'the choice just taken',
    change: sources => ({ ...sources, choice: { id: 'x', text: 'Another.' } }),
    isRead: always,
  },
  {
    name: 'the fact that came last',
    change: sources => ({ ...sources, facts: { OONA: [...held(sources), { text: 'She has a key.' }] } }),
    isRead: sources => bound(sources) > 0,
  },
  {
    name: 'a fact before all others',
    change: sources => ({ ...sources, facts: { OONA: [{ text: 'She has a key.' }, ...held(sources)] } }),
    isRead: sources => bound(sources) > held(sources).length,
  },
  {
    name: 'how many facts are told',
    change: s => ({ ...s, story: { bible: { ...s.story.bible, facts: 1 } } }),
    isRead: sources => Math.min(bound(sources), held(sources).length) !== Math.min(1, held(sources).length),
  },
  {
    name: 'the text around',
    change: sources =>
      inPassage(sources, { lines: [...sources.passage.lines, { pieces: [{ text: 'More.' }], cues: [], tags: [] }] }),
    isRead: always,
  },
  {
    name: 'the style',
    change: sources => ({ ...sources, story: { bible: { ...sources.story.bible, style: 'Past tense.' } } }),
    isRead: always,
  },
  {
    name: 'how many variants a key may have',
    change: s => ({ ...s, story: { bible: { ...s.story.bible, variants: 9 } } }),
    isRead: never,
  },
  { name: 'the position', change: sources => inPassage(sources, { at: { toJSON: () => 'elsewhere' } }), isRead: never },
  {
    name: 'a variable of another name',
    change: s => inPassage(s, { variables: { ...s.passage.variables, mud: 1 } }),
    isRead: never,
  },
  { name: 'a cue', change: s => inPassage(s, { endCues: [{ key: 'music', value: 'loud' }] }), isRead: never },
  {
    name: 'what the game’s functions gave',
    change: s => inPassage(s, { recorded: [{ name: 'roll', result: 6 }] }),
    isRead: never,
  },
  { name: 'offers that no slot words', change: s => inPassage(s, { choices: [] }), isRead: never },
  {
    name: 'tags of a line',
    change: s => inPassage(s, { lines: s.passage.lines.map(line => ({ ...line, tags: ['shake'] })) }),
    isRead: never,
  },
  { name: 'names of tainted variables that no slot reads', change: s => ({ ...s, tainted: ['mud'] }), isRead: never },
]

test.each(mutations)(
  '$name: changed, it changes request and key where it is read, and neither where it is not',
  mutation => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(anySources, sources => {
        const changed = mutation.change(sources)
        fc.pre(canonicalJson(changed) !== canonicalJson(sources) || mutation.isRead === never)
        const isRead = mutation.isRead(sources)
        seen.add(isRead)
        const [before, after] = [buildRequest(sources), buildRequest(changed)]
        expect(canonicalJson(after) !== canonicalJson(before)).toBe(isRead)
        expect(requestKey(after, somebody) !== requestKey(before, somebody)).toBe(isRead)
      }),
      { numRuns: runs(60) },
    )
    // Both sides were met, where there are two.
    expect(seen.size).toBe(mutation.isRead === always || mutation.isRead === never ? 1 : 2)
  },
)

const somebody = { id: 'somebody', model: 'small' }

test('the same sources give the same request and key, and another provider or model another key', () => {
  fc.assert(
    fc.property(anySources, sources => {
      const [one, again] = [
        buildRequest(sources),
        buildRequest(structuredClone({ ...sources, passage: { ...sources.passage, at: {} } }) as never),
      ]
      expect(again).toEqual(one)
      const keys = [somebody, { id: 'somebody' }, { id: 'somebody', model: 'large' }, { id: 'else', model: 'small' }]
      expect(new Set(keys.map(provider => requestKey(one, provider))).size).toBe(4)
      expect(requestKey(again, somebody)).toBe(requestKey(one, somebody))
    }),
    { numRuns: runs(60) },
  )
})
