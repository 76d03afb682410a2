export type { ApiKey } from '../../provider/http/bearer-key.ts'
export type { AnthropicOptions } from './options.ts'
export { anthropicProvider } from './provider.ts'
