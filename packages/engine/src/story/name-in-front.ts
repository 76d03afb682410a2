/**
 * A speaker's name as it stands in front of a spoken line, without the colon: `Oona`, or `Oona (quietly)` where the author
 * says how.
 *
 * @example
 * nameInFront('Oona', { direction: 'quietly' }) // 'Oona (quietly)'
 */
export function nameInFront(name: string, { direction }: { readonly direction?: string }): string {
  return direction === undefined ? name : `${name} (${direction})`
}
