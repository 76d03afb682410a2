import { LacunaError } from '@lacuna/engine'

/** What a browser's storage threw, as an error that says what to do. */
export function storageProblem(error: unknown): LacunaError {
  if (error instanceof LacunaError) return error
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
  if (name === 'QuotaExceededError' || /quota|disk|full/i.test(String(error)))
    return new LacunaError('storage-full', 'This browser has no room left for this page.', {
      hint: 'Delete saves that are no longer needed, or export the play-through as a file.',
      cause: error,
    })
  return new LacunaError('storage-refused', 'This browser does not let this page keep anything.', {
    hint: 'Private windows and blocked site data do this. Export the play-through as a file to keep it.',
    data: name ? { reason: name } : {},
    cause: error,
  })
}
