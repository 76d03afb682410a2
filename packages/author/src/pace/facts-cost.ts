import type { SimulationPolicy, SimulationResult } from '@lacuna/engine/check'
import { fillsPerFillShown } from './fills-per-fill-shown.ts'

/** What readers who share a store need, in fills generated for each one that is shown, by the facts that are told. */
export interface FactsCost {
  /** As the story is. */
  readonly now: number
  /** If only the latest fact about each who is there were told; absent where no more are told anyway. */
  readonly latest?: number
  /** If no facts were told. */
  readonly none: number
}

/** Who shares a store and needs no more than this has little to gain. */
const little = 0.25
/** Facts are what keeps readers from sharing when without them no more than this part of the fills is needed. */
const muchLess = 0.8

/**
 * What the facts of a story cost those who share a store: the same readers again, told fewer. Nothing where they need few
 * fills anyway, or need hardly fewer without facts.
 *
 * @param sharing the policy under which they share.
 * @param shared what they met.
 * @param most how many facts about each are told.
 * @param run simulates readers under policies.
 */
export async function factsCost(
  sharing: SimulationPolicy,
  shared: SimulationResult,
  most: number,
  run: (policies: readonly SimulationPolicy[]) => Promise<readonly SimulationResult[]>,
): Promise<FactsCost | undefined> {
  const now = fillsPerFillShown(shared)
  if (most === 0 || now <= little) return undefined
  const needed = async (facts: number): Promise<number> => {
    const [reading] = await run([{ ...sharing, facts }])
    return reading === undefined ? now : fillsPerFillShown(reading)
  }
  const none = await needed(0)
  if (none > now * muchLess) return undefined
  return { now, ...(most > 1 ? { latest: await needed(1) } : {}), none }
}
