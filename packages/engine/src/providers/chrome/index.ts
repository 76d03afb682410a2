export type { LocalModelProvider } from '../../provider/port/local-model-provider.ts'
export type { ModelAvailability } from './language-model.ts'
export type { ChromeOptions } from './options.ts'
export { type ChromeProvider, chromeProvider } from './provider.ts'
