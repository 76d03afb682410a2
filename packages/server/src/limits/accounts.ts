import { Refusal } from '../refusal/refusal.ts'
import type { RefusalCode } from '../refusal/refusal-codes.ts'
import type { Charge, LimitStore, Taken } from './limit-store.ts'
import type { Limits } from './limits.ts'
import { type Patience, StoreFailure } from './patience.ts'

/** Whose accounts are charged. */
export interface Payer {
  readonly session: string
  /** The marks of the address, one for each secret: all of them are charged, so that a change of secrets begins no account anew. */
  readonly address: readonly string[]
}

/** Tokens that were set aside for one answer. */
export interface Reservation {
  /** What it came to; the rest is given back, or the more is charged, where it was taken. Counts once. */
  settle(tokens: number): Promise<void>
}

/**
 * All that is counted. Each method takes what it says, or throws a `Refusal` and takes nothing.
 *
 * A window is a piece of the clock: a minute, an hour or a day in UTC. Each has counts of its own, so that in none of them
 * more is taken than its limit, and what is given back late is given back where it was taken.
 */
export interface Accounts {
  /** @param points what the request counts for. Default 1. */
  address(address: Payer['address'], patience: Patience, points?: number): Promise<void>
  newSession(address: Payer['address'], patience: Patience): Promise<void>
  session(session: string, patience: Patience): Promise<void>
  reserve(payer: Payer, tokens: number, patience: Patience): Promise<Reservation>
}

/** What accounts are kept with. */
export interface AccountPorts {
  readonly store: LimitStore
  readonly limits: Limits
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Called for a store that has failed. */
  readonly fault: (error: unknown) => void
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

interface Rule {
  readonly name: string
  readonly most: number
  readonly windowMs: number
}

/** When to come again where the store can't be reached, in milliseconds. */
const againMs = 5000

/** The accounts of a server under its limits. */
export function accounts({ store, limits, now, fault }: AccountPorts): Accounts {
  const rules = {
    addressRequests: { name: 'address-requests', most: limits.addressRequests, windowMs: minute },
    addressSessions: { name: 'address-sessions', most: limits.addressSessions, windowMs: hour },
    sessionRequests: { name: 'session-requests', most: limits.sessionRequests, windowMs: minute },
    session: { name: 'session-tokens', most: limits.sessionTokens, windowMs: day },
    address: { name: 'address-tokens', most: limits.addressTokens, windowMs: day },
    day: { name: 'day-tokens', most: limits.dayTokens, windowMs: day },
  } as const satisfies Readonly<Record<string, Rule>>

  const charge = ({ name, most, windowMs }: Rule, whose: string, points: number): Charge => {
    const window = Math.floor(now() / windowMs)
    return {
      count: `${name}:${whose}:${window}`,
      points,
      most: Math.min(Math.floor(most), Number.MAX_SAFE_INTEGER),
      endsAt: (window + 1) * windowMs,
    }
  }
  const giveBack = async (charges: readonly Charge[], points: number): Promise<void> => {
    if (points === 0) return
    await store.correct(charges.map(({ count }) => ({ count, points: -points })))
  }
  /** @returns the charge that there is no room for. */
  const take = async (charges: readonly Charge[], patience: Patience): Promise<Charge | undefined> => {
    let taken: Taken
    try {
      taken = await patience.wait(() => store.take(charges), {
        // Nobody uses what came too late.
        late: late => {
          if (late?.taken === true) giveBack(charges, charges[0]?.points ?? 0).catch(fault)
        },
      })
      if (!isTaken(taken, charges)) throw new StoreFailure('A limit store has answered something that is no answer.')
    } catch (error) {
      fault(error)
      throw new Refusal('limits-unavailable', { retryAfterMs: againMs })
    }
    return taken.taken ? undefined : charges[taken.full]
  }
  const some = async (charges: readonly Charge[], patience: Patience): Promise<void> => {
    const full = await take(charges, patience)
    if (full !== undefined) throw new Refusal('asked-too-often', { retryAfterMs: full.endsAt - now() })
  }
  return {
    address: (address, patience, points = 1) =>
      some(
        address.map(mark => charge(rules.addressRequests, mark, points)),
        patience,
      ),
    newSession: (address, patience) =>
      some(
        address.map(mark => charge(rules.addressSessions, mark, 1)),
        patience,
      ),
    session: (session, patience) => some([charge(rules.sessionRequests, session, 1)], patience),
    async reserve({ session, address }, tokens, patience) {
      const points = Math.ceil(tokens)
      if (points <= 0) return { settle: async () => {} }
      const charges = [
        charge(rules.session, session, points),
        ...address.map(mark => charge(rules.address, mark, points)),
        charge(rules.day, 'all', points),
      ]
      const full = await take(charges, patience)
      if (full !== undefined) {
        const budget = full === charges[0] ? 'session' : full === charges.at(-1) ? 'day' : 'address'
        throw new Refusal('budget-spent' satisfies RefusalCode, {
          retryAfterMs: full.endsAt - now(),
          data: { budget },
        })
      }
      let settled = false
      return {
        async settle(used) {
          if (settled) return
          settled = true
          await giveBack(charges, points - Math.ceil(used))
        },
      }
    },
  }
}

function isTaken(taken: Taken, charges: readonly Charge[]): boolean {
  if (typeof taken !== 'object' || taken === null) return false
  return taken.taken === true || (taken.taken === false && charges[taken.full] !== undefined)
}
