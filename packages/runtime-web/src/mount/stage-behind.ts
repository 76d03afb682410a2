import { type Cue, type Frame, type Line, type StageCues, stageAt } from '@lacuna/engine'
import { isStill, type Page, type Settings } from '../page/index.ts'
import type { Cues } from '../painting/index.ts'
import { part } from '../parts/part.ts'
import type { Stage } from '../stage/index.ts'
import { clearOfWords } from './clear-of-words.ts'
import { fetchTheRest } from './fetch-the-rest.ts'
import type { Pictures } from './pictures.ts'

/** The painted stage behind a page's words. It is fetched when there is something to read, and may never come. */
export interface StageBehind {
  /** Fetches it, where that has not begun. */
  paint(): void
  /** Shows the stage as it stands where a line is read, or at the end of the turn. */
  show(frame: Frame, line: Line | undefined): void
  cue(cue: Cue): void
  settings(settings: Settings): void
  destroy(): void
}

const stagePart = part(() => import('../stage/index.ts'))

/** @param at what is painted while nothing is told, where the story has no cover. */
export function stageBehind(page: Page, pictures: Pictures | (() => Promise<Pictures>), at: Cues): StageBehind {
  let stage: Promise<Stage | undefined> | undefined
  let last: Shown | undefined
  let closed = false

  const picturesPart = part(async () => (typeof pictures === 'function' ? await pictures() : pictures))
  const fetched = part(() => Promise.all([stagePart(), picturesPart()]))

  const makeStage = async ([{ createStage }, { paint, cast, cover }]: Awaited<ReturnType<typeof fetched>>): Promise<
    Stage | undefined
  > => {
    const made = await createStage({
      host: page.stage,
      still: isStill(page.settings),
      clear: clearOfWords(page.element),
      ...(paint && { paint }),
      ...(cast && { cast }),
    })
    if (closed) {
      made.destroy()
      return undefined
    }
    await (last ? made.show(last.cues, last.speaker) : made.show(cover ?? at))
    return made
  }
  const paint = (): void => {
    if (closed || stage) return
    stage = new Promise(resolve => {
      const make = (parts: Awaited<ReturnType<typeof fetched>>): void =>
        // Without WebGL the words stand on plain colour.
        resolve(closed ? undefined : makeStage(parts).catch(() => undefined))
      fetched().then(make, () => {
        fetchTheRest()
        if (!closed) page.context.open(fetched, make, page.context.strings.stageMissing)
      })
    })
    void stage.then(fetchTheRest)
  }

  return {
    paint,
    show(frame, line) {
      const now = shownAt(frame, line)
      last = now
      if (stage)
        void stage.then(async painted => {
          if (last === now) await painted?.show(now.cues, now.speaker)
        })
      else afterPaint(paint)
    },
    cue: cue => void stage?.then(painted => painted?.cue(cue)),
    settings: settings => void stage?.then(painted => painted?.still(isStill(settings))),
    destroy() {
      closed = true
      void stage?.then(painted => painted?.destroy())
    },
  }
}

interface Shown {
  readonly cues: StageCues
  readonly speaker: string | undefined
}

function shownAt(frame: Frame, line: Line | undefined): Shown {
  const read = line === undefined ? frame.lines : frame.lines.slice(0, frame.lines.indexOf(line) + 1)
  return {
    cues: line === undefined ? frame.stage : stageAt(frame, line),
    speaker: read.findLast(each => each.speaker !== undefined)?.speaker,
  }
}

/** Runs after the browser has shown what is there now. */
function afterPaint(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task, 0))
}
