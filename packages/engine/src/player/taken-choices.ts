import { type Ledger, latestOf } from '../ledger/ledger.ts'

/** How often each choice was taken in a play-through, as far as its ledger was read. */
export interface TakenChoices {
  /** What was read of the ledger. */
  readonly upTo: Ledger | undefined
  /** By choice id; a choice that was gone back from counts, for the player took it. */
  readonly times: ReadonlyMap<string, number>
}

export const noneTaken: TakenChoices = { upTo: undefined, times: new Map() }

/**
 * The choices taken in a ledger. The same ledger gives the same counts, whether it is read at once or in parts.
 *
 * @param known an earlier reading. Where the ledger goes on from it only what came since is read; else all is.
 */
export function takenIn(ledger: Ledger, known: TakenChoices = noneTaken): TakenChoices {
  const since: string[] = []
  let at: Ledger | undefined = ledger
  for (; at !== undefined && at !== known.upTo; at = at.before) {
    const latest = latestOf(at)
    if (latest?.kind !== 'move') continue
    if (latest.move.type === 'choose' || latest.move.type === 'answer') since.push(latest.move.choice)
  }
  const times = new Map(at === known.upTo ? known.times : [])
  for (const choice of since) times.set(choice, (times.get(choice) ?? 0) + 1)
  return { upTo: ledger, times }
}
