export type { LocalModelProvider } from '../asking/local-model-provider.ts'
export type { WllamaOptions } from './options.ts'
export { wllamaProvider } from './provider.ts'
