import type { SourcePlace } from '../../story/slot.ts'
import type { Script } from './script.ts'

/** An ending that the author named with `# ending: NAME`, and where that first stands. */
export interface NamedEnding {
  readonly name: string
  readonly place: SourcePlace
}

/** The endings that a script names; one whose name is computed as it plays is not among them. */
export function endingsOf({ lines }: Script): readonly NamedEnding[] {
  const endings = new Map<string, NamedEnding>()
  for (const { tags } of lines)
    for (const { text, place, holes } of tags) {
      const name = holes.length > 0 ? undefined : /^ending\s*:\s*(.*)$/s.exec(text.trim())?.[1]?.trim()
      if (name !== undefined && !endings.has(name)) endings.set(name, { name, place })
    }
  return [...endings.values()]
}
