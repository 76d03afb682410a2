/** What a served game may do besides running from its own server. */
export interface GameHeadersOptions {
  /** Other origins that it may talk to: a fill server elsewhere, a model on the player's machine (`http://localhost:11434`). */
  readonly connect?: readonly string[]
  /** Origins of pages that may show it in a frame. Default none. */
  readonly frameAncestors?: readonly string[]
  /** Whether it may compile WebAssembly: for a model that runs in the page. Default false. */
  readonly wasm?: boolean
}

/**
 * Headers for the pages and files of a game: scripts, pictures and sound from its own server, and no others. PixiJS
 * draws with them; it decodes pictures in a worker that it makes itself (`worker-src blob:`) and makes pictures out of
 * what it has painted (`img-src blob: data:`). No inline script, no inline style, no `eval`.
 *
 * @throws TypeError for what is no origin.
 * @example
 * const headers = gameHeaders({ connect: ['http://localhost:11434'] })
 * new Response(html, { headers: { 'content-type': 'text/html', ...headers } })
 */
export function gameHeaders(options: GameHeadersOptions = {}): Readonly<Record<string, string>> {
  const { connect = [], frameAncestors = [], wasm = false } = options
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'", 'data:'],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...connect.map(originOf)],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': frameAncestors.length === 0 ? ["'none'"] : frameAncestors.map(originOf),
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, values]) => `${name} ${values.join(' ')}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(frameAncestors.length === 0 ? { 'x-frame-options': 'DENY' } : {}),
  }
}

/** An origin, and nothing that could be read as more of a policy. @throws TypeError for anything else */
function originOf(address: string): string {
  const { origin } = new URL(address)
  if (origin === 'null') throw new TypeError(`"${address}" is no origin.`)
  return origin
}
