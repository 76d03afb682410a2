import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { emptyBible } from '../story/bible.ts'
import type { External, Skeleton } from '../story/skeleton.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { functionReads } from './function-reads.ts'
import { type InkBundle, inkStory } from './index.ts'
import { InkContent } from './ink-content.ts'
import { inkObjectAt, isInkContainer } from './ink-runtime.ts'

const source = `
EXTERNAL tide()
VAR trust = 1
VAR fare = 2.5
VAR alias = "stranger"
VAR place = -> hub
LIST bag = (letter), coin, key
-> hub
=== hub
+ (north) [Speak of the north.] You speak.
+ (half) [Half a fare.]
  ~ fare = fare / 2
+ [Pay it.]
  ~ fare = 2
+ [Trust.]
  ~ trust++
+ [Lie.]
  ~ alias = "liar"
+ [Coin.]
  ~ bag += coin
+ [Drop.]
  ~ bag -= letter
- -> hub
=== function facts_OONA
{hub.north: You told her you were in the north.}
{hub.half > 1: You bargain: {fare}, that is {fare / 2} for each.}
{trust > 2 and not hub.north: She trusts you, {alias}.}
{bag ? coin: You have {LIST_COUNT(bag)} things: {bag}.}
{deep(trust)}
=== function deep(x)
~ temp y = x * 2
{y > 4: She would say {name_of(y)}.}
=== function name_of(y)
~ return "{alias} {y}"
=== function facts_TAVI
{TURNS_SINCE(-> hub.north) > 1: That was a while ago.}
{tide() > 2: The tide is in.}
=== function facts_ILSE
{place == -> hub: You are at the hub.}
=== function tide
~ return 1
`

const picks = ['Speak of the north.', 'Half a fare.', 'Pay it.', 'Trust.', 'Lie.', 'Coin.', 'Drop.']

function compiled(): InkBundle {
  const bible = {
    ...emptyBible('story'),
    cast: { OONA: {}, TAVI: {}, ILSE: {} },
    externals: { tide: 'pure' as const },
  }
  const { bundle, diagnostics } = compileInk({ file: 'story.ink', source, bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics, null, 1))
  return bundle
}

const people = ['OONA', 'TAVI', 'ILSE']

test('what a function has printed is what it would print, at every place', () => {
  const bundle = compiled()
  let height = 0
  const tide: External = { kind: 'pure', call: () => height }
  const known = inkStory(bundle).skeleton({ externals: { tide } })
  fc.assert(
    fc.property(fc.array(fc.nat({ max: picks.length - 1 }), { maxLength: 12 }), way => {
      const asked: Skeleton = inkStory(bundle).skeleton({ externals: { tide } })
      let [one, other] = [known, asked].map(each => each.step(each.begin(7), { type: 'enter' }))
      for (const pick of way) {
        height = pick
        if (one === undefined || other === undefined) throw new Error('There are no facts.')
        const choice = one.choices[pick]?.id ?? ''
        one = known.step(one.at, { type: 'choose', choice })
        other = asked.step(other.at, { type: 'choose', choice })
        // Made anew, it has nothing to remember.
        const fresh = inkStory(bundle).skeleton({ externals: { tide } })
        const facts = known.facts(one.at, people)
        expect(facts).toEqual(fresh.facts(fresh.load(other.at.toJSON()), people))
        expect(JSON.stringify(one.at)).toBe(JSON.stringify(other.at))
      }
    }),
    { numRuns: runs(30) },
  )
})

test('the script alone says what a function reads, unless turns, the game or a divert to a variable come into it', () => {
  const { root } = new InkContent(compiled())
  const readsOf = (name: string): unknown => {
    const container = inkObjectAt(root, name)
    if (!isInkContainer(container)) throw new Error(name)
    return functionReads(container)
  }
  expect(readsOf('facts_OONA')).toEqual({
    variables: expect.arrayContaining(['fare', 'trust', 'alias', 'bag']),
    visits: [expect.stringMatching(/^hub\./), expect.stringMatching(/^hub\./)],
  })
  expect(readsOf('facts_TAVI')).toBeUndefined()
  expect(readsOf('facts_ILSE')).toBeUndefined()
})
