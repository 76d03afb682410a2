/**
 * SHA-256 (FIPS 180-4), synchronous. It names contents, and shows that a file was changed; no secret goes through it.
 *
 * @returns 64 lower-case hexadecimal digits.
 */
export function sha256(bytes: Uint8Array): string {
  constants ??= makeConstants()
  const { start, rounds } = constants
  const hash = Int32Array.from(start)
  const blocks = padded(bytes)
  for (let offset = 0; offset < blocks.byteLength; offset += 64) mixBlock(hash, blocks, offset, rounds)
  return Array.from(hash, word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

interface Constants {
  /** Fractions of the square roots of the first 8 primes. */
  readonly start: Int32Array
  /** Fractions of the cube roots of the first 64 primes. */
  readonly rounds: Int32Array
}

let constants: Constants | undefined

/** The first 32 bits of each fraction, exact on every machine. */
function makeConstants(): Constants {
  const primes: bigint[] = []
  for (let number = 2n; primes.length < 64; number++) {
    if (primes.every(prime => number % prime !== 0n)) primes.push(number)
  }
  return {
    start: Int32Array.from(primes.slice(0, 8), prime => fractionOfRoot(prime, 2n)),
    rounds: Int32Array.from(primes, prime => fractionOfRoot(prime, 3n)),
  }
}

function fractionOfRoot(number: bigint, degree: bigint): number {
  const scaled = number << (32n * degree)
  let root = 0n
  // No root of these primes is 32 or more.
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= scaled) root += bit
  return Number(BigInt.asIntN(32, root))
}

/** The message, a one, zeros, and the message's length in bits: whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const all = new Uint8Array(((bytes.length + 72) >> 6) << 6)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setUint32(all.length - 8, bytes.length / 0x20000000)
  view.setUint32(all.length - 4, bytes.length << 3)
  return view
}

const schedule = new Int32Array(64)

function mixBlock(hash: Int32Array, blocks: DataView, offset: number, rounds: Int32Array): void {
  for (let at = 0; at < 16; at++) schedule[at] = blocks.getInt32(offset + 4 * at)
  for (let at = 16; at < 64; at++) {
    const early = schedule[at - 15] as number
    const late = schedule[at - 2] as number
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    schedule[at] = ((schedule[at - 16] as number) + low + (schedule[at - 7] as number) + high) | 0
  }
  let a = hash[0] as number
  let b = hash[1] as number
  let c = hash[2] as number
  let d = hash[3] as number
  let e = hash[4] as number
  let f = hash[5] as number
  let g = hash[6] as number
  let h = hash[7] as number
  for (let at = 0; at < 64; at++) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const one = (h + mixed + (g ^ (e & (f ^ g))) + (rounds[at] as number) + (schedule[at] as number)) | 0
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) | (c & (a | b)))
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  hash[0] = (hash[0] as number) + a
  hash[1] = (hash[1] as number) + b
  hash[2] = (hash[2] as number) + c
  hash[3] = (hash[3] as number) + d
  hash[4] = (hash[4] as number) + e
  hash[5] = (hash[5] as number) + f
  hash[6] = (hash[6] as number) + g
  hash[7] = (hash[7] as number) + h
}

/** Bits turned to the right. */
function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
