import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LacunaError } from '../../story/lacuna-error.ts'
import { ProviderError, type ProviderErrorKind, providerErrorKinds, readProviderError } from './provider-error.ts'

test.each(providerErrorKinds)('%s says in a sentence what happened, and what to do', kind => {
  const error = new ProviderError(kind, { provider: 'anthropic' })
  expect(error).toBeInstanceOf(LacunaError)
  expect(error.code).toBe('provider-failed')
  expect(error.message).toMatch(/^[A-Z].*anthropic.*\.$/)
  expect(error.hint).toMatch(/\.$/)
})

test('a retry helps against what passes by itself', () => {
  const passing = providerErrorKinds.filter(kind => new ProviderError(kind).retryable)
  expect(passing).toEqual(['rate', 'overloaded', 'timeout', 'cut', 'offline'])
  expect(new ProviderError('rate', { retryable: false }).retryable).toBe(false)
})

test('it comes back from its JSON', () => {
  const kind = fc.constantFrom<ProviderErrorKind>(...providerErrorKinds)
  const rest = fc.record(
    {
      provider: fc.constantFrom('anthropic', 'remote'),
      status: fc.integer({ min: 400, max: 599 }),
      retryAfterMs: fc.nat(),
      retryable: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(kind, rest, (kind, options) => {
      const error = new ProviderError(kind, options)
      const again = readProviderError(JSON.parse(JSON.stringify(error)))
      expect(again?.toJSON()).toEqual(error.toJSON())
      expect(again?.retryAfterMs).toBe(error.retryAfterMs)
    }),
  )
})

test('nothing that came over a wire is shown', () => {
  const forged = {
    code: 'provider-failed',
    message: 'sk-secret',
    hint: 'sk-secret',
    data: { kind: 'auth', provider: 'sk secret <b>', retryAfterMs: 'sk-secret', body: 'sk-secret' },
  }
  expect(JSON.stringify(readProviderError(forged))).not.toContain('secret')
  fc.assert(fc.property(fc.anything(), value => void readProviderError(value)))
})

test.each([undefined, null, 'auth', [], {}, { data: { kind: 'bad' } }])('%j is no failure of a provider', json => {
  expect(readProviderError(json)).toBeUndefined()
})
