export { type ManualClock, manualClock } from '../base/manual-clock.ts'
export { agreedTo } from './agreed-to.ts'
export { type HostileName, hostile, hostileNames } from './hostile-providers.ts'
export { type PlayedThrough, type PlayThroughOptions, playThrough } from './play-through.ts'
export { sampleBible, sampleInvention, sampleRequest } from './sample-request.ts'
export {
  type ScriptedAnswer,
  type ScriptedProvider,
  type ScriptedValue,
  type ScriptOptions,
  scripted,
} from './scripted-provider.ts'
export { type FillStoreSuite, testFillStore } from './test-fill-store.ts'
export { type ProviderSuite, testProvider } from './test-provider.ts'
export { type SkeletonSubject, testSkeleton } from './test-skeleton.ts'
export { transcriptOf } from './transcript-of.ts'
export { type SessionWatch, watchSession } from './watch-session.ts'
