import { knownDial } from '../play/known-values.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { type Dial, lowestDial } from '../story/slot.ts'
import type { SessionPorts } from './session-ports.ts'

/** Where the dial stands when a session starts. @throws LacunaError `external-failed`, `wrong-value` */
export function dialAtStart(ports: SessionPorts, input: Dial | undefined): Dial {
  const port = portDial(ports)
  if (input !== undefined) knownDial(input)
  return port === undefined ? (input ?? 'author') : lowestDial(port, input ?? port)
}

/** Where the dial stands when a session is restored: a port that fails counts as `author`, and its error is the game's. */
export function dialAtRestore(ports: SessionPorts, saved: Dial, input: Dial | undefined): Dial {
  try {
    return lowestDial(saved, portDial(ports) ?? saved, knownDial(input ?? saved))
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
    return 'author'
  }
}

function portDial({ dial }: SessionPorts): Dial | undefined {
  let given: Dial | undefined
  try {
    given = dial?.()
  } catch (cause) {
    throw new LacunaError('external-failed', `The game's \`dial\` failed: ${String(cause)}`, {
      hint: 'It returns `author`, `reviewed` or `live`, or nothing.',
      cause,
    })
  }
  return given === undefined ? undefined : knownDial(given)
}
