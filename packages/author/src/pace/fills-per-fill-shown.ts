import type { SimulationResult } from '@lacuna/engine/check'

/** Fills that were generated for each one that was shown; 0 where none was. */
export function fillsPerFillShown({ fills, turns }: SimulationResult): number {
  const shown = turns.reduce((sum, turn) => sum + turn.shown, 0)
  return shown === 0 ? 0 : fills / shown
}
