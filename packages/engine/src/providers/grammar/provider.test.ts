import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { type Bible, emptyBible, type Grammar } from '../../story/bible.ts'
import { sampleBible, sampleRequest, sampleSources } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { grammarProvider } from './provider.ts'

describe('the grammar is a provider like any other', () => {
  testProvider({ test, make: () => grammarProvider(sampleBible) })
})

async function fills(bible: Bible, request: FillRequest, seed = 1): Promise<Readonly<Record<string, string>>> {
  let text = ''
  for await (const event of grammarProvider(bible).fill(request, { seed, signal: new AbortController().signal })) {
    if (event.type === 'delta') text += event.text
  }
  const members = Object.entries(JSON.parse(text) as Readonly<Record<string, { readonly text: string }>>)
  return Object.fromEntries(members.map(([key, member]) => [key, member.text]))
}

/** All that the grammar says in `lock.greet`, over many seeds. */
async function said(grammar: Grammar, request = sampleRequest()): Promise<ReadonlySet<string | undefined>> {
  const bible = { ...emptyBible('x'), grammar }
  const all = await Promise.all(Array.from({ length: 30 }, (_, seed) => fills(bible, request, seed)))
  return new Set(all.map(each => each['lock.greet']))
}

describe('a rule takes part when its conditions hold', () => {
  const withTrust = (trust: number): FillRequest => {
    return sampleRequest({ passage: { ...sampleSources.passage, variables: { trust, gold: 7 } } })
  }

  test('the most specific ones win', async () => {
    const grammar: Grammar = {
      'lock.greet': [
        'Late.',
        { when: { trust: '> 1' }, say: 'You.' },
        { when: { trust: '> 1', choice: 'Walk to the lock.' }, say: ['You walked.', 'On foot, then.'] },
      ],
    }
    expect(await said(grammar, withTrust(0))).toEqual(new Set(['Late.']))
    expect(await said(grammar, withTrust(2))).toEqual(new Set(['You walked.', 'On foot, then.']))
    expect(await said(grammar, sampleRequest({ choice: { id: 'run', text: 'Run.' } }))).toEqual(new Set(['You.']))
  })

  test('by the choice just taken and by what a fact says', async () => {
    const rule = (when: Record<string, string | string[]>): Grammar => ({ 'lock.greet': [{ when, say: 'Yes.' }] })
    const yes = new Set(['Yes.'])
    const nothing = new Set([undefined])
    expect(await said(rule({ choice: 'walk' }))).toEqual(yes)
    expect(await said(rule({ choice: 'WALK to the lock.' }))).toEqual(yes)
    expect(await said(rule({ choice: 'run' }))).toEqual(nothing)
    expect(await said(rule({ fact: 'last Barge' }))).toEqual(yes)
    expect(await said(rule({ fact: ['brother', 'barge'] }))).toEqual(yes)
    expect(await said(rule({ fact: ['brother', 'sister'] }))).toEqual(nothing)
  })

  test('never by a variable that the slot does not read', async () => {
    expect(await said({ 'lock.greet': [{ when: { gold: 7 }, say: 'Rich.' }] })).toEqual(new Set([undefined]))
    expect(await said({ 'lock.greet': [{ when: { silver: '!= 1' }, say: 'Poor.' }] })).toEqual(new Set([undefined]))
  })

  test('in every symbol, not only where a fill begins', async () => {
    const grammar: Grammar = { 'lock.greet': ['#you#.'], you: ['Stranger', { when: { trust: 2 }, say: 'Friend' }] }
    expect(await said(grammar, withTrust(2))).toEqual(new Set(['Friend.']))
    expect(await said(grammar, withTrust(1))).toEqual(new Set(['Stranger.']))
  })
})

