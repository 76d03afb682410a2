import { part } from '../parts/part.ts'
import type { FileSource } from './filler-source.ts'

/** Where the game serves what runs a model file; see `WllamaOptions` of `@lacuna/engine/providers/wllama`. */
export interface ModelFileOptions {
  /** With Vite: `import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'`. */
  readonly wasm: string
  readonly compat?: { readonly worker: string; readonly wasm: string }
}

const providers = part(() => import('@lacuna/engine/providers/wllama'))

/**
 * A model file (GGUF) of the player's, run in the page. The game has to have `@wllama/wllama` installed.
 *
 * @example
 * import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'
 * mount(element, ferry, { fillers: [modelFile({ wasm })] })
 */
export function modelFile(options: ModelFileOptions): FileSource {
  return {
    kind: 'file',
    async open({ files, onProgress }) {
      const { wllamaProvider } = await providers()
      const provider = wllamaProvider({ ...options, model: files, onProgress })
      await provider.load()
      return provider
    },
  }
}
