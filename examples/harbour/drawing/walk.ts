/** The quay from end to end takes so many seconds. */
const quaySeconds = 7

/** A player who is on the way to somewhere. */
export interface Walk {
  /** Sets out; `then` is done on arrival. Nothing: stands still. */
  to(x: number | undefined, then?: () => void): void
  /** The next step from a place, or nothing where one stands. */
  step(x: number, seconds: number): { readonly x: number; readonly arrived: (() => void) | undefined } | undefined
}

export function createWalk(): Walk {
  let goal: { readonly x: number; readonly then: (() => void) | undefined } | undefined
  return {
    to(x, then) {
      goal = x === undefined ? undefined : { x: Math.min(0.93, Math.max(0.03, x)), then }
    },
    step(x, seconds) {
      if (!goal) return undefined
      const far = seconds / quaySeconds
      if (Math.abs(goal.x - x) > far) return { x: x + Math.sign(goal.x - x) * far, arrived: undefined }
      const { x: there, then } = goal
      goal = undefined
      return { x: there, arrived: then }
    },
  }
}
