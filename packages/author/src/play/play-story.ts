import { createSession, type Frame, LacunaError, type Session, type Story } from '@lacuna/engine'
import { type ExitCode, exitCodes } from '../command/command.ts'
import { providerNamed } from '../providers/provider-named.ts'
import { loadStory } from '../story-file/load-story.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { findChoice } from './find-choice.ts'
import { jsonView } from './json-view.ts'
import { letValues } from './let-values.ts'
import { playAtPrompt } from './play-at-prompt.ts'
import type { PlayOptions } from './play-options.ts'
import { textView } from './text-view.ts'
import type { View } from './view.ts'

/**
 * Plays a story in a terminal, by the choices given or by what is typed.
 * @throws LacunaError whatever keeps it from being played; `unknown-choice` and `picks-left-over` for the choices given.
 */
export async function playStory(options: PlayOptions, terminal: Terminal): Promise<ExitCode> {
  const story = await loadStory(options.path, options.json ? () => {} : terminal.complain)
  const open = await opener(story, options, options.json ? () => {} : terminal.complain)
  let session = open()
  try {
    const view = options.json ? jsonView(story, terminal) : textView(story, options, terminal)
    view.begin(session)
    session.enter(options.at)
    const frame = await session.settled()
    view.turn(session, frame)
    let exit: ExitCode
    if (options.choices !== undefined) exit = await playByChoices(session, frame, options.choices, view)
    else {
      const played = await playAtPrompt(session, frame, { view, terminal, open })
      session = played.session
      exit = played.exit
    }
    view.end(session, options)
    return exit
  } finally {
    session.close()
  }
}

/** @returns whether it came through: a story that broke on the way has shown where, and fails. */
async function playByChoices(session: Session, first: Frame, picks: readonly string[], view: View): Promise<ExitCode> {
  let frame = first
  for (const [index, pick] of picks.entries()) {
    if (frame.phase === 'failed') break
    if (frame.phase === 'ended') {
      const left = picks.slice(index)
      throw new LacunaError('picks-left-over', `The story ended in turn ${frame.turn}, and choices are left over.`, {
        hint: `Take ${left.join(',')} off the end of --choices.`,
        data: { turn: frame.turn, left },
      })
    }
    const choice = findChoice(frame, pick, 0)
    view.chosen(choice.text)
    session.choose(choice.id)
    frame = await session.settled()
    view.turn(session, frame)
  }
  view.offer(frame, 0)
  return frame.phase === 'failed' ? exitCodes.failed : exitCodes.done
}

/** Opens sessions of the story as the flags say; a save brings its own seed and its own past. */
async function opener(
  story: Story,
  options: PlayOptions,
  warn: (sentence: string) => void,
): Promise<(snapshot?: unknown) => Session> {
  const provider = await providerNamed(options.provider, story, warn)
  const values = letValues(story, options.lets)
  return snapshot => {
    // Given once, before the first turn: from then on the story changes them.
    let given = snapshot === undefined ? values : {}
    const read = (): typeof values => {
      const now = given
      given = {}
      return now
    }
    const session = createSession(story, {
      seed: options.seed,
      dial: options.dial,
      provider,
      world: { read },
      ...(options.language === undefined ? {} : { language: options.language }),
      ...(snapshot === undefined ? {} : { snapshot }),
    })
    // At the author's own desk the flag says where it stands, whatever the save says.
    const { dial, phase } = session.frame
    if (dial !== options.dial && phase !== 'failed') session.dial(options.dial)
    return session
  }
}
