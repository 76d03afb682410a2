/** Plays a whole story without a provider, and simulates its readers. */

export { checkEndings, type EndingToReach } from './check-endings.ts'
export { type CheckFillsOptions, checkFills } from './check-fills.ts'
export { checkQuotedFacts } from './check-quoted-facts.ts'
export {
  type EnumerateOptions,
  type Enumeration,
  enumerateSituations,
  type Situation,
} from './enumerate-situations.ts'
export { type Exploration, type ExploreOptions, explore } from './explore.ts'
export type { EnteredAgain } from './explore-again.ts'
export type { ExploredAnswers } from './explore-answers.ts'
export type { BrokenPlay, SimulatedTurn } from './read-once.ts'
export { type SimulationOptions, type SimulationResult, simulateReaders } from './simulate-readers.ts'
export type { SimulationCase, SimulationPolicy } from './simulation-case.ts'

/** @internal For Lacuna's own packages; may change in any version: the parts of a simulation. */

export { estimateTokens } from '../provider/cost/estimate-tokens.ts'
export { changedPassages, type Opening, openedStory } from './opened-story.ts'
export { type SimulatedSpeed, speedFactorOf, syntheticText } from './simulated-model.ts'
export { type SimulatedReader, simulatedReader, titleMs, wordsToRead } from './simulated-reader.ts'
