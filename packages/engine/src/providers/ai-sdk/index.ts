export type { AiSdkCall, AiSdkMessage, AiSdkModel, AiSdkOptions } from './options.ts'
export { aiSdkProvider } from './provider.ts'
