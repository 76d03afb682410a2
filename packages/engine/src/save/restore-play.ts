import type { Result } from '../base/result.ts'
import { keptEntriesOf, type Ledger, type RecordedFill } from '../ledger/ledger.ts'
import type { KeptEntry } from '../ledger/ledger-entry.ts'
import { isTurnMove, type TurnMove } from '../ledger/move.ts'
import { beginPlay } from '../play/begin-play.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { reframe } from '../play/show-play.ts'
import type { Turn } from '../play/turn.ts'
import { stepsOf } from '../play/turn.ts'
import { changesBehind } from '../play/world-changes.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { replayJournal } from './follow-journal.ts'
import { landJournal, pathOf } from './land-journal.ts'
import { type ReadSave, readSave } from './read-save.ts'
import type { Save } from './save.ts'

/**
 * A play-through from a save, never throwing: what can't be read becomes phase `failed` with the reason.
 *
 * The same story: the turns since the checkpoint are replayed. A changed story: the whole journal is, choice by
 * choice; see {@link landJournal}. Nobody is asked for words in either case.
 *
 * A save of an older format waits in phase `writing` for what reads it, and for {@link Play.awaited}.
 */
export function restorePlay(context: PlayContext, saved: unknown): Play {
  const reading = readSave(saved, context.story.id)
  if (reading.state === 'refused') return failed(context, saved, reading.error)
  if (reading.state === 'read') return openedPlay(context, { ok: true, value: reading.value }, saved)
  const awaited: Play['awaited'] = () =>
    reading.migrated().then(
      read => opening => openedPlay(opening, read, saved),
      cause => opening => failed(opening, saved, notFetched(cause)),
    )
  return reframe(context, { ...beginPlay(context, {}), unread: saved, awaited })
}

/**
 * The play-through of a save that was read.
 *
 * @param written the save as it was given: one that can’t be used is kept so.
 */
function openedPlay(context: PlayContext, read: Result<ReadSave, LacunaError>, written: unknown): Play {
  if (!read.ok) return failed(context, written, read.error)
  const { save, ledger } = read.value
  const { seed, language, dial } = save
  try {
    const begun = { ...beginPlay(context, { seed, language, dial }, ledger), wasClosed: save.status === 'done' }
    const same = save.story.digest === context.story.digest && context.story.loadsByReplay !== true
    const play = same ? load(context, begun, save, ledger) : replay(context, begun, save, ledger)
    return goneOn(context, play, save)
  } catch (cause) {
    return failed(context, written, asDamage(cause))
  }
}

function load(context: PlayContext, begun: Play, save: Save, ledger: Ledger): Play {
  const turns = turnsFrom(save, keptEntriesOf(ledger))
  const { checkpoint } = save
  const known = checkpoint === undefined ? undefined : turns[checkpoint.turn - 1]
  if (checkpoint !== undefined && known !== undefined) {
    known.at = context.replay.load(checkpoint.position)
    known.stage = checkpoint.stage
  }
  context.replay.positionAfter(turns[save.present - 1], save.seed)
  return reframe(context, { ...begun, ...pathOf(turns, save.present) })
}

function replay(context: PlayContext, begun: Play, save: Save, ledger: Ledger): Play {
  const turns = turnsFrom(save, keptEntriesOf(ledger))
  const isSameStory = save.story.digest === context.story.digest
  const followed = replayJournal(context.replay, turns, {
    seed: save.seed,
    slots: context.story.slots,
    ledger,
    isSameStory,
  })
  return landJournal(context, begun, followed, { save, present: save.present, turns: [], changed: [] })
}

/** A turn that was saved while it waited for a provider has taken its last steps now. */
function goneOn(context: PlayContext, play: Play, { journal, present }: Save): Play {
  const { tip, seed } = play
  if (tip === undefined || tip.number !== present) return play
  const taken = journal[present - 1]?.inputs?.length ?? 1
  if (stepsOf(tip).length <= taken) return play
  const changes = changesBehind(context.replay, tip, seed, taken)
  return changes.length === 0 ? play : { ...play, goneOn: changes }
}

/** The turns of the journal, as they were recorded. */
function turnsFrom(save: Save, entries: readonly KeptEntry[]): Turn[] {
  const turns: Turn[] = []
  for (const saved of save.journal) {
    const move = moveAt(entries, saved.entry)
    turns.push({
      number: turns.length + 1,
      previous: turns.at(-1),
      move,
      entry: saved.entry,
      steps: saved.inputs,
      fills: (saved.fills ?? []).map(entry => fillAt(entries, entry)),
      stage: {},
      at: undefined,
    })
  }
  return turns
}

function moveAt(entries: readonly KeptEntry[], n: number): TurnMove {
  const entry = entries[n - 1]
  if (entry?.kind === 'move') {
    const { move } = entry
    if (isTurnMove(move)) return move
  }
  throw damaged(`The journal names entry ${n} of the ledger, which is no turn.`)
}

function fillAt(entries: readonly KeptEntry[], n: number): RecordedFill {
  const entry = entries[n - 1]
  if (entry?.kind === 'fill') return { fill: entry.fill, entry: n }
  throw damaged(`The journal names entry ${n} of the ledger, which is no fill.`)
}

/** The same story plays otherwise than it did: what the journal holds is not what was written there. */
function asDamage(cause: unknown): LacunaError {
  if (!(cause instanceof LacunaError)) return damaged('The save has not the shape that it was written in.', cause)
  return cause.code === 'save-damaged'
    ? cause
    : damaged(`The save's journal does not fit its story: ${cause.message}`, cause)
}

function failed(context: PlayContext, unread: unknown, error: LacunaError): Play {
  const { code, message, hint, data } = error
  return reframe(context, { ...beginPlay(context, {}), problem: { code, message, hint, data }, unread: unread ?? null })
}

function notFetched(cause: unknown): LacunaError {
  return new LacunaError('save-not-read', 'The save is of an older format, and what reads it could not be fetched.', {
    hint: 'The save is kept as it was. Load it again with a connection.',
    cause,
  })
}

function damaged(message: string, cause?: unknown): LacunaError {
  const hint = 'Keep the save, and go on from another one or from the beginning.'
  return new LacunaError('save-damaged', message, { hint, cause })
}
