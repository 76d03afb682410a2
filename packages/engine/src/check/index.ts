export { checkEndings, type EndingToReach } from './check-endings.ts'
export { checkQuotedFacts } from './check-quoted-facts.ts'
export { type Exploration, type ExploreOptions, explore } from './explore.ts'
export type { EnteredAgain } from './explore-again.ts'
export type { ExploredAnswers } from './explore-answers.ts'
export { changedPassages, type Opening, openedStory } from './opened-story.ts'
export type { BrokenPlay, SimulatedTurn } from './read-once.ts'
export {
  type SimulationCase,
  type SimulationOptions,
  type SimulationPolicy,
  type SimulationResult,
  simulateReaders,
} from './simulate-readers.ts'
export { type SimulatedSpeed, speedFactorOf, syntheticText } from './simulated-model.ts'
export { type SimulatedReader, simulatedReader, titleMs, wordsToRead } from './simulated-reader.ts'
