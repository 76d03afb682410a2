import type { Clock } from '../../base/clock.ts'
import type { LanguageModelApi } from './language-model.ts'

/** How the browser's built-in model is asked. */
export interface ChromeOptions {
  /** Language that is asked about and prepared before the first request has come, BCP 47. Default `en`. */
  readonly language?: string
  /** Called with how much of the browser's own download is there, 0 to 1, and with 1 when the model can be asked. */
  readonly onProgress?: (share: number) => void
  /**
   * Milliseconds after which it is given up to wait for the model, when nothing more arrives: a browser may never say
   * yes or no. Default 20,000.
   */
  readonly creationMs?: number
  /** Default: the machine's clock. */
  readonly clock?: Clock
  /** Default: the browser's global `LanguageModel`. */
  readonly languageModel?: LanguageModelApi
}
