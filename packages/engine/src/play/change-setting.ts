import { append } from '../ledger/ledger.ts'
import type { Move } from '../ledger/move.ts'
import { type Dial, lowestDial } from '../story/slot.ts'
import { knownDial, knownLanguage } from './known-values.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { settle } from './settle.ts'

/** The play-through in another language, from here on. @throws LacunaError `unknown-language` */
export function setLanguage(play: Play, language: string): Outcome {
  return unchanged(withSetting({ ...play, language: knownLanguage(language) }, { type: 'language', language }))
}

/**
 * The play-through with the dial turned; where a save did not fit, that it did not is kept.
 *
 * @throws LacunaError `wrong-value`
 */
export function setDial(context: PlayContext, play: Play, dial: Dial): Outcome {
  knownDial(dial)
  // Turned down while something is being written: what is not on screen yet will be the author's.
  const lowered = play.openTurn !== undefined && lowestDial(dial, play.dial) === dial && dial !== 'live'
  const settled = lowered ? settle(context, { ...play, dial }, 'policy') : unchanged(play)
  return { ...settled, play: withSetting({ ...settled.play, dial }, { type: 'dial', dial }) }
}

function withSetting(play: Play, move: Move): Play {
  const ledger = append(play.ledger, play.frame.turn, { kind: 'move', move })
  return { ...play, ledger, frame: Object.freeze({ ...play.frame, language: play.language, dial: play.dial }) }
}
