import { LacunaError } from '../story/lacuna-error.ts'

/** What went wrong inside ink, as a coded error: ink's own message, and the place where its playhead stood. */
export function storyFailed(cause: unknown): LacunaError {
  if (cause instanceof LacunaError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  const [, container, index] = /\(Ink Pointer -> (\S*) -- index (-?\d+)\)/.exec(message) ?? []
  const place = container === undefined ? undefined : Number(index) < 0 ? container : `${container}.${index}`
  const plain = message
    .replace(/^RUNTIME ERROR: /, '')
    .replace(/^\(Ink Pointer [^)]*\): /, '')
    .trim()
  return new LacunaError('story-failed', `The story ran into an error: ${plain}`, {
    hint: 'Nothing was lost: the position before this step can still be played.',
    data: place === undefined ? { ink: message } : { ink: message, place },
    cause,
  })
}
