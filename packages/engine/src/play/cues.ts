import type { Frame, Line, MomentaryCue, StageCues } from '../story/frame.ts'
import type { Cue, Passage } from '../story/passage.ts'

const moments: ReadonlySet<string> = new Set(['sound', 'effect', 'action'])

/**
 * Whether a cue is of one moment: it is announced and does not stand.
 *
 * @example
 * isMomentary({ key: 'sound', value: 'bell' }) // true
 * isMomentary({ key: 'place', value: 'quay' }) // false
 */
export function isMomentary(cue: Cue): boolean {
  return moments.has(cue.key)
}

/** All cues of a passage, in order. */
export function cuesIn({ lines, endCues }: Pick<Passage, 'lines' | 'endCues'>): readonly Cue[] {
  const said = lines.filter(line => line.cues.length > 0)
  return said.length === 0 ? endCues : [...said.flatMap(line => line.cues), ...endCues]
}

/**
 * The momentary cues of the lines that a turn shows for the first time, in order: those of a turn that was gone back to, or
 * loaded, were shown before.
 */
export function cuesComing(before: Shown | undefined, { frame }: Shown): readonly MomentaryCue[] {
  const { ledgerEntry, lines, endCues } = frame
  const isSame = before?.frame.ledgerEntry === ledgerEntry
  if (!isSame && ledgerEntry <= (before?.ledger.length ?? 0)) return []
  const known = isSame ? before.frame.lines.length : 0
  const cues: MomentaryCue[] = []
  for (let at = known; at < lines.length; at++) {
    const line = lines[at] as Line
    for (const cue of line.cues) if (isMomentary(cue)) cues.push({ ...cue, line: line.id })
  }
  if (!isSame || before.frame.endCues.length === 0) cues.push(...endCues.filter(isMomentary))
  return cues
}

/** A play-through, as far as it is looked at. */
interface Shown {
  readonly frame: Pick<Frame, 'ledgerEntry' | 'lines' | 'endCues'>
  readonly ledger: { readonly length: number }
}

/** The stage after cues: each standing one takes its key's place; an empty value or `none` clears it. */
export function stageAfter(stage: StageCues, cues: readonly Cue[]): StageCues {
  if (cues.length === 0) return stage
  const next: Record<string, string> = { ...stage }
  for (const cue of cues) {
    if (isMomentary(cue)) continue
    if (cue.value === '' || cue.value === 'none') delete next[cue.key]
    else next[cue.key] = cue.value
  }
  return next
}
