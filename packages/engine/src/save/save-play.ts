import { frozen } from '../base/frozen.ts'
import { hashOf, keptEntriesOf } from '../ledger/ledger.ts'
import { turnsOf } from '../play/path.ts'
import type { Play } from '../play/play.ts'
import { checkpointEvery } from '../play/replay.ts'
import { leftNow } from '../play/settle.ts'
import type { Turn } from '../play/turn.ts'
import type { Story } from '../story/story.ts'
import { type Save, type SavedTurn, saveChecksum, saveVersion } from './save.ts'

/**
 * A play-through as a save. What is being written just now is saved as it would stand if it were left now: what the
 * player has read of it stays, the rest is the author's words. Nothing is played on for it: a turn that waits for a value
 * goes on when it is loaded.
 */
export function savePlay(story: Story, play: Play, status: Save['status']): Save {
  const settled = leftNow(play)
  const turns = turnsOf(settled)
  const save: Omit<Save, 'checksum'> = {
    format: 'lacuna-save',
    version: saveVersion,
    status,
    story: { id: story.id, version: story.version, digest: story.digest },
    seed: settled.seed,
    language: settled.language,
    dial: settled.dial,
    journal: turns.map(savedTurn),
    present: settled.tip?.number ?? 0,
    ...checkpoint(settled.tip),
    ledger: keptEntriesOf(settled.ledger),
  }
  return frozen({ ...save, checksum: saveChecksum(save, hashOf(settled.ledger)) })
}

function savedTurn(turn: Turn): SavedTurn {
  return {
    entry: turn.entry,
    ...(turn.steps === undefined ? {} : { inputs: turn.steps }),
    ...(turn.fills.length === 0 ? {} : { fills: turn.fills.map(fill => fill.entry) }),
  }
}

/** The latest written-out position before the last turn, so that the last turn is replayed when loading. */
function checkpoint(tip: Turn | undefined): Pick<Save, 'checkpoint'> {
  let turn = tip?.previous
  while (turn !== undefined && (turn.number % checkpointEvery !== 0 || turn.at === undefined)) turn = turn.previous
  return turn?.at === undefined
    ? {}
    : { checkpoint: { turn: turn.number, position: turn.at.toJSON(), stage: turn.stage } }
}
