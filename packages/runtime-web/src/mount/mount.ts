import {
  type Cue,
  createSession,
  type Dial,
  type Frame,
  type Json,
  LacunaError,
  type NarrativeProvider,
  type Session,
  type SessionOptions,
  type Story,
} from '@lacuna/engine'
import {
  createPage,
  english,
  type Filler,
  isStill,
  type Page,
  type PageSaves,
  readSettings,
  type Strings,
} from '../page/index.ts'
import type { Cues, Figure, Paint } from '../painting/index.ts'
import { browserStorage, type KeptSave, memoryStorage, type SaveStorage, saveShelf } from '../saves/index.ts'
import type { Stage } from '../stage/index.ts'
import { autosave } from './autosave.ts'
import { clearOfWords } from './clear-of-words.ts'
import { readAnswer } from './notice-answer.ts'

/** What a story brings to be painted. */
export interface Pictures {
  readonly paint?: Paint
  readonly cast?: Readonly<Record<string, Figure>>
  readonly cover?: Cues
}

/** How a story is put on a page. Every option has a default that plays. */
export interface MountOptions extends Omit<SessionOptions, 'snapshot' | 'dial' | 'provider'> {
  /** Who fills open slots. Default: the offline grammar of the story's bible, where it has one; `null` for nobody. */
  readonly provider?: NarrativeProvider | null
  /**
   * The story's own pictures: paintings by the value of its `place` cue, how people look by cast name, and what is
   * painted behind the notice. A function is called when the stage is fetched, so that words need not wait for it.
   * Default: what names suggest.
   */
  readonly pictures?: Pictures | (() => Promise<Pictures>)
  /** The page's own words. Default: English. */
  readonly strings?: Partial<Strings>
  /** Where saves, settings and the notice's answer are kept. Default: the browser's IndexedDB; `null` for nowhere. */
  readonly storage?: SaveStorage | null
  /** Whether there is a painted stage. Default true. */
  readonly stage?: boolean
  /** Called with each cue of the moment, sounds among them. */
  readonly onCue?: (cue: Cue) => void
}

/** A story on a page. */
export interface Mounted {
  /** The play-through that is shown; another one after a save was loaded. `undefined` until `ready`. */
  readonly session: Session | undefined
  /** Resolves when the first line stands on the page: the notice was answered, now or earlier. */
  readonly ready: Promise<Session>
  /** Takes everything away that `mount` put there. The play-through stays kept. */
  destroy(): void
}

/**
 * Puts a story on a page: notice, words, painted stage, saves. The words need no Pixi: it is fetched once there is
 * something to read.
 *
 * @example
 * const { ready } = mount(document.querySelector('main'), story, { paint })
 */
