import type { Fill } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { OpenSlot } from '../story/passage.ts'
import { verbs } from '../story/verbs/verbs.ts'
import type { OpenTurn, Segment } from './open-turn.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { isStoryTurn, type Turn } from './turn.ts'

/** A filled slot of words on a line of the last turn: another wording may take its place. */
export interface WordingPlace {
  /** The last turn that has words of its own. */
  readonly turn: Turn
  /** It, as it was played. */
  readonly played: OpenTurn
  readonly segment: Segment
  /** Which segment of the turn it is, from 0. */
  readonly at: number
  /** Which slot of the segment's passage it is, from 0. */
  readonly index: number
  readonly open: OpenSlot
  readonly fill: Fill
  /** Ledger entry of the fill. */
  readonly entry: number
}

/**
 * The place of a fill that may get another wording.
 *
 * @param entry ledger entry of the fill.
 * @throws LacunaError `not-rewordable`
 */
export function wordingPlace(context: PlayContext, play: Play, entry: number): WordingPlace {
  const turn = lastStoryTurn(play)
  if (play.openTurn !== undefined || play.awaited !== undefined) {
    throw notRewordable(entry, 'the turn is still being written', 'Wait until the phase is no longer `writing`.')
  }
  if (play.problem !== undefined || play.unread !== undefined) {
    throw notRewordable(entry, 'the play-through stands at a problem', 'Go on, go back, or restart first.')
  }
  if (turn?.fills.some(one => one.entry === entry) !== true) {
    const there = turn?.fills.map(one => one.entry) ?? []
    const hint = there.length === 0 ? 'No slot of the last turn was filled.' : `Entries there are: ${there.join(', ')}.`
    throw notRewordable(entry, 'it is no fill of the last turn', hint)
  }
  const [played] = context.replay.inOrder([turn], play.seed)
  for (const [at, segment] of (played?.segments ?? []).entries()) {
    for (const [index, state] of segment.slots.entries()) {
      const open = segment.passage.slots[index]
      if (state.kind !== 'filled' || state.entry !== entry || open === undefined) continue
      refuseUnlessWords(segment, index, open, state.fill, entry)
      return { turn, played: played as OpenTurn, segment, at, index, open, fill: state.fill, entry }
    }
  }
  throw notRewordable(entry, 'the story no longer has its slot', 'Take a line of the present frame.')
}

/** The turn whose words are on screen. */
export function lastStoryTurn({ tip }: Pick<Play, 'tip'>): Turn | undefined {
  let turn = tip
  while (turn !== undefined && !isStoryTurn(turn)) turn = turn.previous
  return turn
}

function refuseUnlessWords({ passage }: Segment, index: number, open: OpenSlot, fill: Fill, entry: number): void {
  const hint = 'Take the entry of a span whose source is neither `author` nor `player`, and that stands in a line.'
  if (verbs[open.slot.verb].brings !== 'words' || fill.value !== undefined) {
    throw notRewordable(entry, 'it is a value or a verdict, which the story has gone on with', hint)
  }
  if (fill.source === 'author' || fill.source === 'player') {
    throw notRewordable(entry, `its words are the ${fill.source}’s own`, hint)
  }
  if (!passage.lines.some(({ pieces }) => pieces.some(({ slot }) => slot === index))) {
    throw notRewordable(entry, 'it is the label of a choice, which stays as it was offered', hint)
  }
}

/** @param why as the end of a sentence. */
export function notRewordable(entry: number, why: string, hint: string): LacunaError {
  return new LacunaError('not-rewordable', `Entry ${entry} can’t get another wording: ${why}.`, {
    hint,
    data: { entry: Number(entry) },
  })
}
