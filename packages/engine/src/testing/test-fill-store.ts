import { canonicalJson } from '../base/json.ts'
import { systemClock } from '../base/system-clock.ts'
import type { FillStore, StoredFills } from '../fill/store/fill-store.ts'

/** What the conformance suite needs from a test framework, and from the store under test. */
export interface FillStoreSuite {
  /** Declares one test: `test` of Vitest, Jest, `node:test` ... */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  /** A fresh store with nothing in it; called once for each test. */
  readonly make: () => FillStore | Promise<FillStore>
  /** A second store over the same place, as another visit or another process opens it. Default: the store does not last. */
  readonly reopen?: (store: FillStore) => FillStore | Promise<FillStore>
  /** Puts an item where the store keeps the fills of a key, as a stranger would. Default: nobody else can write there. */
  readonly spoil?: (store: FillStore, key: string, item: unknown) => Promise<void>
  /** A fresh store that keeps so few keys. Default: the store is not bounded. */
  readonly bounded?: { readonly mostKeys: number; readonly make: () => FillStore | Promise<FillStore> }
  /** Stores of which every call fails: what is full, refused, gone. Their calls have to reject, and not throw. */
  readonly failing?: Readonly<Record<string, () => FillStore | Promise<FillStore>>>
}

/**
 * What every fill store promises, as tests. Run it on your own:
 *
 * @example testFillStore({ test, make: () => myStore({ client }) })
 */
export function testFillStore(suite: FillStoreSuite): void {
  const { test, make, reopen, spoil, bounded } = suite

  test('a key that nothing was saved for has no variants', async () => {
    const store = await make()
    await holds(store, keyOf(1), [])
    await store.save(keyOf(2), variant(1), 3)
    await holds(store, keyOf(1), [])
  })

  test('what was saved comes back as it was', async () => {
    const store = await make()
    for (const [index, fills] of [variant(1), rich, { provider: 'rules', rules: true, values: {} }].entries()) {
      await store.save(keyOf(index), fills, 3)
      await holds(store, keyOf(index), [fills])
    }
  })

  test('variants come oldest first, and the oldest goes when there are too many', async () => {
    const store = await make()
    for (const number of [1, 2, 3]) await store.save(keyOf(1), variant(number), 3)
    await holds(store, keyOf(1), [variant(1), variant(2), variant(3)])
    await store.save(keyOf(1), variant(4), 3)
    await holds(store, keyOf(1), [variant(2), variant(3), variant(4)])
    await store.save(keyOf(1), variant(5), 1)
    await holds(store, keyOf(1), [variant(5)])
  })

  test('an equal variant is there once', async () => {
    const store = await make()
    for (const number of [1, 2, 1, 2]) await store.save(keyOf(1), variant(number), 3)
    await holds(store, keyOf(1), [variant(1), variant(2)])
  })

  test('keys are kept apart, however many there are', async () => {
    const store = await make()
    const numbers = Array.from({ length: 12 }, (_, number) => number)
    await Promise.all(numbers.map(number => store.save(keyOf(number), variant(number), 3)))
    for (const number of numbers) await holds(store, keyOf(number), [variant(number)])
  })

  test('what is saved for one key at the same time is all there', async () => {
    const store = await make()
    await Promise.all([1, 2, 3].map(number => store.save(keyOf(1), variant(number), 5)))
    const texts = (await store.load(keyOf(1))).map(({ values }) => values.said)
    check(
      canonicalJson(texts.toSorted()) === canonicalJson(['Text 1.', 'Text 2.', 'Text 3.']),
      `there is only ${texts}`,
    )
  })

  test('what was given out is not changed by what is saved later', async () => {
    const store = await make()
    await store.save(keyOf(1), variant(1), 3)
    const before = await store.load(keyOf(1))
    await store.save(keyOf(1), variant(2), 3)
    check(canonicalJson(before) === canonicalJson([variant(1)]), 'an earlier answer was changed')
  })

  test('what was erased stays erased, what was being saved included', async () => {
    for (let tasks = 0; tasks < 6; tasks++) {
      const store = await make()
      if (store.erase === undefined) return
      await store.save(keyOf(1), variant(1), 3)
      // At every stage of a save, of a variant more and of another key.
      const saving = [store.save(keyOf(1), variant(2), 3), store.save(keyOf(2), variant(1), 3)]
      const loading = store.load(keyOf(1))
      for (let task = 0; task < tasks; task++) await new Promise<void>(resolve => systemClock.after(0, resolve))
      await store.erase()
      await Promise.all([...saving, loading])
      for (const key of [keyOf(1), keyOf(2)]) {
        await holds(store, key, [])
        if (reopen !== undefined) await holds(await reopen(store), key, [])
      }
    }
  })

  test('what is saved after an erasing is kept, and stands alone', async () => {
    const store = await make()
    if (store.erase === undefined) return
    await store.save(keyOf(1), variant(1), 3)
    const erasing = store.erase()
    await Promise.all([erasing, store.save(keyOf(1), variant(2), 3), store.save(keyOf(2), variant(3), 3)])
    await holds(store, keyOf(1), [variant(2)])
    await holds(store, keyOf(2), [variant(3)])
  })

  if (reopen !== undefined) {
    test('another visit finds it', async () => {
      const store = await make()
      await store.save(keyOf(1), variant(1), 3)
      const next = await reopen(store)
      await holds(next, keyOf(1), [variant(1)])
      await next.save(keyOf(1), variant(2), 3)
      await holds(store, keyOf(1), [variant(1), variant(2)])
    })
  }

  if (spoil !== undefined) {
    test('what somebody else wrote there counts as none, and is written over', async () => {
      for (const [number, item] of foreign.entries()) {
        const store = await make()
        await spoil(store, keyOf(number), item)
        await holds(store, keyOf(number), [])
        await store.save(keyOf(number), variant(1), 3)
        await holds(store, keyOf(number), [variant(1)])
      }
    })
  }

  if (bounded !== undefined) {
    test('so many keys are kept, and the one used longest ago goes first', async () => {
      const { mostKeys } = bounded
      const store = await bounded.make()
      await store.save(keyOf(0), variant(0), 3)
      for (let number = 1; number < mostKeys * 2; number++) {
        await store.save(keyOf(number), variant(number), 3)
        // In use all the time.
        await holds(store, keyOf(0), [variant(0)])
      }
      let kept = 0
      for (let number = 0; number < mostKeys * 2; number++) kept += (await store.load(keyOf(number))).length
      check(kept <= mostKeys, `${kept} keys are kept, of ${mostKeys} at most`)
      await holds(store, keyOf(0), [variant(0)])
      await holds(store, keyOf(mostKeys * 2 - 1), [variant(mostKeys * 2 - 1)])
      await holds(store, keyOf(1), [])
    })
  }

  for (const [name, makeFailing] of Object.entries(suite.failing ?? {})) {
    test(`${name}: every call fails, and nothing worse`, async () => {
      const store = await makeFailing()
      const calls = [() => store.load(keyOf(1)), () => store.save(keyOf(1), variant(1), 3), () => store.erase?.()]
      for (const call of calls) {
        // The call itself must not throw: who asks has not begun to listen.
        const outcome = await call()?.then(
          () => 'kept',
          () => 'failed',
        )
        check(outcome !== 'kept', 'a call went through')
      }
    })
  }
}

