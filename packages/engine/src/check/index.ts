export { type Exploration, type ExploreOptions, explore } from './explore.ts'
