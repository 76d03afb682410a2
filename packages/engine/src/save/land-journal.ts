import type { Json } from '../base/json.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { JournalRest } from '../play/journal-rest.ts'
import { turnsOf } from '../play/path.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { reframe } from '../play/show-play.ts'
import type { Redo, Turn } from '../play/turn.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Problem } from '../story/problem.ts'
import { type FollowedJournal, type JournalStop, replayJournal } from './follow-journal.ts'

/**
 * The play-through as far as a changed story could follow its journal. Where it stops fitting, the play-through stands at
 * the last turn that fits, the frame's `problem` is `save-diverged` with the place, and saving gives the same save back
 * until the player moves. Where all of it fits but something behind a choice is another, it is `save-changed`, with the
 * turns.
 */
export function landJournal(
  context: PlayContext,
  from: Omit<Play, 'frame'>,
  followed: FollowedJournal,
  before: JournalRest,
): Play {
  const { save, present } = before
  const { ledger, stop } = followed
  const turns = [...(from.tip === undefined ? [] : turnsOf({ tip: from.tip, redo: undefined })), ...followed.turns]
  const changed = [...before.changed, ...followed.changed]
  const path = pathOf(turns, Math.min(turns.length, present))
  if (stop === undefined) {
    const play = reframe(context, { ...from, ledger, ...path })
    const listed = changed.filter(number => number <= present)
    return listed.length === 0 ? play : withChanges(play, listed)
  }
  const { rest, offered, proposal } = stop
  const named = proposal === undefined ? {} : { proposal: proposal.id }
  const left: JournalRest = { save, present, turns: rest, offered, changed, ...named }
  const play = reframe(context, { ...from, ledger, ...path, unread: save, rest: left })
  return turns.length < present ? withProblem(play, diverged(context, play, stop, left)) : play
}

/**
 * Goes on with what is left of a journal: where a turn does not fit, the one choice that may be meant is taken.
 *
 * @param choice the one to take in place of the first turn's, by id. Default: the one that was proposed.
 * @throws LacunaError `wrong-input`, `unknown-choice`
 */
export function resumeJournal(context: PlayContext, play: Play, choice: string | undefined): Play {
  const { rest, tip, seed, ledger } = play
  if (rest === undefined) return play
  const { offered = [], turns, proposal } = rest
  const ids = offered.map(({ id }) => id)
  const instead = choice ?? proposal
  if (instead === undefined || !ids.includes(instead)) {
    const message =
      instead === undefined ? 'No choice is proposed here.' : `The choice "${instead}" is not offered now.`
    throw new LacunaError(instead === undefined ? 'wrong-input' : 'unknown-choice', message, {
      hint: ids.length === 0 ? 'Go on from here, or load another save.' : `Give one of these: ${ids.join(', ')}.`,
      data: { offered: ids },
    })
  }
  const followed = replayJournal(context.replay, turns, {
    seed,
    slots: context.story.slots,
    ledger,
    after: tip,
    offered,
    takesProposals: true,
    instead,
  })
  const { unread: _, rest: __, problem: ___, ...from } = play
  return landJournal(context, { ...from, epoch: play.epoch + 1 }, followed, rest)
}

/** A path and what was gone back from, of turns in their order. */
export function pathOf(turns: readonly Turn[], present: number): { tip: Turn | undefined; redo: Redo | undefined } {
  let redo: Redo | undefined
  for (const turn of turns.slice(present).reverse()) redo = { turn, next: redo }
  return { tip: turns[present - 1], redo }
}

function withProblem(play: Play, problem: Problem): Play {
  return { ...play, frame: { ...play.frame, problem } }
}

/** Where the last turn breaks now, that is what is said; the turns in which something is different stand with it. */
function withChanges(play: Play, turns: readonly number[]): Play {
  const { problem } = play.frame
  const isBroken = play.frame.phase === 'failed' && problem !== undefined
  return withProblem(play, isBroken ? { ...problem, data: { ...problem.data, changed: turns } } : otherwise(turns))
}

function otherwise(changed: readonly number[]): Problem {
  return {
    code: 'save-changed',
    message: `The story has changed since it was saved: what was chosen in ${turnNames(changed)}, or what follows it, may not be what it was.`,
    hint: `Look back at ${changed.length === 1 ? 'it' : 'them'}, or go on from here.`,
    data: { turns: changed },
  }
}

function diverged(
  context: PlayContext,
  { frame }: Play,
  stop: JournalStop,
  { present, changed }: JournalRest,
): Problem {
  const { reason, proposal, wanted } = stop
  const turn = stop.rest[0] as Turn
  const proposed = proposal === undefined ? undefined : frame.choices.find(choice => choice.id === proposal.id)
  const isAlike = reason === 'alike'
  return {
    code: 'save-diverged',
    message: `The story has changed since it was saved: turn ${turn.number} can't be played as it was.`,
    hint: [
      ...(changed.length === 0
        ? []
        : [`What was chosen in ${turnNames(changed)}, or what follows it, may not be what it was.`]),
      ...(isAlike ? ['Several choices with the same words stood there, and nothing tells them apart.'] : []),
      ...(proposed === undefined ? [] : [`"${proposed.text}" may be the choice that was meant.`]),
      'Go on from here.',
    ].join(' '),
    data: {
      turn: turn.number,
      turns: present,
      reason,
      ...wantedBy(turn.move, wanted),
      offered: turn.move.type === 'enter' ? [...context.story.entries] : frame.choices.map(choice => choice.id),
      ...(proposed === undefined ? {} : { proposal: proposed.id }),
      ...(changed.length === 0 ? {} : { changed }),
    },
  }
}

function turnNames(numbers: readonly number[]): string {
  const listed = numbers.slice(0, 8).join(', ')
  const more = numbers.length > 8 ? ` and ${numbers.length - 8} more` : ''
  return `${numbers.length === 1 ? 'turn' : 'turns'} ${listed}${more}`
}

/** What a turn asks of the story. */
function wantedBy(move: TurnMove, wanted: JournalStop['wanted']): Readonly<Record<string, Json>> {
  switch (move.type) {
    case 'enter':
      return { wanted: move.entry ?? '' }
    case 'leave':
      return { wanted: 'leave' }
    case 'world':
      return { wanted: Object.keys(move.values) }
    default:
      return { wanted: wanted?.choice ?? move.choice, label: move.text }
  }
}
