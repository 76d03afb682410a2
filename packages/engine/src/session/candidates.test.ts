import { expect, test } from 'vitest'
import type { Director } from '../ahead/director.ts'
import { manualClock } from '../base/manual-clock.ts'
import type { CandidateJudge, CandidateVerdict, JudgedCandidates } from '../fill/judges/candidate-judge.ts'
import { judgeByModel } from '../fill/judges/judge-by-model.ts'
import type { FillStore, StoredFills } from '../fill/store/fill-store.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillEvent, NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { withBudget } from '../providers/wrappers/with-budget.ts'
import { withLimit } from '../providers/wrappers/with-limit.ts'
import { agreedTo } from '../testing/agreed-to.ts'
import { type ScriptedAnswer, type ScriptOptions, scripted } from '../testing/scripted-provider.ts'
import { createSession, type SessionOptions } from './create-session.ts'

const house = testStory(
  `-> hall
=== hall
You stand in the hall. # fill clock: the clock in the hall; max 50 words
+ [Up.] -> attic
+ [Down.] -> cellar
+ [Out.] -> yard
=== attic
Boxes stand there. # fill boxes: the boxes up there; max 60 words
+ [Further.] -> roof
=== cellar
Coal lies there. # fill coal: the coal; max 40 words
-> END
=== yard
Snow. # fill snow: the snow; max 6 words
-> END
=== roof
Tiles lie there. # fill tiles: the tiles; max 40 words
-> END
`,
  { id: 'house' },
)

const boxes = [
  'Nine hatboxes, and in none of them a hat.',
  'Somebody has labelled each crate in pencil, and crossed it out.',
  'A trunk has been nailed shut from within, so the family says.',
] as const
const answers: Readonly<Record<string, ScriptedAnswer>> = {
  'hall.clock': 'It has stopped at a time that suits nobody.',
  'attic.boxes': boxes,
  'cellar.coal': ['It glitters a little, down to the last sack.', 'Black, and swept into one corner by someone tidy.'],
  'yard.snow': 'It lies.',
  'roof.tiles': ['Slates, loose ones.', 'Moss holds most of them.', 'Rain has its own key here.'],
}

/** A judge that says what the test wants, and keeps what it was asked. */
function judgeThat(
  says: (asked: JudgedCandidates) => unknown,
): CandidateJudge & { readonly asked: JudgedCandidates[] } {
  const asked: JudgedCandidates[] = []
  return {
    id: 'test',
    asked,
    judge: async one => {
      asked.push(one)
      return (await says(one)) as CandidateVerdict
    },
  }
}

/** The same provider, which says what each answer cost. */
function counting(provider: NarrativeProvider, cost: (nth: number) => number): NarrativeProvider {
  let nth = 0
  return {
    ...provider,
    async *fill(request, options): AsyncGenerator<FillEvent> {
      const outputTokens = cost(nth++)
      for await (const event of provider.fill(request, options)) {
        yield event.type === 'done' ? { ...event, usage: { inputTokens: 0, outputTokens } } : event
      }
    },
  }
}

const constant = (provider: NarrativeProvider): NarrativeProvider => counting(provider, () => 3000)

interface HallOptions extends Omit<SessionOptions, 'provider' | 'candidates'> {
  readonly judge?: CandidateJudge
  readonly most?: 2 | 3
  readonly script?: Readonly<Record<string, ScriptedAnswer>>
  readonly scripting?: ScriptOptions
  /** Puts something around the provider. Default: each answer has cost 3000 tokens. */
  readonly around?: (provider: NarrativeProvider) => NarrativeProvider
  /** How long the player reads in the hall. Default a minute. */
  readonly readMs?: number
}

/**
 * A session in the hall, the player reading. Its own long slot and those behind two choices pay for three further
 * candidates: two for the attic, one for the cellar.
 */
async function inHall({
  judge,
  most,
  script = {},
  scripting = {},
  around = constant,
  readMs = 60_000,
  ...options
}: HallOptions) {
  const clock = manualClock()
  const provider = scripted({ ...answers, ...script }, { clock, firstMs: 1000, ...scripting })
  const session = createSession(house, {
    dial: 'live',
    clock,
    lookahead: { depth: 1 },
    ...options,
    provider: around(provider),
    ...(judge === undefined ? {} : { candidates: { judge, ...(most === undefined ? {} : { most }) } }),
  })
  session.enter()
  await clock.advance(readMs)
  const times = (slot: string): number =>
    provider.requests.filter(({ slots }) => slots.some(one => one.slot === slot)).length
  const go = async (label: string): Promise<readonly string[]> => {
    session.choose(session.frame.choices.find(({ text }) => text === label)?.id ?? '')
    await clock.settle()
    return session.frame.lines.map(line => line.text)
  }
  /** The last fill of the path. */
  const fill = () => session.ledger().findLast(entry => entry.kind === 'fill')
  const totals = () => session.metrics?.totals
  return { session, clock, provider, times, go, fill, totals }
}

