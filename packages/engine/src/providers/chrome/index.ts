export type { LocalModelProvider } from '../asking/local-model-provider.ts'
export type { ModelAvailability } from './language-model.ts'
export type { ChromeOptions } from './options.ts'
export { type ChromeProvider, chromeProvider } from './provider.ts'
