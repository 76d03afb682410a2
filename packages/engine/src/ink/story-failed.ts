import { LacunaError } from '../story/lacuna-error.ts'

/** Where in a script ink stood: the path of the compiled object, and what the bundle knows of it. */
export interface InkPlace {
  readonly place: string
  /** The knot, or `knot.stitch`; absent outside of all knots. */
  readonly knot?: string
  readonly file?: string
  /** From 1. */
  readonly line?: number
}

/** An error of ink in the middle of a line. */
export interface InkProblem {
  readonly error: LacunaError
  /** Whether nothing went wrong but that there was nothing more to say or to offer. */
  readonly ranOut: boolean
}

/** Whether ink says that it came to an end that is none. */
export function ranOut(message: unknown): boolean {
  return typeof message === 'string' && /ran out of content|reached end of content/.test(message)
}

/** What went wrong inside ink, as a coded error: ink's own message, and the place where its playhead stood. */
export function storyFailed(cause: unknown, at?: InkPlace): LacunaError {
  if (cause instanceof LacunaError && (at === undefined || cause.code !== 'external-failed')) return cause
  if (cause instanceof LacunaError) {
    const { message, hint, data } = cause
    return new LacunaError(cause.code, message, { hint, data: { ...data, ...at }, cause: cause.cause })
  }
  const message = cause instanceof Error ? cause.message : String(cause)
  const plain = withoutInkPlace(message)
  return new LacunaError('story-failed', `The story ran into an error: ${plain}`, {
    hint: 'Nothing is lost: go back, and take another choice. Its author finds the place in the data.',
    data: { ink: message, ...at },
    cause,
  })
}

/** A message of ink's without the words in front that say where its own pointer stood. */
export function withoutInkPlace(message: string): string {
  return message
    .replace(/^RUNTIME (?:ERROR|WARNING): /, '')
    .replace(/^\(Ink Pointer [^)]*\): /, '')
    .replace(/^\([^)]*\): /, '')
    .trim()
}
