import { part } from '../parts/part.ts'
import type { BrowserSource } from './filler-source.ts'

const providers = part(() => import('@lacuna/engine/providers/chrome'))

/**
 * The browser's own model, where it has one.
 *
 * @example
 * mount(element, ferry, { fillers: [browserModel()] })
 */
export function browserModel(): BrowserSource {
  return {
    kind: 'browser',
    async availability(language) {
      const { chromeProvider } = await providers()
      return chromeProvider({ language, creationMs: 3000 }).availability()
    },
    async open({ language, onProgress }) {
      const { chromeProvider } = await providers()
      const provider = chromeProvider({ language, ...(onProgress && { onProgress }) })
      if (onProgress) await provider.load()
      return provider
    },
  }
}
