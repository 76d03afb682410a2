import type { Application } from 'pixi.js'

/** What a stage does with its time. */
export interface Ticked {
  tick(passedMs: number): void
  /** Whether nothing moves that has to be drawn. */
  isAtRest(): boolean
  /** Comes to rest, or moves again: the picture that stays may take its time. */
  rest(isAtRest: boolean): void
  /** The machine can't keep up. */
  tooMuch(): void
}

/** What moves here moves slowly: 30 pictures a second are enough. */
const leastMs = 30

/**
 * Calls a stage for its next picture: by a game's own ticker, or by the browser's frames. A machine that can't keep up
 * gets fewer pixels, and then a picture that moves only when it changes, and is sharp when it stands: words come first. The returned function ends it.
 */
export function ticking(app: Application | undefined, { tick, isAtRest, rest, tooMuch }: Ticked): () => void {
  if (app) {
    const listen = (): void => tick(app.ticker.deltaMS)
    const { ticker } = app
    ticker.add(listen)
    return () => {
      // An application that is destroyed takes its ticker along.
      if (app.ticker === ticker) ticker.remove(listen)
    }
  }
  let last = performance.now()
  let late = 0
  let rested = false
  let handle = requestAnimationFrame(function next(now) {
    handle = requestAnimationFrame(next)
    const passed = now - last
    if (passed < leastMs) return
    last = now
    late = passed > 80 ? late + Math.min(4, passed / 80) : Math.max(0, late - 0.5)
    if (late > 6) {
      late = 0
      tooMuch()
    }
    if (isAtRest() !== rested) {
      rested = !rested
      rest(rested)
    }
    if (!rested) tick(passed)
  })
  return () => cancelAnimationFrame(handle)
}