/** As keys are: 64 hexadecimal digits. */
function keyOf(number: number): string {
  return number.toString(16).padStart(64, 'a')
}

function variant(number: number): StoredFills {
  return { provider: 'sample', model: 'sample-1', values: { said: `Text ${number}.` } }
}

/** Values of all kinds, in letters of one to four bytes, and what would be markup or a path elsewhere. */
const rich: StoredFills = {
  provider: 'sample',
  values: {
    'knot.said': 'A naïve gull – “rain” 🎶.\n\t<b>\\ "x" ../..',
    'knot.count': -4.5,
    'knot.yes': false,
    '': 'empty',
  },
}

const foreign: readonly unknown[] = [
  null,
  'a text',
  17,
  true,
  {},
  [],
  [null, 'text', [], {}],
  [{ provider: 4, values: {} }],
  [{ provider: 'sample', values: { said: { deep: true } } }],
  [{ provider: 'sample', values: ['said'] }],
  [{ provider: 'sample', model: 4, values: {} }],
  { variants: [{ provider: 'sample', values: { said: 'Elsewhere.' } }] },
]

async function holds(store: FillStore, key: string, variants: readonly StoredFills[]): Promise<void> {
  const held = await store.load(key)
  check(
    canonicalJson(held) === canonicalJson(variants),
    `a key has ${JSON.stringify(held)}, and not ${JSON.stringify(variants)}`,
  )
}

function check(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`A fill store broke its promise: ${promise}`)
}