test('without the option each slot is asked for once', async () => {
  const { times, totals } = await inHall({})
  expect(['attic.boxes', 'cellar.coal', 'yard.snow'].map(times)).toEqual([1, 1, 1])
  expect(totals()).toMatchObject({ furtherCandidates: 0, furtherInputTokens: 0, replaced: 0 })
})

test('a long slot that the next choice leads to gets two more, the request again in another variant, and the judge picks', async () => {
  const variants: unknown[] = []
  const around = (provider: NarrativeProvider): NarrativeProvider => ({
    ...provider,
    fill: (request, options) => {
      if (request.slots[0]?.slot === 'attic.boxes') variants.push(options.variant)
      return constant(provider).fill(request, options)
    },
  })
  const judge = judgeThat(({ candidates }) => (candidates.length === 3 ? 2 : 0))
  const { times, provider, session, go, fill, totals } = await inHall({ judge, around })
  expect(['attic.boxes', 'yard.snow'].map(times)).toEqual([3, 1])
  expect(variants).toEqual([0, 1, 2])
  const requests = provider.requests.filter(({ slots }) => slots[0]?.slot === 'attic.boxes')
  expect(new Set(requests.map(request => JSON.stringify(request))).size).toBe(1)
  expect(judge.asked.map(({ candidates }) => candidates)).toContainEqual(boxes)
  expect(await go('Up.')).toEqual([boxes[2]])
  expect(totals()).toMatchObject({ furtherCandidates: 3, replaced: 1, requests: 4 })
  expect(fill()?.notes).toMatchObject({ from: 'ahead', waitMs: 0, judged: { by: 'test', verdict: 3 } })
  const context = await session.contextOf(fill()?.n ?? 0)
  expect(context).toMatchObject({ state: 'kept', judged: { verdict: 3, texts: boxes }, request: requests[2] })
})

