import type { Knowers } from '../diary/knowers.ts'
import type { AuthoredLabel } from '../fill/request/authored-label.ts'
import type { ShownLine } from '../fill/request/page-before.ts'
import type { SaidText } from '../fill/request/said-part.ts'
import type { UsedActs } from '../fill/request/used-already.ts'
import type { Segment } from '../play/open-turn.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { shownAt } from '../play/show-play.ts'
import { typedWords } from '../play/shown-before.ts'
import { stepsUpTo } from '../play/turn.ts'
import { type TurnContext, turnContext } from '../play/turn-context.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Input } from '../story/input.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { KnownRequests } from './known-requests.ts'
import { heardLines, saidLast, saidUpTo, shownPage } from './shown-page.ts'
import { usedActs } from './used-acts.ts'

/** Who is asked, and what was built for them already: the same for a whole session. */
export interface RequestPorts {
  readonly provider: NarrativeProvider
  /** Whether what it answers may be given to other players, so that only what may be shared is told. */
  readonly isShared: boolean
  readonly known: KnownRequests
}

/** What the requests of a turn depend on, besides the turn itself. */
export interface RequestContext extends TurnContext, RequestPorts {
  readonly epoch: number
  /** The last lines before this turn, oldest first. */
  readonly recentLines: () => readonly string[]
  /** The last lines before this turn that some may have heard, and may know what they were made from, oldest first. */
  readonly heardLines: (knowers: Knowers) => readonly ShownLine[]
  /** The page before this turn, where it stands on the screen in full; nothing where nobody knows it yet. */
  readonly pageBefore: () => readonly ShownLine[] | undefined
  /** What slots said last before this turn; looked at only where the page before is known. */
  readonly lately: () => readonly SaidText[]
  /** What of the diary fills have used, those in steps of this turn too; looked at only where the page before is known. */
  readonly used: (segments: readonly Segment[]) => UsedActs
  /** A skeleton that nothing else moves. */
  readonly fork: () => Skeleton
  /** What a slot said last before this turn. */
  readonly said: (slot: string) => SaidText | undefined
  /** The label of the choice that led into this turn, as the author wrote it. */
  readonly label: (choice: string) => AuthoredLabel | undefined
  /** Words the player typed, by `ask` slot. */
  readonly typed: () => Readonly<Record<string, string>>
  /** The steps of all turns before this one, oldest first; without them a job has no place. */
  readonly stepsBefore?: () => readonly Input[]
}

/** How many lines a fill is held against so that it does not echo one. */
const recentLines = 12

/** What the requests of a turn after the path of `play` depend on. */
export function requestContext(context: PlayContext, play: Omit<Play, 'frame'>, ports: RequestPorts): RequestContext {
  const { tip, seed, epoch } = play
  return {
    ...turnContext(context, play),
    ...ports,
    epoch,
    fork: context.fork,
    recentLines: () => context.replay.linesBefore(tip, seed, recentLines),
    heardLines: knowers => heardLines(context.replay, { tip, seed }, knowers, recentLines),
    said: slot => saidLast(tip, slot),
    lately: () => saidUpTo(tip),
    used: segments => usedActs(context.story, tip, segments),
    pageBefore: () => shownPage(context.replay, tip, seed),
    label: choice => shownAt(context, play).label(choice),
    typed: () => typedWords(tip),
    stepsBefore: () => stepsUpTo(tip),
  }
}

/** The same for turns that may come: with a skeleton that nothing else moves, and nothing is recorded. */
export function contextAhead(context: PlayContext, play: Play, ports: RequestPorts): RequestContext {
  return { ...requestContext(context, play, ports), skeleton: context.fork(), isAhead: true }
}
