import { type AuthoredLabel, authoredLabel } from '../fill/request/authored-label.ts'
import type { Choice, Frame, Line, StageCues, Verdict } from '../story/frame.ts'
import type { Cue, Passage, Variables } from '../story/passage.ts'
import type { Origin } from '../story/span.ts'
import { mayType, offersChoices, verbAt } from '../story/verbs/stops.ts'
import { compose } from './compose.ts'
import { isAwaited, isOpen, type OpenTurn, type Segment } from './open-turn.ts'
import { nothingLeft } from './withdrawn-choice.ts'

/** What a turn shows: the part of a frame that does not depend on where in the play-through one stands. */
export type Shown = Pick<
  Frame,
  'phase' | 'turn' | 'ledgerEntry' | 'lines' | 'endCues' | 'choices' | 'variables' | 'stage' | 'stageBefore'
> &
  Partial<Pick<Frame, 'ending' | 'ask' | 'verdicts' | 'problem'>> & {
    /** Whether the story says what walking away leads to. */
    readonly hasLeave: boolean
    /** A label as the author wrote it, whatever fills it; never shown, but part of requests. */
    readonly label: (choice: string) => AuthoredLabel | undefined
  }

/**
 * What a turn under way shows now.
 *
 * @param before what stood there, for a turn of the world: its lines and labels stay.
 */
export function shownBy(openTurn: OpenTurn, before: Shown | undefined): Shown {
  const { segments, number, stage, entry, stageBefore } = openTurn
  const last = segments.at(-1) as Segment
  const author: Origin = { source: 'author', entry }
  const lines: Line[] = []
  let choices: readonly Choice[] = []
  let waiting: readonly Cue[] = []
  for (const segment of segments) {
    const composed = compose(segment, author, number, lines.length, waiting)
    for (const line of composed.lines) lines.push(line)
    const { endCues } = composed
    waiting = segment.passage.lines.length > 0 ? endCues : endCues.length > 0 ? [...waiting, ...endCues] : waiting
    choices = composed.choices
    if (!composed.run) {
      choices = []
      waiting = []
      break
    }
  }
  const quiet = openTurn.move.type === 'world' && before !== undefined
  const open = isOpen(openTurn)
  if (open) choices = []
  else if (quiet) choices = sameLabels(choices, before.choices)
  return {
    phase: open ? 'writing' : phaseAt(last.passage),
    turn: number,
    ...(quiet ? saidBy(before) : { ledgerEntry: entry, lines, endCues: isAwaited(last) ? [] : waiting, stageBefore }),
    choices,
    variables: last.passage.variables,
    stage,
    ...ended(last.passage, quiet ? before : undefined),
    ...(open ? {} : broken(last.passage)),
    ...asked(last.passage),
    ...judged([...((quiet && before.verdicts) || []), ...segments.flatMap(verdictIn)]),
    hasLeave: last.passage.hasLeave === true,
    label: id => authoredLabel(last.passage, id),
  }
}

function saidBy({
  ledgerEntry,
  lines,
  endCues,
  stageBefore,
}: Shown): Pick<Shown, 'ledgerEntry' | 'lines' | 'endCues' | 'stageBefore'> {
  return { ledgerEntry, lines, endCues, stageBefore }
}

/** A label never changes once it is offered. */
function sameLabels(choices: readonly Choice[], before: readonly Choice[]): readonly Choice[] {
  return choices.map(choice => before.find(old => old.id === choice.id) ?? choice)
}

/** What the game's world has withdrawn, or has not opened yet, can leave a passage that waits for a choice without one. */
function isLeftWithNothing({ stop, choices }: Passage): boolean {
  return offersChoices(stop) && choices.length === 0
}

function phaseAt(passage: Passage): Frame['phase'] {
  if (passage.stop === 'broken' || isLeftWithNothing(passage)) return 'failed'
  return passage.stop === 'end' ? 'ended' : 'choosing'
}

/** What an ending that ran out has to say is the author's business, and no problem of a player. */
function broken(passage: Passage): Pick<Frame, 'problem'> {
  const { stop, problem } = passage
  if (isLeftWithNothing(passage)) return { problem: problem ?? nothingLeft }
  return stop === 'broken' && problem !== undefined ? { problem } : {}
}

function ended(passage: Passage, before: Shown | undefined): Partial<Pick<Frame, 'ending'>> {
  const ending = passage.ending ?? before?.ending
  return passage.stop === 'end' && ending !== undefined ? { ending } : {}
}

function asked(passage: Passage): Partial<Pick<Frame, 'ask'>> {
  const open = mayType(passage.stop) ? passage.slots.at(-1) : undefined
  return open === undefined ? {} : { ask: { slot: open.slot.id, brief: open.brief } }
}

function judged(verdicts: readonly Verdict[]): Pick<Frame, 'verdicts'> {
  return verdicts.length === 0 ? {} : { verdicts }
}

function verdictIn({ passage: { stop, slots }, slots: states }: Segment): readonly Verdict[] {
  const state = states.at(-1)
  const isGiven = verbAt(stop)?.isVerdict && state?.kind === 'filled' && state.fill.value !== undefined
  return isGiven ? [{ slot: slots.at(-1)?.slot.id ?? '', entry: state.entry }] : []
}

/** What is shown before anything was entered. */
export function nothingShown(variables: Variables, stage: StageCues): Shown {
  const said = { ledgerEntry: 0, lines: [], endCues: [], stageBefore: stage }
  return { phase: 'idle', turn: 0, ...said, choices: [], variables, stage, hasLeave: false, label: () => undefined }
}
