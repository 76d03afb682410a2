import { ProviderError } from '@lacuna/engine'

/** What a server says when asked which models it has: nothing of the story is told. */
export async function listModels(address: string): Promise<readonly string[]> {
  const base = wholeAddress(address)
  let response: Response
  try {
    response = await fetch(`${base}/models`, {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(8000),
    })
  } catch {
    throw new ProviderError('offline', { provider: 'the server' })
  }
  const said = response.ok ? await response.json().catch(() => undefined) : undefined
  const list: unknown = (said as { readonly data?: unknown } | undefined)?.data
  if (!Array.isArray(list)) {
    throw new ProviderError('invalid', {
      provider: 'the server',
      message: 'Something answers there, but it says nothing of models.',
      hint: 'The address ends with the version, as in http://127.0.0.1:11434/v1.',
    })
  }
  return list.map(model => (model as { readonly id?: unknown }).id).filter(id => typeof id === 'string')
}

/** An address as it was typed, with what is usually left out. @throws ProviderError */
export function wholeAddress(typed: string): string {
  const address = /^https?:\/\//.test(typed.trim()) ? typed.trim() : `http://${typed.trim()}`
  // Some browsers take blanks in the name of a host.
  if (/\s/.test(address) || !URL.canParse(address)) {
    throw new ProviderError('invalid', {
      provider: 'the server',
      message: 'This is no address.',
      hint: 'One looks like http://127.0.0.1:11434/v1.',
    })
  }
  const { origin, pathname } = new URL(address)
  return origin + (pathname === '/' ? '/v1' : pathname.replace(/\/+$/, ''))
}