describe('a rule is Tracery', () => {
  test('with its modifiers, and capital letters of the language', async () => {
    const grammar: Grammar = { 'lock.greet': ['#bird.a.capitalize#, #bird.s#, #do.ed#.'], bird: ['owl'], do: ['wait'] }
    expect(await said(grammar)).toEqual(new Set(['An owl, owls, waited.']))
    const turkish = sampleRequest({ language: 'tr' })
    expect(await said({ 'lock.greet': ['#x.capitalize#'], x: ['iyi'] }, turkish)).toEqual(new Set(['İyi']))
  })

  test('with what it pushes and pops', async () => {
    const grammar: Grammar = { 'lock.greet': ['#[who:#name#]line#'], line: ['#who#, only #who#.'], name: ['Ada', 'Bo'] }
    expect(await said(grammar)).toEqual(new Set(['Ada, only Ada.', 'Bo, only Bo.']))
  })

  test.each<[string, Grammar]>([
    ['a symbol that is not there', { 'lock.greet': ['#nobody#.'] }],
    ['a symbol of which no rule holds', { 'lock.greet': ['#x#.'], x: [{ when: { trust: 9 }, say: 'x' }] }],
    ['a modifier that is not there', { 'lock.greet': ['#x.shout#'], x: ['x'] }],
    ['names of every object', { 'lock.greet': ['#constructor# #toString# #x.constructor#'], x: ['x'] }],
    ['a tag left open', { 'lock.greet': ['Half #x'], x: ['x'] }],
    ['an action left open', { 'lock.greet': ['Half [x:y'], x: ['x'] }],
    ['a circle', { 'lock.greet': ['#a#'], a: ['#b#'], b: ['#a#'] }],
    ['a circle that doubles', { 'lock.greet': ['#a#'], a: ['#a##a#', '#a# #a#'] }],
    [
      'one that ends, but late',
      {
        'lock.greet': ['#a#'],
        a: ['#b##b#'],
        b: ['#c##c##c##c#'],
        c: ['#d##d##d##d##d##d#'],
        d: ['#e##e##e##e##e##e##e##e#'],
        e: ['#f##f##f##f##f##f#'],
        f: ['x'],
      },
    ],
    ['nothing', { 'lock.greet': ['#x#'], x: [''] }],
  ])('%s: the slot is left to the author', async (_, grammar) => {
    expect(await said(grammar)).toEqual(new Set([undefined]))
  })

  test('one bad rule among good ones is passed over', async () => {
    expect(await said({ 'lock.greet': ['Late.', '#nobody#'] })).toEqual(new Set(['Late.']))
  })

  test('whatever the grammar, nothing of Tracery’s own is left in a text', async () => {
    const rule = fc
      .array(
        fc.constantFrom('late', ' ', '#', '#x#', '#y.a#', '#y.zz#', '[', ']', '[x:y]', '((', '\\', '.', '#[x:late]y#'),
        { maxLength: 6 },
      )
      .map(parts => parts.join(''))
    const grammar = fc.record({
      'lock.greet': fc.array(rule, { maxLength: 3 }),
      x: fc.array(rule, { maxLength: 2 }),
      y: fc.array(rule, { maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(grammar, fc.nat(), async (rules, seed) => {
        const text = (await fills({ ...emptyBible('x'), grammar: rules }, sampleRequest(), seed))['lock.greet']
        if (text !== undefined) expect(text).not.toMatch(/#|\(\(|\)\)|undefined|\\/)
      }),
    )
  })
})

test('a slot that is no symbol of the grammar is left out, and nothing else is put in', async () => {
  expect(
    await fills({ ...emptyBible('x'), grammar: { 'lock.water': ['High.'], 'lock.other': ['x'] } }, sampleRequest()),
  ).toEqual({
    'lock.water': 'High.',
  })
})

test('other seeds say other things', async () => {
  const all = await Promise.all(Array.from({ length: 30 }, (_, seed) => fills(sampleBible, sampleRequest(), seed)))
  expect(new Set(all.map(each => each['lock.water'])).size).toBeGreaterThan(3)
})
