import { type Frame, LacunaError, type Session } from '@lacuna/engine'
import { type ExitCode, exitCodes } from '../command/command.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { findChoice } from './find-choice.ts'
import { type Key, keyOf, keysText } from './key.ts'
import { readSave, writeSave } from './save-file.ts'
import type { View } from './view.ts'

/** What playing at the prompt needs besides the session. */
export interface PromptPorts {
  readonly view: View
  readonly terminal: Terminal
  /** Opens a session from a save. */
  readonly open: (snapshot: unknown) => Session
}

/** Plays by what is typed until `q`, Ctrl-C or the end of the input. The session handed back is the one then open. */
export async function playAtPrompt(
  first: Session,
  firstFrame: Frame,
  { view, terminal, open }: PromptPorts,
): Promise<{ session: Session; exit: ExitCode }> {
  let session = first
  let frame = firstFrame
  view.offer(frame, 1)
  for (;;) {
    if (terminal.person) terminal.prompt('> ')
    const typed = await terminal.readLine()
    if (typed.type !== 'line') {
      if (terminal.person) terminal.say('')
      return { session, exit: typed.type === 'interrupt' ? exitCodes.interrupted : exitOf(frame) }
    }
    const key = keyOf(typed.text)
    if (key.type === 'quit') return { session, exit: exitOf(frame) }
    try {
      const loaded = key.type === 'load' ? await load(key.file, open) : undefined
      if (loaded !== undefined) {
        session.close()
        session = loaded
      } else if (!(await moves(key, session, frame, view))) continue
      frame = await session.settled()
      view.turn(session, frame)
      view.offer(frame, 1)
    } catch (error) {
      // Nothing has changed: the session is as it was, and the prompt comes again.
      view.refused(error)
    }
  }
}

/** A story that is left where it broke has failed. */
function exitOf({ phase }: Frame): ExitCode {
  return phase === 'failed' ? exitCodes.failed : exitCodes.done
}

/** Does what a key says; whether there is a new frame to show. */
async function moves(key: Key, session: Session, frame: Frame, view: View): Promise<boolean> {
  switch (key.type) {
    case 'pick':
      return pick(key.pick, session, frame, view)
    case 'words':
      session.answer(key.words)
      view.chosen(key.words)
      return true
    case 'back':
      session.back()
      return true
    case 'forward':
      session.forward()
      return true
    case 'who':
      view.who(session, frame)
      return false
    case 'history':
      view.history(session)
      return false
    case 'save':
      await writeSave(named(key.file, 's'), session.save())
      view.remark(`Saved in ${key.file}.`)
      return false
    case 'help':
      view.keys(keysText)
      return false
    default:
      return false
  }
}

function pick(typed: string, session: Session, frame: Frame, view: View): true {
  const isNumber = /^\d+$/.test(typed)
  try {
    const choice = findChoice(frame, typed, 1)
    session.choose(choice.id)
    view.chosen(choice.text)
  } catch (error) {
    // Where the story listens, words that are no choice are the player's own.
    if (frame.ask === undefined || isNumber) throw error
    session.answer(typed)
    view.chosen(typed)
  }
  return true
}

async function load(file: string, open: (snapshot: unknown) => Session): Promise<Session> {
  const session = open(await readSave(named(file, 'l')))
  const { phase, problem } = await session.settled()
  // A play that broke loads as it stood.
  if (phase !== 'failed' || problem?.code.startsWith('save-') !== true) return session
  session.close()
  throw new LacunaError(
    (problem?.code ?? 'save-damaged') as LacunaError['code'],
    problem?.message ?? `${file} can't be loaded.`,
    {
      hint: problem?.hint ?? '',
      data: problem?.data ?? {},
    },
  )
}

function named(file: string, key: 's' | 'l'): string {
  if (file !== '') return file
  throw new LacunaError('file-invalid', 'Which file?', {
    hint: `Type ${key} and a file's name: ${key} evening.save.json`,
  })
}
