/**
 * An address as it is counted: of IPv6 the network (64 bits), for a household has as many addresses as it likes in there;
 * of IPv4 in IPv6 clothes the IPv4.
 */
export function countedAddress(address: string): string {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped !== null) return mapped[1] as string
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/**
 * The address of whoever asked, where there are proxies in between that add to `x-forwarded-for`: the entry that the
 * outermost trusted proxy wrote. What stands left of it anybody could have written.
 *
 * @param proxies how many trusted proxies there are; 0 for none, whose headers then mean nothing.
 */
export function forwardedAddress(request: Request, proxies: number, peer: string): string {
  if (proxies === 0) return peer
  const chain = (request.headers.get('x-forwarded-for') ?? '').split(',').map(entry => entry.trim())
  return chain.at(-proxies) || peer
}