export function mount(element: HTMLElement, story: Story, options: MountOptions = {}): Mounted {
  const storage = options.storage === null ? memoryStorage() : (options.storage ?? browserStorage())
  const shelf = saveShelf(storage, story.id)
  const strings: Strings = { ...english, ...options.strings }
  let page: Page | undefined
  let stage: Promise<Stage | undefined> | undefined
  let session: Session | undefined
  let provider: NarrativeProvider | undefined
  let lastFrame: Frame | undefined
  let closed = false
  let stopCues = (): void => {}
  let dial: Dial = 'author'

  const troubles = new Set<string>()
  const trouble = (error: unknown): void => {
    if (closed || !(error instanceof LacunaError) || troubles.has(error.code)) return
    troubles.add(error.code)
    page?.message(error.code === 'storage-full' ? strings.storageFull : strings.storageRefused)
  }
  const keeper = autosave(shelf, trouble)

  const start = (snapshot?: unknown): Session => {
    const {
      pictures: _,
      strings: __,
      storage: ___,
      stage: ____,
      onCue: _____,
      provider: ______,
      entry = '',
      ...ports
    } = options
    return createSession(story, {
      ...ports,
      provider,
      seed: options.seed ?? newSeed(),
      dial,
      // The cues of the first passage are kept until the page listens.
      ...(snapshot === undefined ? { entry } : { snapshot }),
    })
  }

  const adopt = (next: Session, focus: boolean): void => {
    stopCues()
    const before = session
    session = next
    if (next.frame.dial !== dial && next.frame.phase !== 'failed') next.dial(dial)
    stopCues = next.onCue(cue => {
      options.onCue?.(cue)
      void stage?.then(painted => painted?.cue(cue))
    })
    keeper.follow(next)
    page?.play(next, { focus })
    before?.close()
  }

  /** A save that fits as far as some turn stands there, and the player is told. */
  const open = (save: unknown): (() => void) => {
    const next = start(save)
    const { problem } = next.frame
    if (problem && !stands(next.frame)) {
      next.close()
      throw new LacunaError(problem.code as LacunaError['code'], problem.message, {
        hint: problem.hint,
        data: problem.data,
      })
    }
    return () => {
      adopt(next, true)
      if (problem) page?.message(`${strings.changed} ${problem.message} ${problem.hint}`)
    }
  }

  const saves: PageSaves = {
    list: () => shelf.list(),
    keep: async name => {
      if (session) await shelf.keep(keeper.note(session, name))
    },
    async load(id) {
      const kept = await shelf.load(id)
      return open(kept.save)
    },
    import: async text => open(text),
    remove: id => shelf.remove(id),
    export: () => (session as Session).save(),
  }

  const paintStage = (): void => {
    if (options.stage === false || stage || closed) return
    const host = page?.stage
    if (!host) return
    const { pictures = {} } = options
    stage = Promise.all([import('../stage/index.ts'), typeof pictures === 'function' ? pictures() : pictures])
      .then(async ([{ createStage }, { paint, cast, cover }]) => {
        const made = await createStage({
          host,
          still: isStill((page as Page).settings),
          clear: clearOfWords((page as Page).element),
          ...(paint && { paint }),
          ...(cast && { cast }),
        })
        if (closed) {
          made.destroy()
          return undefined
        }
        await (lastFrame
          ? made.show(lastFrame.stage, speakerOf(lastFrame))
          : made.show(cover ?? { place: story.id, hour: 'dusk' }))
        return made
      })
      // Without WebGL the words stand on plain colour.
      .catch(() => undefined)
  }

  const onFrame = (frame: Frame): void => {
    lastFrame = frame
    if (stage)
      void stage.then(async painted => {
        if (lastFrame === frame) await painted?.show(frame.stage, speakerOf(frame))
      })
    else afterPaint(paintStage)
  }

  const boot = async (): Promise<Session> => {
    const keptSettings = storage.read('settings').catch(() => undefined)
    const [settings, answered, auto, found] = await Promise.all([
      keptSettings,
      storage.read(`${story.id}/notice`).catch(error => {
        troubles.delete('')
        queueMicrotask(() => trouble(error))
        return undefined
      }),
      shelf.auto().catch(() => undefined),
      providerFor(story, options.provider),
    ])
    provider = found
    const filler = fillerOf(provider)
    page = createPage(element, story, {
      strings: options.strings ?? {},
      filler,
      settings: readSettings(settings),
      saves,
      onFrame,
      onSettings: now => {
        storage.write('settings', now as unknown as Json).catch(trouble)
        void stage?.then(painted => painted?.still(isStill(now)))
      },
      onDial: position => {
        dial = position
        storage
          .write(`${story.id}/notice`, { dial, filler: filler?.id ?? null, model: filler?.model ?? null })
          .catch(trouble)
      },
      onRestart: () => session?.restart(newSeed()),
    })
    const known = readAnswer(answered, filler)
    if (known === undefined) {
      const waiting = setTimeout(paintStage, 700)
      dial = await page.notice()
      clearTimeout(waiting)
      storage
        .write(`${story.id}/notice`, { dial, filler: filler?.id ?? null, model: filler?.model ?? null })
        .catch(trouble)
    } else dial = known
    if (closed) throw new LacunaError('session-closed', 'The page was taken away before the story began.')
    const resumed = auto && resume(auto)
    const first = resumed ?? start()
    adopt(first, known === undefined)
    return first
  }

  /** Goes on where the player was, or as far as that fits. A save that can't be followed is put on the shelf, and told of. */
  const resume = (auto: KeptSave): Session | undefined => {
    const next = start(auto.save)
    const { problem } = next.frame
    if (!problem || !/^save-/.test(problem.code)) return next
    const fits = stands(next.frame)
    if (!fits) next.close()
    shelf
      .keep({ name: strings.autosave, at: auto.at, turn: auto.turn, words: auto.words, save: auto.save })
      .catch(trouble)
    queueMicrotask(() =>
      page?.message(
        `${problem.code === 'save-diverged' ? strings.changed : strings.loadFailed} ${problem.message} ${problem.hint}`,
      ),
    )
    return fits ? next : undefined
  }

  const ready = boot()
  // Whoever does not wait for it must not get an unhandled rejection.
  ready.catch(() => {})
  return {
    get session() {
      return session
    },
    ready,
    destroy() {
      if (closed) return
      closed = true
      stopCues()
      keeper.stop()
      void stage?.then(painted => painted?.destroy())
      page?.destroy()
      session?.close()
    },
  }
}

async function providerFor(
  story: Story,
  given: NarrativeProvider | null | undefined,
): Promise<NarrativeProvider | undefined> {
  if (given === null) return undefined
  if (given) return given
  if (!Object.keys(story.bible.grammar).length) return undefined
  const { grammarProvider } = await import('@lacuna/engine/providers/grammar')
  return grammarProvider(story.bible)
}

function fillerOf(provider: NarrativeProvider | undefined): Filler | undefined {
  if (!provider) return undefined
  return {
    id: provider.id,
    local: provider.capabilities.local,
    rules: provider.rules ?? false,
    ...(provider.model !== undefined && { model: provider.model }),
  }
}

/** Whether a save stands at some turn: all of it, or as far as a changed story can follow it. */
function stands({ turn, problem }: Frame): boolean {
  return problem === undefined || (problem.code === 'save-diverged' && turn > 0)
}

function speakerOf(frame: Frame): string | undefined {
  return frame.lines.findLast(line => line.speaker !== undefined)?.speaker
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
}

/** Runs after the browser has shown what is there now. */
function afterPaint(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task, 0))
}
