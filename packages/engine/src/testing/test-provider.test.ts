import { expect, test } from 'vitest'
import { fillAnswer } from '../provider/answer/fill-answer.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { ProviderError, type ProviderErrorKind } from '../provider/port/provider-error.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { type HostileName, hostile } from './hostile-providers.ts'
import { scripted } from './scripted-provider.ts'
import { type ProviderSuite, testProvider } from './test-provider.ts'

/** The names of the tests of the suite that a provider fails. */
async function failures(
  make: () => NarrativeProvider,
  failing: ProviderSuite['failing'] = {},
  secret?: string,
): Promise<readonly string[]> {
  const runs: { readonly name: string; readonly run: () => Promise<void> }[] = []
  testProvider({
    test: (name, run) => runs.push({ name, run }),
    make,
    failing,
    promptMs: 50,
    ...(secret === undefined ? {} : { secret }),
  })
  const failed: string[] = []
  for (const { name, run } of runs) await run().catch(() => failed.push(name))
  return failed
}

const script = { 'lock.water': 'It rises.', 'lock.greet': 'You.', 'lock.leave': 'Go.', 'lock.nickname': 'Heron' }

/** A good provider but for one thing. */
function but(change: Partial<NarrativeProvider>): () => NarrativeProvider {
  return () => ({ ...scripted(script), ...change })
}

async function* answer(request: FillRequest, { signal }: FillOptions): AsyncGenerator<FillEvent> {
  signal.throwIfAborted()
  yield* fillAnswer(Object.fromEntries(request.slots.map(slot => [slot.key, 'Heron'])), { chunk: 4 })
}

function failingWith(error: Error): AsyncIterable<FillEvent> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }
}

test('a good provider fails nothing', async () => {
  expect(await failures(() => scripted(script))).toEqual([])
})

test.each<HostileName>(['fails', 'fails at once', 'breaks off', 'empty', 'babbles', 'breaks the contract'])(
  'a provider that %s does not pass',
  async name => {
    expect(await failures(() => hostile(name))).toContain(
      'the first request: the text is one JSON object of members that were asked for, in the one form',
    )
  },
)

test.each<[string, Partial<NarrativeProvider>, string]>([
  ['no name', { id: ' ' }, 'it has a name'],
  ['no room for one', { capabilities: { ...scripted(script).capabilities, atOnce: 0 } }, 'says what it can do'],
  ['half a place', { capabilities: { ...scripted(script).capabilities, atOnce: 1.5 } }, 'says what it can do'],
  [
    'two ends',
    {
      async *fill(request, options) {
        yield* answer(request, options)
        yield { type: 'done', reason: 'complete' }
      },
    },
    'deltas, then one done',
  ],
  [
    'a member of its own',
    {
      async *fill(_, { signal }) {
        signal.throwIfAborted()
        yield* fillAnswer({ 'lock.water': 'It rises.', 'lock.nickname': 'Heron' })
      },
    },
    'don’t mix',
  ],
  [
    'a hand in the request',
    {
      async *fill(request, options) {
        Object.assign(request, { language: 'xx' })
        yield* answer(request, options)
      },
    },
    'leaves the request as it is',
  ],
  [
    'chance in its rules',
    (() => {
      let calls = 0
      return {
        rules: true,
        async *fill(request: FillRequest, { signal }: FillOptions) {
          signal.throwIfAborted()
          yield* fillAnswer({ [request.slots[0]?.key ?? '']: `Heron${calls++}` })
        },
      }
    })(),
    'equal answers for equal seeds',
  ],
  [
    'no ear for an abort',
    {
      async *fill(request) {
        yield* fillAnswer(Object.fromEntries(request.slots.map(slot => [slot.key, 'Heron'])))
      },
    },
    'aborted before it starts',
  ],
  [
    'no end after an abort',
    {
      async *fill(request, options) {
        yield* answer(request, options)
        if (options.signal.aborted) await new Promise(() => {})
      },
    },
    'aborted while it answers',
  ],
])('%s is found', async (_, change, name) => {
  expect((await failures(but(change))).join('\n')).toContain(name)
})

test('a failure has to come from the iteration, with a code', async () => {
  const failed = await failures(() => scripted(script), {
    'thrown at once': () => hostile('fails at once'),
    'no code': () => hostile('fails'),
    'no failure': () => scripted(script),
  })
  expect(failed).toHaveLength(3)
})

test('a failure has to be of its kind', async () => {
  const broken = (kind: ProviderErrorKind) => () => ({
    ...scripted(script),
    fill: () => failingWith(new ProviderError(kind)),
  })
  const failed = await failures(() => scripted(script), {
    'as said': { kind: 'auth', make: broken('auth') },
    otherwise: { kind: 'auth', make: broken('rate') },
    'no kind': { kind: 'auth', make: () => hostile('fails') },
  })
  expect(failed.map(name => name.split(':')[0])).toEqual(['otherwise', 'no kind'])
})

test('a key that is given away is found', async () => {
  const leaking = but({
    async *fill(request, { signal }) {
      signal.throwIfAborted()
      yield* fillAnswer(Object.fromEntries(request.slots.map(slot => [slot.key, 'key-1'])), { chunk: 4 })
    },
  })
  const failing = {
    'quoted by the error': () => ({
      ...scripted(script),
      fill: () => failingWith(new LacunaError('provider-failed', 'It failed.', { cause: new Error('key-1') })),
    }),
  }
  const names = (await failures(leaking, failing, 'key-1')).join()
  expect(names).toContain('holds no key')
  expect(names).toContain('quoted by the error')
})
