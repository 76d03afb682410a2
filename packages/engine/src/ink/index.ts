export type { ContentRange, InkBundle, InkChoice, InkSlot } from './ink-bundle.ts'
export { inkBundleFormat } from './ink-bundle.ts'
export { type InkStory, inkStory } from './ink-story.ts'
