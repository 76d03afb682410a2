import type { BrokenPlay } from '@lacuna/engine/check'

/** A place where the story broke under readers, so that they could not go on. */
export interface Break {
  readonly code: string
  readonly message: string
  /** Id of the choice after which it broke; absent where it did as they came in. */
  readonly choice?: string
  /** The entry at which they had come in; the empty text is the start. */
  readonly entry: string
  /** How many readers came to it. */
  readonly readers: number
}

/** The places where the story broke, those first where it did most often. */
export function breaks(broken: readonly BrokenPlay[]): readonly Break[] {
  const byPlace = new Map<string, Break>()
  for (const { choice, entry, problem } of broken) {
    const { code, message } = problem
    const name = JSON.stringify([code, message, choice ?? entry])
    const readers = (byPlace.get(name)?.readers ?? 0) + 1
    byPlace.set(name, { code, message, ...(choice === undefined ? {} : { choice }), entry, readers })
  }
  return [...byPlace.values()].sort((a, b) => b.readers - a.readers)
}

/** What `lacuna pace` says of one, in a sentence or two. */
export function breakText({ choice, code, entry, message, readers }: Break, plays: number): string {
  const start = entry === '' ? 'at its start' : `at its entry ${entry}`
  const place = choice === undefined ? start : `after the choice ${choice}`
  const share = `${readers} of ${plays} ${plays === 1 ? 'reader' : 'readers'}`
  return `The story broke ${place} for ${share}, who could not go on (${code}): ${message}`
}
