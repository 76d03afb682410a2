import type { BrowserSource } from './filler-source.ts'

/** The browser's own model, where it has one. */
export function browserModel(): BrowserSource {
  const load = () => import('@lacuna/engine/providers/chrome')
  return {
    kind: 'browser',
    async availability(language) {
      const { chromeProvider } = await load()
      return chromeProvider({ language, creationMs: 3000 }).availability()
    },
    async open({ language, onProgress }) {
      const { chromeProvider } = await load()
      const provider = chromeProvider({ language, ...(onProgress && { onProgress }) })
      if (onProgress) await provider.load()
      return provider
    },
  }
}
