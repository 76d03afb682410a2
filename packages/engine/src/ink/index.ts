export { builtInkStory, type InkStory } from './built-ink-story.ts'
export type { ContentRange, InkBundle, InkChoice, InkSlot } from './ink-bundle.ts'
export { inkBundleFormat } from './ink-bundle.ts'
export { inkStory } from './ink-story.ts'
