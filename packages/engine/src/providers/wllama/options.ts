import type { Clock } from '../../base/clock.ts'

/** Which model is run, and how. */
export interface WllamaOptions {
  /**
   * The model as GGUF: a file that the player picked (several, where it is split), or its address. What comes from an
   * address is kept in the browser's storage for this site, so that it is downloaded once.
   */
  readonly model: Blob | readonly Blob[] | string
  /**
   * Address of `@wllama/wllama/esm/wasm/wllama.wasm`, as the game's bundler serves it: with Vite
   * `import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'`.
   */
  readonly wasm: string
  /** Name of the model, recorded with every fill and part of its key. Default: the file's name, without `.gguf`. */
  readonly name?: string
  /** Called with how much of a download is there, 0 to 1, and with 1 when the model can be asked. */
  readonly onProgress?: (share: number) => void
  /** Tokens that request and answer have together; more needs more memory. Default 4096. */
  readonly contextTokens?: number
  /** Threads to compute with, where the page is cross-origin isolated; elsewhere there is one. Default: half of the processor's. */
  readonly threads?: number
  /** Layers that the graphics processor computes, where the browser has WebGPU. Default: all of them; 0 leaves it out. */
  readonly gpuLayers?: number
  /**
   * Addresses of the slower build for browsers without 64-bit WebAssembly memory or stack switching (Safari), from
   * `@wllama/wllama-compat`, as the game serves them. Default: none; those browsers may fail then.
   */
  readonly compat?: { readonly worker: string; readonly wasm: string }
  /** Milliseconds after which loading is given up, when nothing more arrives. Default 120,000. */
  readonly loadingMs?: number
  /** Default: the machine's clock. */
  readonly clock?: Clock
}
