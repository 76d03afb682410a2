/** Nobody decides on what they have seen for less than this. */
const guardMs = 250

/** Keeps a gesture from acting on what nobody can have seen yet: a double click, a press that came too late. */
export interface InputGuard {
  /** Something new is about to be painted. Until 250 ms after that nothing acts. */
  renew(): void
  /** Whether a gesture may act; `timeStamp` of its event, so that one which waited in a queue counts as of its own time. */
  lets(timeStamp: number): boolean
  destroy(): void
}

/** @param root has the attribute `data-settling` meanwhile. */
export function inputGuard(root: HTMLElement): InputGuard {
  let openFrom = Number.POSITIVE_INFINITY
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  return {
    renew() {
      stop()
      openFrom = Number.POSITIVE_INFINITY
      root.setAttribute('data-settling', '')
      // A task after the next frame: by then it has been painted. A hidden page paints nothing, and nobody sees it.
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => {
          openFrom = performance.now() + guardMs
          timer = setTimeout(() => root.removeAttribute('data-settling'), guardMs)
        })
      })
    },
    lets: timeStamp => timeStamp >= openFrom,
    destroy: stop,
  }
}
