export { checkEndings, type EndingToReach } from './check-endings.ts'
export { type Exploration, type ExploreOptions, explore } from './explore.ts'
export { type ReadersOptions, type Reading, type ReadingPolicy, readers, type SimulatedSpeed } from './readers.ts'
