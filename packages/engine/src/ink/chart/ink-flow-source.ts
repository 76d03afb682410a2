import type { InkBundle } from '../ink-bundle.ts'

/** What the flow is computed from; an {@link InkBundle} is one. */
export type InkFlowSource = Pick<InkBundle, 'ink' | 'slots' | 'choices' | 'entries' | 'facts'>
