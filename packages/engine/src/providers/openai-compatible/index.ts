export type { ApiKey } from '../asking/bearer-key.ts'
export { type LocalServer, localServers, type OpenAiCompatibleOptions } from './options.ts'
export { openAiCompatibleProvider } from './provider.ts'
