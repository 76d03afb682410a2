export { type HostileName, hostile, hostileNames } from './hostile-providers.ts'
export { type ManualClock, manualClock } from './manual-clock.ts'
export { sampleBible, sampleInvention, sampleRequest } from './sample-request.ts'
export {
  type ScriptedAnswer,
  type ScriptedProvider,
  type ScriptedValue,
  type ScriptOptions,
  scripted,
} from './scripted-provider.ts'
export { type ProviderSuite, testProvider } from './test-provider.ts'
