import type { RecordedReview } from '@lacuna/engine'

/** Who may fill the slots, as far as the player reads it. */
export interface Filler {
  readonly id: string
  /** How it is called before a player. Default: its id. */
  readonly name?: string
  readonly model?: string
  /** Whether everything stays on the device. */
  readonly local: boolean
  /** Whether it is sent the path through the story; see `ProviderCapabilities`. Default false. */
  readonly path?: boolean
  /** Whether it works by the author's rules alone, no model in it. */
  readonly rules: boolean
  /** Its words were written earlier and are only played back: who has looked at them. Default: it writes as one plays. */
  readonly recorded?: RecordedReview
}
