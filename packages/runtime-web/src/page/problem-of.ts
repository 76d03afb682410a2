/** Message and hint of whatever was thrown; a `LacunaError` has both. */
export function problemOf(error: unknown): { readonly code: string; readonly message: string; readonly hint: string } {
  const about = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    Record<'code' | 'message' | 'hint', unknown>
  >
  return {
    code: typeof about.code === 'string' ? about.code : '',
    message: typeof about.message === 'string' ? about.message : String(error),
    hint: typeof about.hint === 'string' ? about.hint : '',
  }
}
