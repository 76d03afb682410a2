import type { Clock } from '@lacuna/engine'
import { inTime } from '@lacuna/engine/fill'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Limits } from '../limits/limits.ts'
import { Refusal } from '../refusal/refusal.ts'

/**
 * Reads a request's body, as long as it is not too long and does not take too long.
 * @throws Refusal `request-too-large`, `request-too-slow`
 */
export function bodyReader({ bodyBytes, bodyMs }: Limits, clock: Clock): (context: Context) => Promise<string> {
  const limit = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw new Refusal('request-too-large', { data: { bytes: bodyBytes } })
    },
  })
  return async context => {
    let text = ''
    const reading = limit(context, async () => {
      text = await context.req.text()
    })
    try {
      const late = (): Refusal => new Refusal('request-too-slow', { data: { ms: bodyMs } })
      await inTime(reading, { clock, ms: bodyMs, late })
      return text
    } catch (error) {
      if (error instanceof Refusal) throw error
      // Whoever sent it has gone, or it is no body.
      throw new Refusal('request-malformed', { data: { at: 'body' } })
    }
  }
}
