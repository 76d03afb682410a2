import type { Stage } from '../story/frame.ts'
import type { Cue, Passage } from '../story/passage.ts'

const moments: ReadonlySet<string> = new Set(['sound', 'effect', 'action'])

/** Whether a cue is of one moment: it is announced and does not stand. */
export function isMomentary(cue: Cue): boolean {
  return moments.has(cue.key)
}

/** All cues of a passage, in order. */
export function cuesIn({ lines, endCues }: Pick<Passage, 'lines' | 'endCues'>): readonly Cue[] {
  const said = lines.filter(line => line.cues.length > 0)
  return said.length === 0 ? endCues : [...said.flatMap(line => line.cues), ...endCues]
}

/** The stage after cues: each standing one takes its key's place; an empty value or `none` clears it. */
export function stageAfter(stage: Stage, cues: readonly Cue[]): Stage {
  if (cues.length === 0) return stage
  const next: Record<string, string> = { ...stage }
  for (const cue of cues) {
    if (isMomentary(cue)) continue
    if (cue.value === '' || cue.value === 'none') delete next[cue.key]
    else next[cue.key] = cue.value
  }
  return next
}
