import type { StoryWarning } from '../story/skeleton.ts'

/** Different warnings that a game is given. */
const mostWarnings = 1000

/** Passes each warning on once: steps are taken again and again. */
export function warnedOnce(onWarning: (warning: StoryWarning) => void): (warning: StoryWarning) => void {
  const given = new Set<string>()
  return warning => {
    const key = JSON.stringify(warning)
    if (given.has(key) || given.size >= mostWarnings) return
    given.add(key)
    onWarning(warning)
  }
}
