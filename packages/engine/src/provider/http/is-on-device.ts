/**
 * Whether an address is the machine itself: `localhost`, `127.…` or `[::1]`. A name in the local network is not, and
 * neither is what can't be read.
 *
 * @example
 * isOnDevice('http://localhost:11434/v1') // true
 * isOnDevice('http://192.168.0.7:11434/v1') // false
 */
export function isOnDevice(address: string): boolean {
  try {
    const { hostname, protocol } = new URL(address)
    if (protocol !== 'http:' && protocol !== 'https:') return false
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
  } catch {
    return false
  }
}
