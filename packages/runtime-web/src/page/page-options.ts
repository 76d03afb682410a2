import type { Dial, Frame, Line } from '@lacuna/engine'
import type { AboutStrings } from './about-strings.ts'
import type { DialogStrings } from './dialog-strings.ts'
import type { Filler } from './filler.ts'
import type { LineStrings } from './line-strings.ts'
import type { PageKept, PageSaves, PageStorage } from './page-context.ts'
import type { PageFillers } from './page-fillers.ts'
import type { Settings } from './settings.ts'
import type { Strings } from './strings.ts'

/** How a page of words is set up. */
export interface PageOptions {
  /** The page's own words, where they are to be others. Default: English. */
  readonly strings?: Partial<Strings & AboutStrings & DialogStrings & LineStrings>
  /** Who may fill the slots, as the player reads it. Default: nobody. */
  readonly filler?: Filler | undefined
  readonly settings?: Settings
  readonly saves?: PageSaves
  /** What was filled in and is kept on the device. Default: nothing is. */
  readonly keptFills?: PageKept | undefined
  /** Where reports of lines are kept, on the device. Default: none can be made. */
  readonly storage?: PageStorage | undefined
  /** Who may fill the slots; asked for when the player wants to see it. */
  readonly fillers?: (() => Promise<PageFillers>) | undefined
  /** Asked before the dial is turned by the player; what says no leaves it where it is. */
  readonly mayTurn?: (dial: Dial) => boolean | Promise<boolean>
  /**
   * Called with each frame that is shown, and when another line of it begins to be read. `line` is that line; absent where
   * all of the frame has been read.
   */
  readonly onReading?: (frame: Frame, line: Line | undefined) => void
  readonly onSettings?: (settings: Settings) => void
  readonly onDial?: (dial: Dial) => void
  /** Called when the player wants to begin again, instead of `session.restart()`. */
  readonly onRestart?: () => void
}
