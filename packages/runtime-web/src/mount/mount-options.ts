import type {
  Dial,
  FillStore,
  MomentaryCue,
  NarrativeProvider,
  Session,
  SessionOptions,
  TypedStory,
  Variables,
} from '@lacuna/engine'
import type { FillerSource } from '../fillers/filler-source.ts'
import type { AboutStrings } from '../page/about-strings.ts'
import type { DialogStrings } from '../page/dialog-strings.ts'
import type { FillingStrings } from '../page/filling-strings.ts'
import type { Strings } from '../page/index.ts'
import type { LineStrings } from '../page/line-strings.ts'
import type { SaveStorage } from '../saves/save-storage.ts'
import type { Pictures } from './pictures.ts'

/** How a story is put on a page. Every option has a default that plays. */
export interface MountOptions<Entry extends string = string, Vars extends Variables = Variables>
  extends Omit<SessionOptions<Entry, Vars>, 'snapshot' | 'upcoming' | 'dial' | 'provider' | 'store'> {
  /** Who fills open slots. Default: the offline grammar of the story's bible, where it has one; `false` for nobody. */
  readonly provider?: NarrativeProvider | false
  /**
   * The story's own pictures: paintings by the value of its `place` cue, how people look by cast name, and what is
   * painted behind the notice. A function is called when the stage is fetched, so that words need not wait for it.
   * Default: what names suggest.
   */
  readonly pictures?: Pictures | (() => Promise<Pictures>)
  /**
   * What the player may have slots filled with, in place of `provider`: of the export `./fillers`. A function is called when
   * the player looks for it, so that words need not wait for it. Default: nothing else.
   */
  readonly fillers?: readonly FillerSource[] | (() => Promise<readonly FillerSource[]>)
  /** The page's own words. Default: English. */
  readonly strings?: Partial<Strings & AboutStrings & DialogStrings & FillingStrings & LineStrings>
  /** Where saves, settings and the notice's answer are kept. Default: the browser's IndexedDB; `false` for nowhere. */
  readonly storage?: SaveStorage | false
  /**
   * Where fills are kept that a model wrote, so that another visit need not ask again: only those that read nothing of the
   * player's. Default: in `storage`, where the player can erase them; `false` for nowhere.
   */
  readonly store?: FillStore | false
  /**
   * The highest that the dial may stand, from the game's own settings: asked for each play-through that is begun or loaded.
   * Default: wherever the player has it on the page.
   */
  readonly dial?: () => Dial | undefined
  /** Whether there is a painted stage. Default true. */
  readonly stage?: boolean
  /**
   * Keys that show a developer what is being written and prepared, as `Ctrl+Alt+L`, which is the default; `false` for none.
   */
  readonly overlayKeys?: string | false
  /** Called with each cue of the moment, sounds among them, when its line is read; never again after going back or loading. */
  readonly onCue?: (cue: MomentaryCue) => void
}

/** A story on a page. */
export interface Mounted<S extends TypedStory = TypedStory> {
  /** The play-through that is shown; another one after a save was loaded. `undefined` until `ready`. */
  readonly session: Session<S> | undefined
  /** Resolves when the first line stands on the page: the notice was answered, now or earlier. */
  readonly ready: Promise<Session<S>>
  /** Takes everything away that `mount` put there. The play-through stays kept. */
  destroy(): void
}
