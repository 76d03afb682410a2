const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

/** Why a file could not be read or written, in words and without an end stop. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code
  const known = typeof code === 'string' ? reasons[code] : undefined
  return known ?? (error instanceof Error ? error.message.replace(/\.$/, '') : String(error))
}
