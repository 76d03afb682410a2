import { type Cue, type Frame, isMomentary, type Line, type MomentaryCue } from '@lacuna/engine'

/** The momentary cues of what is read, each of them once. */
export interface ReadCues {
  /** Fires those of a frame up to a line, or of all of it, that have not been fired. */
  read(frame: Frame, line: Line | undefined): void
  /** From now on those of a frame that was loaded count as fired. */
  skip(frame: Frame): void
}

/**
 * A cue is fired when its line is read and lies above a mark: the ledger entry of the move that led there, and the line. Going back,
 * going forward and loading lead to what lies below it; a choice that is made anew does not.
 */
export function readCues(fire: (cue: MomentaryCue) => void): ReadCues {
  let turn = 0
  /** Lines of that turn whose cues were fired; one more with those behind the last line. */
  let lines = 0
  const fireAll = (cues: readonly Cue[], line?: string): void => {
    for (const cue of cues) if (isMomentary(cue)) fire(line === undefined ? cue : { ...cue, line })
  }
  return {
    read(frame, line) {
      if (frame.ledgerEntry < turn) return
      if (frame.ledgerEntry > turn) lines = 0
      turn = frame.ledgerEntry
      const { length } = frame.lines
      const isOver = line === undefined && frame.phase !== 'writing'
      const upTo = line === undefined ? length + Number(isOver) : frame.lines.indexOf(line) + 1
      for (; lines < upTo; lines++) {
        const read = frame.lines[lines]
        if (read) fireAll(read.cues, read.id)
        else fireAll(frame.endCues)
      }
    },
    skip(frame) {
      turn = frame.ledgerEntry
      lines = Number.POSITIVE_INFINITY
    },
  }
}
