/** The server's name for an error, from what it sent: `code`, or else `type`. It is compared, never shown. */
export function errorType(body: unknown): string | undefined {
  const error = (body as { error?: unknown } | null)?.error
  if (typeof error !== 'object' || error === null) return undefined
  const { code, type } = error as { code?: unknown; type?: unknown }
  return [code, type].find((name): name is string => typeof name === 'string')
}
