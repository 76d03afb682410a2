import type { Ledger } from '../ledger/ledger.ts'
import { checkpointEvery, type Replay } from '../play/replay.ts'
import type { Turn } from '../play/turn.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { PassageChoice } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { type FollowedTurn, followTurn, TurnMisfit } from './follow-turn.ts'
import type { KeptChoice } from './resolve-choice.ts'

/** How far a journal could be followed in a story that has changed since. */
export interface FollowedJournal {
  /** The last turn that fits, and through it those before. */
  readonly last: Turn | undefined
  readonly turns: readonly Turn[]
  readonly ledger: Ledger
  /** Turns in which something is not what it was, or where it can't be known. */
  readonly changed: readonly number[]
  /** What is offered behind the last turn. */
  readonly offered: readonly PassageChoice[]
  /** Where it fits no more. */
  readonly stop?: JournalStop
}

/** The first turn that a changed story can't play as it was. */
export interface JournalStop {
  /** It, and those after it, as they were kept. */
  readonly rest: readonly Turn[]
  readonly reason: string
  readonly wanted: KeptChoice | undefined
  readonly offered: readonly PassageChoice[]
  readonly proposal: PassageChoice | undefined
}

/** From where, and how, a journal is followed. */
export interface FollowOptions {
  readonly skeleton: Skeleton
  readonly seed: number
  readonly ledger: Ledger
  /** The turn before the first of the journal, with its position; none at the beginning. Default: none. */
  readonly after?: Turn | undefined
  /** What is offered behind that turn. Default: nothing. */
  readonly offered?: readonly PassageChoice[]
  /** The story's slots, by id. */
  readonly slots: Readonly<Record<string, unknown>>
  /** Whether the story is the very one that the journal was kept in. Default false. */
  readonly isSameStory?: boolean
  /** Whether what no longer fits is replaced by the one choice that may be meant. Default false. */
  readonly takesProposals?: boolean
  /** The choice to take in place of the first turn's, by id. Default: its own. */
  readonly instead?: string | undefined
}

/** Plays a kept journal in a story that has changed since, and keeps a position every so many turns. */
export function replayJournal(
  replay: Replay,
  kept: readonly Turn[],
  options: Omit<FollowOptions, 'skeleton'>,
): FollowedJournal {
  const { after, seed } = options
  if (after !== undefined) after.at = replay.positionAfter(after, seed)
  const followed = followJournal(kept, { ...options, skeleton: replay.skeleton })
  for (const turn of followed.turns) {
    if (turn.number % checkpointEvery === 0) turn.at?.keep?.()
    else if (turn !== followed.last) turn.at = undefined
  }
  return followed
}

/** Plays a kept journal, turn by turn, in a story that has changed since; stops where it fits no more. */
function followJournal(kept: readonly Turn[], options: FollowOptions): FollowedJournal {
  const { skeleton, slots, seed, isSameStory = false, takesProposals = false, instead } = options
  const hasEqual = (slot: string | undefined): boolean => slot !== undefined && isOneOfEqual(slot, slots)
  const turns: Turn[] = []
  const changed: number[] = []
  let { ledger, after: last, offered = [] } = options
  for (const [index, turn] of kept.entries()) {
    const at = last?.at ?? skeleton.begin(seed)
    const other = index === 0 && instead !== undefined ? { instead } : {}
    const followed = attempt(() =>
      followTurn(turn, {
        skeleton,
        at,
        previous: last,
        offered,
        ledger,
        hasEqual,
        isSameStory,
        takesProposals,
        ...other,
      }),
    )
    // It went on there: a story that breaks there now is played up to the turn before.
    if (!(followed instanceof TurnMisfit) && followed.isBroken && index < kept.length - 1) {
      return { last, turns, ledger, changed, offered, stop: brokenStop(kept.slice(index), offered) }
    }
    if (followed instanceof TurnMisfit) {
      const { reason, wanted, proposal } = followed
      const stop = { rest: kept.slice(index), reason, wanted, proposal, offered: followed.offered }
      return { last, turns, ledger, changed, offered, stop }
    }
    last = followed.turn
    turns.push(last)
    ;({ ledger, offered } = followed)
    if (followed.changed) changed.push(last.number)
  }
  return { last, turns, ledger, changed, offered }
}

/** Whether a slot without an id of its own is, or was, one of several with the same words and the same tag. */
function isOneOfEqual(id: string, slots: Readonly<Record<string, unknown>>): boolean {
  const [, shared, number] = /^(.*-[0-9a-f]{8})(-\d+)?$/.exec(id) ?? []
  return shared !== undefined && (number !== undefined || Object.hasOwn(slots, `${shared}-2`))
}

function brokenStop(rest: readonly Turn[], offered: readonly PassageChoice[]): JournalStop {
  return { rest, offered, reason: 'story-failed', wanted: undefined, proposal: undefined }
}

function attempt(follow: () => FollowedTurn): FollowedTurn | TurnMisfit {
  try {
    return follow()
  } catch (error) {
    if (error instanceof TurnMisfit) return error
    if (error instanceof LacunaError) return new TurnMisfit(error.code, [])
    throw error
  }
}
