/** The public export for stories in TypeScript: XState machines by hand, and the typed kit that makes them. */

export type { Beat, BeatChoice, Passing } from '../write/beat.ts'
export { type DocumentOptions, document } from '../write/document.ts'
export { fill } from '../write/fill.ts'
export type { InlineSlot, SlotDefaults, SlotOptions, Words } from '../write/inline-slot.ts'
export type { LineCue, Speech, WrittenLine } from '../write/line.ts'
export { cue } from '../write/line.ts'
export type { Decision, Detour, Invention, Question } from '../write/open-stop.ts'
export type { Scene } from '../write/scene.ts'
export { type OneOf, oneOf } from '../write/variables.ts'
export type { LineMemory, WrittenFact, WrittenMemory } from '../write/written-memory.ts'
export { fromMachine, type MachineOptions, type VariablesOfMachine } from './from-machine.ts'
export type { FactsOf } from './machine-facts.ts'
export {
  type KitOptions,
  type KitStory,
  type KitStoryOptions,
  type SceneOptions,
  type StoryKit,
  storyKit,
} from './story-kit.ts'
export type { ChoiceMeta, StateMeta, StoryMeta } from './story-meta.ts'
