const decimals = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const groups = /^[0-9a-f]{1,4}$/

/**
 * An address as it is counted, however it is written: without port, zone, brackets or quotes. Of IPv6 it is the network of
 * 64 bits, for a household has as many addresses as it likes in there. IPv4 in IPv6 clothes (mapped, translated, 6to4) is
 * IPv4, and this machine's own addresses are one. What is no address is counted as nobody's, all of it together.
 */
export function countedAddress(address: string): string {
  return withBits(address, 4)
}

/** The network that places are counted by: of IPv6 48 bits, which is as much as one customer is given. */
export function countedNetwork(address: string): string {
  return withBits(address, 3)
}

function withBits(address: string, kept: number): string {
  const plain = hostOf(address)
  const four = fourOf(plain)
  if (four !== undefined) return writtenFour(four)
  const words = wordsOf(plain)
  if (words === undefined) return ''
  const inside = fourInside(words)
  if (inside !== undefined) return writtenFour(inside)
  return `${words
    .slice(0, kept)
    .map(word => word.toString(16))
    .join(':')}::/${kept * 16}`
}

/** The address alone: of `[2001:db8::1%eth0]:443`, `"1.2.3.4:5555"`, `1.2.3.4` and their like. */
function hostOf(address: string): string {
  const plain = address.slice(0, 200).trim().replace(/^"|"$/g, '').trim().toLowerCase()
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(plain) ?? []
  const host = bracketed ?? plain.replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/, '$1')
  return host.replace(/%.*$/, '')
}

function fourOf(text: string): readonly number[] | undefined {
  const parts = decimals.exec(text)?.slice(1).map(Number)
  return parts?.every(part => part < 256) === true ? parts : undefined
}

function writtenFour(four: readonly number[]): string {
  return four[0] === 127 ? '127.0.0.1' : four.join('.')
}

/** The eight words of an IPv6 address. */
function wordsOf(text: string): readonly number[] | undefined {
  const [, head = text, tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? []
  const four = tail === undefined ? undefined : fourOf(tail)
  if (tail !== undefined && four === undefined) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = four ?? []
  const hex = four === undefined ? text : `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  const halves = hex.split('::')
  if (halves.length > 2) return undefined
  const [left = [], right] = halves.map(half => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - (right?.length ?? 0)
  if (right === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...(right ?? [])]
  return all.every(group => groups.test(group)) ? all.map(group => Number.parseInt(group, 16)) : undefined
}

/** The IPv4 address that an IPv6 one stands for. */
function fourInside(words: readonly number[]): readonly number[] | undefined {
  const [first = 0, second = 0, third = 0] = words
  const starts = (...prefix: readonly number[]): boolean => prefix.every((word, index) => words[index] === word)
  const at = (index: number): readonly number[] =>
    [words[index] ?? 0, words[index + 1] ?? 0].flatMap(word => [word >> 8, word & 0xff])
  if (starts(0, 0, 0, 0, 0, 0, 0, 1)) return [127, 0, 0, 1]
  // Mapped, compatible, translated (RFC 2765, 6052), 6to4.
  if (starts(0, 0, 0, 0, 0, 0xffff) || starts(0, 0, 0, 0, 0xffff, 0)) return at(6)
  if (starts(0, 0, 0, 0, 0, 0) && (words[6] ?? 0) > 0) return at(6)
  if (starts(0x64, 0xff9b, 0, 0, 0, 0)) return at(6)
  return first === 0x2002 ? [second >> 8, second & 0xff, third >> 8, third & 0xff] : undefined
}

/**
 * The address of whoever asked, where there are proxies in between that add to `x-forwarded-for`: the entry that the
 * outermost trusted proxy wrote. What stands left of it anybody could have written.
 *
 * @param proxies how many trusted proxies there are; 0 for none, whose headers then mean nothing.
 * @param peer the address that the connection itself comes from: what holds without proxies, and where the header is
 * missing.
 * @example
 * const address = forwardedAddress(request, 1, peer)
 * const answer = await handler(request, { address })
 */
export function forwardedAddress(request: Request, proxies: number, peer: string): string {
  if (proxies === 0) return peer
  const chain = (request.headers.get('x-forwarded-for') ?? '').split(',').map(entry => entry.trim())
  return chain.at(-proxies) || peer
}
