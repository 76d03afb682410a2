import type { ReadKind, ReadVerdicts } from '../readers/read-verdicts.ts'
import type { RunFills } from '../readers/run-fills.ts'
import { positionsOf } from '../routes/positions.ts'
import type { Run } from '../run/run-folder.ts'
import { barRows } from './bar-rows.ts'
import { preferenceRows, questionedSlots, usesRow } from './choice-rows.ts'
import { elsewhereRows, swapRows } from './judged-rows.ts'
import { contradictionRows, deviceRows, momentsRows, writingRows } from './play-rows.ts'
import { publicSentence } from './public-sentence.ts'
import type { EvaluationResult } from './result.ts'

/** Works out all that was found in a run. The same files give the same result, to the last digit. */
export function evaluateRun({ plan }: Pick<Run, 'plan'>, found: RunFills, read: ReadVerdicts): EvaluationResult {
  const { seed } = plan
  const positions = new Map(found.positions.map(position => [position.id, position]))
  const context = { plan, positions }
  const part = {
    elsewhere: hasNone(read.elsewhere) ? [] : elsewhereRows(read.elsewhere, context),
    swap: hasNone(read.swap) ? [] : swapRows(read.swap, context),
    contradictions: read.contradictions === undefined ? [] : contradictionRows(read.contradictions, found, seed),
    moments: read.moments === undefined ? [] : momentsRows(read.moments, found, seed),
  }
  const written = found.fills.get('written') ?? []
  const kinds = Object.entries(read) as [string, ReadKind<unknown>][]
  const sheets = (of: (kind: ReadKind<unknown>) => readonly string[]): Record<string, readonly string[]> =>
    Object.fromEntries(kinds.flatMap(([name, kind]) => (of(kind).length === 0 ? [] : [[name, of(kind)] as const])))
  return {
    writing: writingRows(found),
    ...part,
    preference: hasNone(read.preference) ? [] : preferenceRows(read.preference, seed),
    questioned: hasNone(read.preference) ? null : questionedSlots(read.preference, seed),
    uses: read.uses === undefined ? null : usesRow(read.uses, found, seed),
    devices: deviceRows(found),
    bars: barRows(part, plan.bars),
    sentence: publicSentence(part, plan.judges),
    leftOut: {
      open: sheets(({ open }) => open),
      dropped: sheets(({ dropped }) => dropped),
      unasked: positionsOf(found.routes).length - written.length,
      nowhereElse: read.elsewhere?.excluded.filter(({ source }) => source === 'written').length ?? 0,
    },
  }
}

/** Whether nobody has judged anything of a kind: what stands without being shown says nothing alone. */
function hasNone(kind: ReadKind<unknown> | undefined): kind is undefined {
  return kind === undefined || kind.judgements.length === 0
}
