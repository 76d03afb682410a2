import { Refusal } from '../refusal/refusal.ts'
import type { RefusalCode } from '../refusal/refusal-codes.ts'
import type { Limiter, LimitStore } from './limit-store.ts'
import type { Limits } from './limits.ts'

/** Whose account is charged. */
export interface Payer {
  readonly session: string
  readonly address: string
}

/** Tokens that were set aside for one answer. */
export interface Reservation {
  /** What it came to; the rest is given back, or the more is charged. */
  settle(tokens: number): Promise<void>
}

/** All that is counted. Each method takes what it says, or throws a `Refusal` and takes nothing. */
export interface Accounts {
  /** @param points what the request counts for. Default 1. */
  address(address: string, points?: number): Promise<void>
  newSession(address: string): Promise<void>
  session(session: string): Promise<void>
  reserve(payer: Payer, tokens: number): Promise<Reservation>
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** The accounts of a server under its limits. */
export function accounts(store: LimitStore, limits: Limits): Accounts {
  const limiter = (name: string, points: number, seconds: number): Limiter => store.limiter({ name, points, seconds })
  const addressRequests = limiter('address-requests', limits.addressRequests, minute)
  const addressSessions = limiter('address-sessions', limits.addressSessions, hour)
  const sessionRequests = limiter('session-requests', limits.sessionRequests, minute)
  const budgets = {
    session: limiter('session-tokens', limits.sessionTokens, day),
    address: limiter('address-tokens', limits.addressTokens, day),
    day: limiter('day-tokens', limits.dayTokens, day),
  }
  const some = async (from: Limiter, key: string, points = 1): Promise<void> => {
    const { taken, retryAfterMs } = await from.take(key, points)
    if (!taken) throw new Refusal('asked-too-often', { retryAfterMs })
  }
  return {
    address: (address, points) => some(addressRequests, address, points),
    newSession: address => some(addressSessions, address),
    session: session => some(sessionRequests, session),
    async reserve({ session, address }, tokens) {
      const charged: (readonly [Limiter, string])[] = []
      for (const [name, key] of [
        ['session', session],
        ['address', address],
        ['day', 'all'],
      ] as const) {
        const { taken, retryAfterMs } = await budgets[name].take(key, tokens)
        if (!taken) {
          for (const [from, whose] of charged) await from.giveBack(whose, tokens)
          throw new Refusal('budget-spent' satisfies RefusalCode, { retryAfterMs, data: { budget: name } })
        }
        charged.push([budgets[name], key])
      }
      let settled = false
      return {
        async settle(used) {
          if (settled) return
          settled = true
          for (const [from, whose] of charged) await from.giveBack(whose, tokens - Math.ceil(used))
        },
      }
    },
  }
}
