import { createSession, type SessionOptions } from '../session/create-session.ts'
import type { Session } from '../session/session.ts'
import type { Choice, Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { Span } from '../story/span.ts'
import type { Story } from '../story/story.ts'
import { transcriptOf } from './transcript-of.ts'

/** How {@link playThrough} plays. */
export interface PlayThroughOptions<Entry extends string = string> extends Omit<SessionOptions<Entry>, 'world'> {
  /**
   * What the player takes, in order: a choice's id, the last part of its id, its label, or its place from 0.
   * @throws LacunaError `unknown-choice` with what was offered, `picks-left-over` when the story is over before.
   */
  readonly picks?: readonly (string | number)[]
  /** What the game's world gives before each turn. */
  readonly world?: Variables
}

/** A play-through that was played. */
export interface PlayedThrough {
  /** Every frame at which the player could act, in order. */
  readonly frames: readonly Frame[]
  /** The last of them. */
  readonly frame: Frame
  readonly variables: Variables
  readonly session: Session
  /** The whole as authors read it: lines, choices, picks, ending. */
  readonly transcript: string
  /** The words last shown in a slot, by full slot id; `undefined` when the play-through did not meet it. */
  textOf(slot: string): string | undefined
}

/**
 * Plays a story with the given picks, for tests of authors and games: the real story, the real session, only the player
 * is yours. The dial stands at `live` unless you say otherwise, so that a provider is used where there is one; nothing is
 * prepared ahead.
 *
 * @throws LacunaError `unknown-choice` for a pick that nothing offered fits; `picks-left-over` where the story comes to a
 * stop before the last one.
 * @example
 * const play = await playThrough(ferry, { picks: ['Give her the letter.', 'north'] })
 * expect(play.variables.trust).toBe(3)
 */
export async function playThrough<Entry extends string>(
  story: Story<Entry>,
  options: PlayThroughOptions<Entry> = {},
): Promise<PlayedThrough> {
  const { picks = [], world, entry = '', ...rest } = options
  const session = createSession(story, {
    dial: 'live',
    // A test counts what is asked on its path, not on paths that it does not take.
    lookahead: false,
    ...rest,
    ...(world === undefined ? {} : { world: { read: () => world } }),
  })
  session.enter(entry === '' ? undefined : (entry as Entry))
  const frames = [await session.settled()]
  for (const [index, pick] of picks.entries()) {
    const frame = session.frame
    if (frame.phase !== 'choosing' && frame.phase !== 'listening') {
      throw new LacunaError('picks-left-over', `The story is ${frame.phase} before pick ${index} ("${pick}").`, {
        hint: `Leave out the last ${picks.length - index} of the picks.`,
        data: { left: picks.slice(index), ...(frame.ending === undefined ? {} : { ending: frame.ending }) },
      })
    }
    session.choose(pickedChoice(frame.choices, pick).id)
    frames.push(await session.settled())
  }
  const frame = session.frame
  return {
    frames,
    frame,
    variables: frame.variables,
    session: session as Session,
    transcript: transcriptOf(story as Story, session.history(), frame),
    textOf: slot => frames.map(each => textIn(each, slot)).findLast(text => text !== undefined),
  }
}

/** The choice that a pick means. @throws LacunaError `unknown-choice` */
export function pickedChoice(choices: readonly Choice[], pick: string | number): Choice {
  const found =
    typeof pick === 'number'
      ? choices[pick]
      : (choices.find(choice => choice.id === pick) ??
        choices.find(choice => choice.text === pick) ??
        choices.find(choice => choice.id.endsWith(`.${pick}`)))
  if (found !== undefined) return found
  throw new LacunaError('unknown-choice', `No choice here is "${pick}".`, {
    hint: `Offered are: ${choices.map((choice, index) => `${index} ${choice.id} "${choice.text}"`).join(', ')}.`,
    data: { choice: pick, offered: choices.map(choice => choice.id) },
  })
}

function textIn(frame: Frame, slot: string): string | undefined {
  const spans: readonly Span[] = [...frame.lines, ...frame.choices].flatMap(shown => shown.spans)
  const here = spans.filter(span => span.origin.slot === slot)
  return here.length === 0 ? undefined : here.map(span => span.text).join('')
}