test('without a judge of its own a session has its rules pick', async () => {
  const worn = 'Each box is a testament to the silence that stretches between you, ancient and palpable.'
  const clock = manualClock()
  const provider = constant(
    scripted({ ...answers, 'attic.boxes': [worn, boxes[0], boxes[1]] }, { clock, firstMs: 1000 }),
  )
  const session = createSession(house, { dial: 'live', clock, provider, lookahead: { depth: 1 }, candidates: {} })
  session.enter()
  await clock.advance(60_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  expect(session.frame.lines.map(line => line.text)).toEqual([boxes[1]])
  expect(session.ledger().at(-1)?.notes?.judged).toMatchObject({ by: 'rules', verdict: 3 })
})

test('the author’s words stand where the judge keeps them', async () => {
  const { go, fill, session, totals } = await inHall({ judge: judgeThat(() => 'keep') })
  expect(await go('Up.')).toEqual(['Boxes stand there.'])
  expect(fill()).toMatchObject({ fill: { source: 'author', reason: 'kept' }, notes: { judged: { verdict: 'keep' } } })
  expect(totals()).toMatchObject({ kept: 1, replaced: 2 })
  expect(await session.contextOf(fill()?.n ?? 0)).toMatchObject({ judged: { texts: boxes } })
})

test.each([
  ['fails', () => Promise.reject(new Error('No.'))],
  ['is never done', () => new Promise(() => {})],
  ['names a text that is not there', () => 3],
  ['names none', () => -1],
  ['writes', () => 'The third one, with a better ending.'],
  ['says half of one', () => 0.5],
])('a judge that %s leaves the first candidate', async (_, says) => {
  const { go, fill } = await inHall({ judge: judgeThat(says) })
  expect(await go('Up.')).toEqual([boxes[0]])
  expect(fill()?.notes?.judged?.verdict).toBe('none')
})

test('a candidate that breaks its contract is not repaired, and no judge sees it', async () => {
  const judge = judgeThat(() => 1)
  const broken = 'As an AI language model I cannot describe these boxes.'
  const { go, times, provider } = await inHall({ judge, script: { 'attic.boxes': [boxes[0], broken, boxes[2]] } })
  expect(provider.requests.filter(({ repair }) => repair !== undefined)).toEqual([])
  expect(times('attic.boxes')).toBe(3)
  expect(judge.asked.map(({ candidates }) => candidates)).toContainEqual([boxes[0], boxes[2]])
  expect(await go('Up.')).toEqual([boxes[2]])
})

test('the same text again is no candidate, and one alone is not judged', async () => {
  const judge = judgeThat(() => 'keep')
  const { go, fill } = await inHall({ judge, script: { 'attic.boxes': boxes[0], 'cellar.coal': 'It is warm.' } })
  expect(await go('Up.')).toEqual([boxes[0]])
  expect([judge.asked, fill()?.notes?.judged]).toEqual([[], undefined])
})

test('the first stands where the player is quicker: at once, and whatever comes later', async () => {
  const judge = judgeThat(() => 1)
  const { go, fill, provider, clock, session } = await inHall({ judge, readMs: 1500 })
  expect(provider.calls).toBe(6)
  expect(await go('Up.')).toEqual([boxes[0]])
  expect(fill()?.notes).toMatchObject({ from: 'ahead', waitMs: 0 })
  expect([provider.aborted, judge.asked]).toEqual([2, []])
  await clock.advance(60_000)
  expect(session.frame.lines.map(line => line.text)).toEqual([boxes[0]])
  session.back()
  await clock.settle()
  expect(await go('Up.')).toEqual([boxes[0]])
})

test('what is two turns ahead has one candidate until it is one turn ahead', async () => {
  const { go, times, clock } = await inHall({ judge: judgeThat(() => 1), most: 2, lookahead: { depth: 3 } })
  expect(times('roof.tiles')).toBe(1)
  await go('Up.')
  await clock.advance(60_000)
  expect(times('roof.tiles')).toBe(2)
  expect(await go('Further.')).toEqual(['Moss holds most of them.'])
})

test('replay, back and a save have the one that was chosen, and no word of the others', async () => {
  const { go, session, clock } = await inHall({ judge: judgeThat(() => 1) })
  await go('Up.')
  session.back()
  await clock.settle()
  expect(await go('Up.')).toEqual([boxes[1]])
  const save = JSON.stringify(session.save())
  expect(boxes.map(text => save.includes(text))).toEqual([false, true, false])
  const again = createSession(house, { snapshot: save })
  expect(again.frame.lines.map(line => line.text)).toEqual([boxes[1]])
  const n = again.ledger().findLast(entry => entry.kind === 'fill')?.n ?? 0
  const context = await again.contextOf(n)
  expect(context).toMatchObject({ state: 'rebuilt', judged: { by: 'test', verdict: 2 } })
  expect(context?.judged?.texts).toBeUndefined()
})

/** A store, and the texts that were ever saved in it. */
function watchedStore(): { readonly store: FillStore; readonly saved: string[] } {
  const saved: string[] = []
  const store: FillStore = {
    load: async () => [],
    save: async (_, { values }: StoredFills) => void saved.push(...Object.values(values).map(String)),
  }
  return { store, saved }
}

test('a store is given the one that was chosen, or the first where the player is quicker, or goes elsewhere', async () => {
  const shared = { shared: true }
  const chosen = watchedStore()
  await inHall({ judge: judgeThat(() => 1), store: chosen.store, scripting: shared })
  expect(boxes.filter(text => chosen.saved.includes(text))).toEqual([boxes[1]])
  for (const way of ['Up.', 'Out.']) {
    const { store, saved } = watchedStore()
    const { go } = await inHall({ judge: judgeThat(() => 1), store, scripting: shared, readMs: 1500 })
    expect(saved).not.toContain(boxes[0])
    await go(way)
    expect(boxes.filter(text => saved.includes(text))).toEqual([boxes[0]])
  }
})

test('all further candidates of a session cost no more than the first ones for long slots did', async () => {
  // Three long ones and a short one at 3000 each.
  const { totals, go, clock } = await inHall({ judge: judgeThat(() => 1) })
  expect(totals()).toMatchObject({ furtherCandidates: 3, furtherOutputTokens: 9000, outputTokens: 12_000 })
  await go('Up.')
  await clock.advance(60_000)
  expect(totals()).toMatchObject({ furtherCandidates: 4, furtherOutputTokens: 12_000, outputTokens: 15_000 })
  const few = await inHall({ judge: judgeThat(() => 1), most: 2 })
  expect(few.totals()).toMatchObject({ furtherCandidates: 2 })
  expect(['attic.boxes', 'cellar.coal'].map(few.times)).toEqual([2, 2])
})

test('the tokens of a session that prepares are spent on them too, and no more', async () => {
  const { session, times } = await inHall({ judge: judgeThat(() => 1), lookahead: { depth: 1, tokens: 13_000 } })
  expect(times('attic.boxes')).toBe(2)
  expect(session.metrics?.tokensLeft).toBe(13_000 - 4 * 3000)
})

test('a budget around the provider and the metrics count the same', async () => {
  let limited: ReturnType<typeof withBudget> | undefined
  const around = (provider: NarrativeProvider): NarrativeProvider => {
    limited = withBudget(
      counting(provider, nth => 2000 + nth),
      {},
    )
    return limited
  }
  const { totals, provider } = await inHall({ judge: judgeThat(() => 1), around })
  const { outputTokens = 0, furtherOutputTokens = 0 } = totals() ?? {}
  expect(furtherOutputTokens).toBeGreaterThan(0)
  expect(limited?.spent).toMatchObject({ calls: provider.calls, tokens: outputTokens + furtherOutputTokens })
})

test('no more is asked for at once than the provider answers, and what is first takes the place of what is not', async () => {
  const atOnce = { now: 0, most: 0 }
  const around = (provider: NarrativeProvider) =>
    withLimit(
      {
        ...provider,
        async *fill(request, options): AsyncGenerator<FillEvent> {
          atOnce.now++
          atOnce.most = Math.max(atOnce.most, atOnce.now)
          try {
            yield* provider.fill(request, options)
          } finally {
            atOnce.now--
          }
        },
      },
      { most: 1 },
    )
  const { session, provider, clock, times, go } = await inHall({ judge: judgeThat(() => 1), around, readMs: 4500 })
  // Three first ones, one after the other, and then a further one.
  expect([provider.calls, session.metrics?.running, times('attic.boxes')]).toEqual([5, 1, 2])
  expect(await go('Up.')).toEqual([boxes[0]])
  expect(provider.aborted).toBe(1)
  await clock.advance(60_000)
  expect(atOnce.most).toBe(1)
})

test('a first candidate that is due takes the place of a further one, where the provider answers one at a time', async () => {
  const clock = manualClock()
  const provider = scripted(answers, { clock, firstMs: 1000 })
  // What lies two turns ahead is due in the middle of a further candidate.
  const director: Director = {
    depth: 2,
    horizonMs: () => Number.POSITIVE_INFINITY,
    plan: ({ candidates, running }) => {
      const due = candidates.filter(({ depth }) => depth === 1 || clock.now() >= 4500)
      return { start: running > 0 ? [] : due.slice(0, 1).map(({ key }) => key), againInMs: 500 }
    },
  }
  const session = createSession(house, {
    dial: 'live',
    clock,
    provider: withLimit(constant(provider), { most: 1 }),
    lookahead: { director },
    candidates: { judge: judgeThat(() => 1) },
  })
  session.enter()
  await clock.advance(4400)
  expect(provider.requests.map(({ slots }) => slots[0]?.slot).slice(4)).toEqual(['attic.boxes'])
  await clock.advance(400)
  expect(provider.aborted).toBe(1)
  expect(provider.requests.at(-1)?.slots[0]?.slot).toBe('roof.tiles')
  session.close()
})

test('a judge that asks a model is asked with the player’s consent alone, and nothing further without it', async () => {
  const model = scripted({ 'attic.boxes': '2', 'cellar.coal': '2' }, { id: 'elsewhere', local: false })
  const judge = judgeByModel(model)
  const writer = { id: 'scripted' }
  const without = await inHall({ judge, consent: agreedTo(writer) })
  expect([without.times('attic.boxes'), model.calls]).toEqual([1, 0])
  // First ones at 9000 pay for the judge as well.
  const consent = agreedTo(writer, model)
  const around = (provider: NarrativeProvider) => counting(provider, nth => (nth < 4 ? 9000 : 10))
  const agreed = await inHall({ judge, consent, around })
  expect(model.calls).toBeGreaterThan(0)
  expect(consent.sent.some(({ provider }) => provider === 'elsewhere')).toBe(true)
  expect(await agreed.go('Up.')).toEqual([boxes[1]])
  expect(agreed.fill()?.notes?.judged).toMatchObject({ by: 'elsewhere', verdict: 2 })
})
