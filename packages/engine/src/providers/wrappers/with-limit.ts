import { untilAborted } from '../../base/until-aborted.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { wrapped } from './wrapped.ts'

/** How much is asked at a time. */
export interface Limit {
  /** Requests under way at the same time. Default 2. */
  readonly most?: number
  /** Requests that wait for their turn, first come first served; one more fails as `overloaded`. Default 32. */
  readonly waiting?: number
}

/**
 * Keeps to a number of requests at the same time: a local model has one pair of hands, a vendor counts. It says so as
 * `atOnce`, so that what is prepared does not stand in its queue before what is on screen.
 *
 * @throws ProviderError `overloaded` in the iteration, where too many wait already.
 * @example
 * const oneAtATime = withLimit(provider, { most: 1 })
 */
export function withLimit(provider: NarrativeProvider, limit: Limit = {}): NarrativeProvider {
  const { most = 2, waiting = 32 } = limit
  const queue: (() => void)[] = []
  let running = 0

  const enter = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    if (running < most) {
      running++
      return
    }
    if (queue.length >= waiting) throw new ProviderError('overloaded', { provider: provider.id })
    let admit = (): void => {}
    const admitted = new Promise<void>(resolve => {
      admit = resolve
      queue.push(resolve)
    })
    try {
      await untilAborted(admitted, signal)
    } catch (error) {
      const place = queue.indexOf(admit)
      if (place >= 0) queue.splice(place, 1)
      // Its turn came in the same moment: it is the next one's.
      else leave()
      throw error
    }
  }
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) running--
    else next()
  }

  const fill = async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    await enter(options.signal)
    try {
      yield* provider.fill(request, options)
    } finally {
      leave()
    }
  }
  const { capabilities } = provider
  return wrapped(provider, fill, {
    capabilities: { ...capabilities, atOnce: Math.min(most, capabilities.atOnce ?? most) },
  })
}
