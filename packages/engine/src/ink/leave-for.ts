import type { InkContent } from './ink-content.ts'
import type { InkOffer } from './ink-runtime.ts'

/**
 * Path of the knot or stitch where somebody goes who walks away from what is offered: as the innermost `# leave` says, of
 * the stitch, its knot, or what called them as a tunnel. Nothing where none does.
 */
export function leaveFor(content: InkContent, [first]: readonly InkOffer[]): string | undefined {
  if (first === undefined || content.bundle.leaves === undefined) return undefined
  const own = content.leaveAt(content.placeOfChoice(first.sourcePath))
  if (own !== undefined) return own
  for (const { currentPointer } of first.threadAtGeneration?.callstack.toReversed() ?? []) {
    const callers = content.leaveAt(currentPointer.container)
    if (callers !== undefined) return callers
  }
  return undefined
}
