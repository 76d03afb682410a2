export type { ApiKey } from '../asking/bearer-key.ts'
export type { AnthropicOptions } from './options.ts'
export { anthropicProvider } from './provider.ts'
