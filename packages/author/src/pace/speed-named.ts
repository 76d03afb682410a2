import type { SimulatedSpeed } from '@lacuna/engine/check'
import { UsageError } from '../command/usage-error.ts'

/** A hosted model begins to answer about so long after it was asked, whatever the whole then takes. */
const firstMs = 600

/**
 * The speed that `--speed` names: `5s` or `2500` (milliseconds) for a whole answer, or `fast`: 0.6 s to the first token
 * and 80 tokens a second.
 * @throws UsageError on anything else.
 */
export function speedNamed(name: string): SimulatedSpeed {
  if (name === 'fast') return { name, firstMs, tokensPerSecond: 80 }
  const [, number, unit] = /^(\d+(?:\.\d+)?)(s|ms)?$/.exec(name) ?? []
  const wholeMs = Number(number) * (unit === 's' ? 1000 : 1)
  if (number === undefined || !(wholeMs >= 1 && wholeMs <= 600_000)) {
    throw new UsageError(
      `--speed ${name} is no speed.`,
      'Write --speed 5s, --speed 2500 (milliseconds) or --speed fast.',
    )
  }
  return { name: `${wholeMs / 1000} s`, firstMs: Math.min(firstMs, wholeMs), wholeMs }
}
