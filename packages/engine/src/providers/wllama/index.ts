export type { LocalModelProvider } from '../../provider/port/local-model-provider.ts'
export type { WllamaOptions } from './options.ts'
export { wllamaProvider } from './provider.ts'
