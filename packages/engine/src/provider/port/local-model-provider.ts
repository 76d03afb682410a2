import type { NarrativeProvider } from './narrative-provider.ts'

/**
 * A provider whose model runs on the player's device. Getting it ready takes its time: that begins with the first fill, or
 * before it with `load`. A fill that waits for it is called off like any other; the loading goes on for those who come later.
 */
export interface LocalModelProvider extends NarrativeProvider {
  /**
   * Gets the model ready; at once, where it is. After a failure only this tries again: fills fail as it did.
   *
   * @throws ProviderError
   */
  load(): Promise<void>
  /** Lets go of the model and its memory; what is being written breaks off. It can be loaded again. */
  unload(): Promise<void>
}
