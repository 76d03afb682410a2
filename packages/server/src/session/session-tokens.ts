import { BoundedMap } from '@lacuna/engine/fill'
import { jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../refusal/refusal.ts'

/** What a token says. */
export interface SessionClaims {
  /** Name of the session: its budget goes by it. */
  readonly session: string
  readonly story: string
  readonly digest: string
  /** The address that it was given to, one of its {@link SessionTokens.addressMarks}. */
  readonly address: string
}

/** Gives and reads tokens. They are signed, not secret: nothing in them says who plays. */
export interface SessionTokens {
  issue(claims: SessionClaims): Promise<string>
  /** @param graceSeconds how long ago it may have run out. Default 0. @throws Refusal `token-refused` */
  read(token: string, graceSeconds?: number): Promise<SessionClaims>
  /**
   * What stands for an address in tokens, counts and logs: it can't be turned back without the secret. One for each secret,
   * that of the first one first, so that what was marked under another one is still known.
   */
  addressMarks(address: string): Promise<readonly [string, ...string[]]>
}

/** Characters of a secret at least: 256 bits, written in base 64 or longer. */
const leastSecret = 32
const issuer = 'lacuna'
const algorithm = 'HS256'

/**
 * @param secrets the first one signs; tokens signed with the others are still read, so that a secret can be changed.
 * @param now milliseconds since 1970.
 */
export function sessionTokens(secrets: readonly string[], seconds: number, now: () => number): SessionTokens {
  const short = secrets.some(secret => typeof secret !== 'string' || secret.length < leastSecret)
  if (secrets.length === 0 || short) {
    throw new TypeError(`A secret has to have ${leastSecret} characters or more: take them from a random source.`)
  }
  const keys = [...new Set(secrets)].map(secret => new TextEncoder().encode(secret))
  const marking = Promise.all(keys.map(key => crypto.subtle.importKey('raw', key, hmac, false, ['sign'])))
  const marks = new BoundedMap<string, readonly [string, ...string[]]>(10_000)
  return {
    issue({ session, story, digest, address }) {
      const at = Math.floor(now() / 1000)
      return new SignJWT({ story, digest, address })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setSubject(session)
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .sign(keys[0] as Uint8Array)
    },
    async read(token, graceSeconds = 0) {
      for (const key of keys) {
        try {
          const { payload } = await jwtVerify(token, key, {
            issuer,
            algorithms: [algorithm],
            requiredClaims: ['sub', 'exp', 'story', 'digest', 'address'],
            currentDate: new Date(now()),
            clockTolerance: graceSeconds,
          })
          const { sub, story, digest, address } = payload
          if ([sub, story, digest, address].every(claim => typeof claim === 'string')) {
            return { session: sub, story, digest, address } as SessionClaims
          }
        } catch {
          // Signed by another secret, forged, or run out: which, is nobody's business.
        }
      }
      throw new Refusal('token-refused')
    },
    async addressMarks(address) {
      const known = marks.get(address)
      if (known !== undefined) return known
      const bytes = new TextEncoder().encode(address)
      const signed = await Promise.all((await marking).map(key => crypto.subtle.sign(hmac, key, bytes)))
      const made = signed.map(hexOf) as readonly string[] as readonly [string, ...string[]]
      marks.set(address, made)
      return made
    },
  }
}

function hexOf(signed: ArrayBuffer): string {
  return Array.from(new Uint8Array(signed).slice(0, 12), byte => byte.toString(16).padStart(2, '0')).join('')
}

const hmac = { name: 'HMAC', hash: 'SHA-256' } as const
