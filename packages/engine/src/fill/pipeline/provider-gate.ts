import { eventsUntil } from '../../base/events-until.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import type { ConsentBook } from '../consent/consent.ts'

/** What stands between the fill pipeline and a provider. */
export interface GatePorts {
  /** Without one, nothing leaves the device. */
  readonly consent: ConsentBook | undefined
  /** Called with each request that is sent, as it is sent. */
  readonly sent?: (request: FillRequest) => void
}

/** Whether a request may be sent to a provider now. */
export function mayAsk(provider: NarrativeProvider, request: FillRequest, consent: ConsentBook | undefined): boolean {
  return provider.capabilities.local === true || consent?.allows(provider, request) === true
}

/**
 * The one place from which a provider is called: everything that the fill pipeline asks goes through here. One that leaves the device is not called
 * without the player's consent, and what it says is not heard any more once that is withdrawn: the iteration then fails
 * with ProviderError `consent`. What is sent beyond the device is noted in the book.
 */
export function providerGate(provider: NarrativeProvider, ports: GatePorts): NarrativeProvider {
  const { consent, sent } = ports
  return {
    ...about(provider),
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      if (!mayAsk(provider, request, consent)) throw new ProviderError('consent', { provider: provider.id })
      const correct = provider.capabilities.local === true ? undefined : consent?.noteSent(provider, request)
      sent?.(request)
      const sending = (changed: FillRequest): void => {
        correct?.(changed)
        sent?.(changed)
      }
      if (correct === undefined || consent === undefined) {
        yield* provider.fill(request, { ...options, sending })
        return
      }
      const withdrawn = new AbortController()
      const stop = consent.onChange(() => {
        if (!mayAsk(provider, request, consent))
          withdrawn.abort(new ProviderError('consent', { provider: provider.id }))
      })
      const signal = AbortSignal.any([options.signal, withdrawn.signal])
      try {
        yield* eventsUntil(provider.fill(request, { ...options, signal, sending }), withdrawn.signal)
      } finally {
        stop()
      }
    },
  }
}

function about({ id, model, rules, recorded, capabilities }: NarrativeProvider): Omit<NarrativeProvider, 'fill'> {
  return {
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === undefined ? {} : { rules }),
    ...(recorded === undefined ? {} : { recorded }),
    capabilities,
  }
}
