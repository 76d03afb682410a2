/** A text that the server answered: for which slot of which story. */
export interface AnsweredText {
  /** Digest of the story. */
  readonly digest: string
  /** Full slot id. */
  readonly slot: string
  readonly text: string
}

/** Signs the texts that the server answers, so that it knows them when they come back. */
export interface TextReceipts {
  /** What proves that the server answered the text: 43 characters, the same each time until the first secret is another. */
  sign(text: AnsweredText): Promise<string>
  /** Whether a receipt is of this very text, by any of the secrets. */
  holds(text: AnsweredText, receipt: string): Promise<boolean>
}

const hmac = { name: 'HMAC', hash: 'SHA-256' } as const

/**
 * @param secrets the first one signs; receipts of the others still hold, so that a secret can be changed. Its key is used
 * for receipts alone.
 */
export function textReceipts(secrets: readonly string[]): TextReceipts {
  const keys = Promise.all([...new Set(secrets)].map(keyOf))
  return {
    async sign(text) {
      const [key] = await keys
      const signed = await crypto.subtle.sign(hmac, key as CryptoKey, bytesOf(text))
      const text64 = btoa(String.fromCharCode(...new Uint8Array(signed)))
      return text64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    },
    async holds(text, receipt) {
      const signed = signatureIn(receipt)
      if (signed === undefined) return false
      for (const key of await keys) if (await crypto.subtle.verify(hmac, key, signed, bytesOf(text))) return true
      return false
    },
  }
}

/** A key of its own: nothing else that is signed with the secret can be taken for a receipt. */
async function keyOf(secret: string): Promise<CryptoKey> {
  const encoder = new TextEncoder()
  const root = await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['sign'])
  const own = await crypto.subtle.sign(hmac, root, encoder.encode('lacuna: receipts of texts'))
  return crypto.subtle.importKey('raw', own, hmac, false, ['sign', 'verify'])
}

function bytesOf({ digest, slot, text }: AnsweredText): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([digest, slot, text]))
}

function signatureIn(receipt: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]{43}$/.test(receipt)) return undefined
  return Uint8Array.from(atob(receipt.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))
}
