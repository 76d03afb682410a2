export type { ApiKey } from '../../provider/http/bearer-key.ts'
export { type LocalServer, localServers, type OpenAiCompatibleOptions } from './options.ts'
export { openAiCompatibleProvider } from './provider.ts'
