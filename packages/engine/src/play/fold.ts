import { copyOfJson, notJson, sameJson } from '../base/json.ts'
import { shownValue } from '../base/shown-value.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import {
  append,
  emptyLedger,
  entryAt,
  keptFill,
  type Ledger,
  latestOf,
  type RecordedFill,
  recordedFill,
} from '../ledger/ledger.ts'
import type { GoingMove, Move, TurnMove } from '../ledger/move.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Fill, FillReason } from '../story/fill.ts'
import type { Frame } from '../story/frame.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Cue, Variables } from '../story/passage.ts'
import type { External, Skeleton } from '../story/skeleton.ts'
import { lowestDial } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { broughtInUpTo } from './brought-in.ts'
import { enterMove, firstEntry } from './entries.ts'
import { followUp } from './follow-up.ts'
import { nothingShown, type Shown, shownBy } from './frames.ts'
import { frozenFrame } from './frozen-frame.ts'
import { knownDial, knownLanguage, knownSeed, knownVariable, notValues } from './known-values.ts'
import { inputOf } from './move-input.ts'
import { inputTaken, isOpen, type OpenTurn, type Segment, type SlotState } from './open-turn.ts'
import { backwards, canGoBack, forwards, type Path, toTurn } from './path.ts'
import type { Play } from './play.ts'
import { authorsInstead, playableFill } from './playable-fill.ts'
import { Replay } from './replay.ts'
import { requestOpenSlots, runTurn, type TurnRun } from './run-turn.ts'
import type { SessionInput } from './session-input.ts'
import type { SessionMove } from './session-move.ts'
import { shownFills, typedWords } from './shown-before.ts'
import { failedInGame, keptSteps, stepsOf, stepsUpTo, type Turn } from './turn.ts'
import type { JobFor, TurnContext } from './turn-context.ts'
import { choiceWithdrawn, isBroken, isNotOffered } from './withdrawn-choice.ts'
import type { World } from './world.ts'
import {
  changesBehind,
  changesIn,
  changesOfTurns,
  changesUndone,
  type TurnChanges,
  turnsBetween,
} from './world-changes.ts'

/** How many lines a fill is held against so that it does not echo one. */
const recentLines = 12

/** What a move came to: the new play-through, and what is to be done outside it. */
export interface Outcome {
  readonly play: Play
  /** For the Desk. */
  readonly jobs: readonly FillJob[]
  /** Cues of the moment. */
  readonly cues: readonly Cue[]
  /** What the story changed, done or undone, for `world.apply`; worked out only where a game listens. */
  readonly changes: () => readonly TurnChanges[]
  /** A move that belongs to this one, made when the game has been given the changes. */
  readonly next?: SessionMove
  /** The move itself was not possible, once the game's world was read: what the world has changed stands. */
  readonly refused?: LacunaError
}

/** What a play-through needs from outside. */
export interface PlayPorts {
  readonly provider?: NarrativeProvider | undefined
  readonly world?: World
  readonly externals?: Readonly<Record<string, External>>
}

/**
 * The play-through as a fold: story, seed, turns and fills in, frames out. It holds the story's skeleton and a few
 * frames; everything that matters is in the `Play` values.
 */
export class Fold {
  readonly story: Story
  readonly replay: Replay
  readonly #ports: PlayPorts
  readonly #jobFor: () => JobFor | undefined
  readonly #skeleton: Skeleton
  /** For looking ahead; made when first needed. */
  #ahead: Skeleton | undefined

  constructor(story: Story, ports: PlayPorts, jobFor: () => JobFor | undefined) {
    this.story = story
    this.#ports = ports
    this.#jobFor = jobFor
    this.#skeleton = story.skeleton(ports.externals === undefined ? {} : { externals: ports.externals })
    this.replay = new Replay(this.#skeleton)
    for (const name of ports.world?.listens ?? []) knownVariable(story, name)
  }

  /** A play-through that has not entered the story yet. @throws LacunaError `wrong-value`, `unknown-language`, `unknown-entry` */
  begin(input: SessionInput, ledger: Ledger = emptyLedger): Play {
    const play = {
      seed: knownSeed(input.seed ?? 1),
      language: knownLanguage(input.language ?? this.story.bible.language),
      dial: knownDial(input.dial ?? 'author'),
      upcoming: this.#knownEntries(input.upcoming),
      tip: undefined,
      openTurn: undefined,
      redo: undefined,
      ledger,
      epoch: 1,
    } as const
    return framed(play, this.#nothing())
  }

  /** The play-through after a move. @throws LacunaError when the move is not possible; `from` is as it was. */
  move(from: Play, move: SessionMove): Outcome {
    if (from.awaited !== undefined) refuseUntilRead(move)
    const play = move.type === 'close' || move.type === 'upcoming' ? from : movedOn(from)
    switch (move.type) {
      case 'enter':
        return this.#enter(play, move.entry)
      case 'choose':
        return this.#choose(play, move.id)
      case 'answer':
        return this.#answer(play, move.text)
      case 'world':
        return this.#world(play, move.values)
      case 'back':
        return this.#go(play, { type: 'back' }, backwards)
      case 'forward':
        return this.#go(play, { type: 'forward' }, forwards)
      case 'jump':
        return this.#go(play, { type: 'jump', turn: move.turn }, path => toTurn(path, move.turn))
      case 'restart':
        return this.#restart(play, move.seed ?? play.seed)
      case 'language':
        return this.#language(play, move.language)
      case 'dial':
        return this.dial(play, move.dial)
      case 'upcoming':
        return unchanged({ ...play, upcoming: this.#knownEntries(move.entries) })
      case 'resume':
        return unchanged(resumed(this, from, move.choice))
      case 'close':
        return this.settle(play, 'interrupted')
      default:
        throw new LacunaError(
          'wrong-input',
          `"${shownValue((move as { type: unknown }).type)}" is no move of a session.`,
          {
            hint: 'Moves are: enter, choose, answer, back, forward, jump, restart, world, language, dial, upcoming, resume, close.',
          },
        )
    }
  }

  /** The play-through after news of the Desk; stale news changes nothing. */
  update(play: Play, update: FillUpdate): Outcome {
    const { openTurn } = play
    if (openTurn === undefined || update.epoch !== play.epoch || update.turn !== openTurn.number) return unchanged(play)
    const place = openTurn.segments.findIndex(
      ({ first, slots }) => update.occurrence >= first && update.occurrence < first + slots.length,
    )
    const segment = openTurn.segments[place]
    const state = segment?.slots[update.occurrence - (segment?.first ?? 0)]
    if (segment === undefined || state?.kind !== 'open') return unchanged(play)
    if (update.type === 'fill.text') {
      if (!update.text.startsWith(state.shown)) return unchanged(play)
      const run = withState(openTurn, place, update.occurrence, { ...state, shown: update.text })
      return { ...unchanged(play), play: this.#showing({ ...play, openTurn: run }) }
    }
    const fill = playableFill(this.#forAhead(), segment, nothingTakenBack(update.fill, state))
    const accept = (accepted: Fill): Outcome => {
      const ledger = append(play.ledger, openTurn.number, { kind: 'fill', fill: accepted }, update.notes)
      const kept = keptFill(ledger, accepted)
      const run = withState(openTurn, place, update.occurrence, { kind: 'filled', fill: kept, entry: ledger.length })
      return this.#proceed({ ...play, ledger }, { openTurn: run, ledger, jobs: [], cues: [] })
    }
    try {
      return accept(fill)
    } catch (error) {
      if (!(error instanceof LacunaError) || fill.value === undefined) throw error
      // A value that the story itself won't have: the author's stays.
      const words = segment.passage.slots[update.occurrence - segment.first]?.words ?? ''
      return accept(authorsInstead(fill, words, 'contract'))
    }
  }

  /** The play-through after the Desk was fetched: what was left open until then is asked for. */
  servicesReady(play: Play): Outcome {
    if (play.openTurn === undefined) return unchanged(play)
    const { openTurn, ledger } = play
    const run = requestOpenSlots(this.#context(play), { openTurn, ledger, jobs: [], cues: [] })
    return run.jobs.length === 0 ? unchanged(play) : this.#complete(play, run)
  }

  /**
   * The play-through with nothing open: what was shown of an unfinished fill stays, everything else is the author's
   * words or a reviewed fill. Nobody is asked again for them.
   */
  settle(play: Play, reason: FillReason): Outcome {
    const closed = this.#closed(play, reason)
    if (closed === undefined) return unchanged(play)
    const outcome = this.#proceed(closed.play, closed.run)
    return { ...outcome, play: { ...outcome.play, dial: play.dial, frame: { ...outcome.play.frame, dial: play.dial } } }
  }

  /** The play-through as it is found when it is left now: nothing is open, and no step is taken. */
  leftNow(play: Play): Omit<Play, 'frame'> {
    const closed = this.#closed(play, 'interrupted')
    if (closed === undefined) return play
    const { openTurn, ledger } = closed.run
    return { ...play, tip: finished(openTurn, play.tip, ledger), openTurn: undefined, ledger }
  }

  #closed(play: Play, reason: FillReason): { readonly play: Play; readonly run: TurnRun } | undefined {
    const { openTurn } = play
    if (openTurn === undefined) return undefined
    let { ledger } = play
    const segments = openTurn.segments.map(segment => {
      if (!segment.slots.some(slot => slot.kind === 'open')) return segment
      const slots = segment.slots.map((state, index): SlotState => {
        if (state.kind !== 'open') return state
        const fill = leftAt(segment, index, state.shown, reason)
        ledger = append(ledger, openTurn.number, { kind: 'fill', fill })
        return { kind: 'filled', fill, entry: ledger.length }
      })
      return { ...segment, slots }
    })
    const authored = { ...play, dial: lowestDial('reviewed', play.dial), ledger, epoch: play.epoch + 1 } as const
    return { play: authored, run: { openTurn: { ...openTurn, segments }, ledger, jobs: [], cues: [] } }
  }

  /** The frame where the path of `play` stands, computed again from its turns. */
  reframe(play: Omit<Play, 'frame'>): Play {
    return framed(play, this.#shownAt(play))
  }

  /** What coming turns are told in, after the tip: with a skeleton of its own. */
  contextAhead(play: Play): TurnContext {
    return { ...this.#context(play), skeleton: this.#forAhead(), isAhead: true }
  }

  #forAhead(): Skeleton {
    this.#ahead ??= this.#skeleton.fork()
    return this.#ahead
  }

  #enter(play: Play, entry: string | undefined): Outcome {
    const { phase } = play.frame
    if (phase !== 'idle' && phase !== 'ended') {
      if (phase === 'failed') throw notPossible(play, 'The story can’t go on.')
      throw notPossible(play, 'The story has been entered already.', 'Choose on to its end first, or restart.')
    }
    return this.#step(play, enterMove(entry))
  }

  #knownEntries(given: readonly string[] | undefined): readonly string[] | undefined {
    const { entries } = this.story
    return (
      given &&
      [given].flat().map(entry => {
        if (entry === '' || entries.includes(entry)) return entry
        throw new LacunaError('unknown-entry', `The story has no entry "${shownValue(entry)}".`, {
          hint: `Entries are: ${entries.join(', ')}.`,
          data: { entry: shownValue(entry), entries },
        })
      })
    )
  }

  #choose(play: Play, id: string): Outcome {
    const choice = this.#offered(play).find(offered => offered.id === id)
    if (choice === undefined) {
      throw new LacunaError('unknown-choice', `The choice "${id}" is not offered now.`, {
        hint: `Offered are: ${play.frame.choices.map(offered => `${offered.id} (${offered.text})`).join(', ')}.`,
        data: { choice: id, offered: play.frame.choices.map(offered => offered.id) },
      })
    }
    const ahead = play.redo?.turn
    // The same choice again after going back is the same turn: its words are there, and nobody is asked twice.
    if (ahead?.move.type === 'choose' && ahead.move.choice === id && this.#sameTerms(play, ahead)) {
      return this.#go(play, { type: 'forward' }, forwards)
    }
    return this.#step(play, { type: 'choose', choice: id, text: choice.text, ...this.#identity(play, id) })
  }

  #answer(play: Play, text: string): Outcome {
    const { ask } = play.frame
    const offered = this.#offered(play)
    if (ask === undefined) {
      throw new LacunaError('wrong-input', 'The story does not ask for words here.', {
        hint: 'Take one of the choices.',
      })
    }
    const said = folded(typeof text === 'string' ? text : '')
    const choice = offered.find(one => one.id === text || folded(one.text) === said)
    if (choice === undefined || typeof text !== 'string') {
      throw new LacunaError('answer-not-understood', 'The answer is none of those that the story knows.', {
        hint: `It knows: ${offered.map(one => one.text).join(' / ')}`,
        data: { offered: offered.map(one => one.id) },
      })
    }
    const ahead = play.redo?.turn
    if (ahead?.move.type === 'answer' && ahead.move.text === text && this.#sameTerms(play, ahead)) {
      return this.#go(play, { type: 'forward' }, forwards)
    }
    const identity = this.#identity(play, choice.id)
    return this.#step(play, { type: 'answer', choice: choice.id, text, slot: ask.slot, ...identity })
  }

  /** What a choice on screen is known by besides its id. */
  #identity(play: Play, id: string): Pick<TurnMove & { type: 'choose' }, 'identity'> {
    const identity = this.#shownAt(play).label(id)?.identity
    return identity === undefined ? {} : { identity }
  }

  #world(play: Play, values: Variables): Outcome {
    if (isBroken(play.frame)) throw notPossible(play, 'The story can’t go on.')
    if (play.tip === undefined || play.openTurn !== undefined) {
      throw new LacunaError('not-entered', 'The world can change between turns only.', {
        hint: 'The story asks `world.read` before each turn anyway; wait until nothing is being written.',
        data: { phase: play.frame.phase },
      })
    }
    const wrong = typeof values === 'object' && values !== null ? notJson(values) : '$'
    if (wrong !== undefined) throw notValues('The world’s change', wrong)
    return this.#step(play, { type: 'world', values: copyOfJson(values) })
  }

  #restart(play: Play, seed: number): Outcome {
    const entry = firstEntry(play)
    const ledger = append(play.ledger, 0, { kind: 'move', move: { type: 'restart', seed: knownSeed(seed) } })
    const fresh = this.begin({ seed, language: play.language, dial: play.dial }, ledger)
    const begun = { ...fresh, epoch: play.epoch + 1, upcoming: play.upcoming }
    const undone = this.#ports.world?.apply === undefined ? [] : this.#undone(play, undefined, 'restart')
    if (entry === undefined) return { ...unchanged(begun), changes: () => undone }
    if (!undone.some(({ changes }) => Object.keys(changes).length > 0)) return this.#enter(begun, entry)
    // The game gets its part back before it is asked for what it gives the first turn.
    return { ...unchanged(begun), changes: () => undone, next: { type: 'enter', entry: entry } }
  }

  #language(play: Play, language: string): Outcome {
    return this.#setting({ ...play, language: knownLanguage(language) }, { type: 'language', language })
  }

  /** The play-through with the dial turned; where a save did not fit, that it did not is kept. */
  dial(play: Play, dial: Play['dial']): Outcome {
    knownDial(dial)
    // Turned down while something is being written: what is not on screen yet will be the author's.
    const lowered = play.openTurn !== undefined && lowestDial(dial, play.dial) === dial && dial !== 'live'
    const settled = lowered ? this.settle({ ...play, dial }, 'policy') : unchanged(play)
    const set = this.#setting({ ...settled.play, dial }, { type: 'dial', dial })
    return { ...settled, play: set.play }
  }

  #setting(play: Play, move: Move): Outcome {
    const ledger = append(play.ledger, play.frame.turn, { kind: 'move', move })
    return unchanged({ ...play, ledger, frame: { ...play.frame, language: play.language, dial: play.dial } })
  }

  #go(play: Play, move: GoingMove, along: (path: Path) => Path): Outcome {
    if (play.problem !== undefined && play.unread === undefined && move.type === 'back') {
      const { problem: _, ...cured } = play
      const ledger = append(play.ledger, play.tip?.number ?? 0, { kind: 'move', move })
      return unchanged(this.reframe({ ...cured, ledger, epoch: play.epoch + 1 }))
    }
    const settling = this.settle(play, 'interrupted')
    const settled = settling.play
    const path = along(settled)
    const ledger = append(settled.ledger, path.tip?.number ?? 0, { kind: 'move', move })
    const { problem: _, ...rest } = settled
    const gone = this.reframe({ ...rest, ...path, ledger, epoch: settled.epoch + 1 })
    const changes = (): readonly TurnChanges[] => {
      const { tip, seed, frame } = settled
      const back = (tip?.number ?? 0) > (path.tip?.number ?? 0)
      if (back) return this.#undone(play, path.tip, move.type)
      const again = changesOfTurns(this.replay, turnsBetween(tip, path.tip), seed, frame.variables, move.type)
      return [...settling.changes(), ...again]
    }
    return { play: gone, jobs: [], cues: [], changes }
  }

  #offered(play: Play): Frame['choices'] {
    const { phase, choices } = play.frame
    if (phase === 'choosing' || phase === 'listening') return choices
    throw new LacunaError('nothing-offered', 'No choice is offered now.', {
      hint: comesNext(play),
      data: { phase },
    })
  }

  #step(play: Play, move: TurnMove): Outcome {
    const number = (play.tip?.number ?? 0) + 1
    const ledger = append(play.ledger, number, { kind: 'move', move })
    const openTurn: OpenTurn = {
      number,
      move,
      entry: ledger.length,
      segments: [],
      stage: play.tip?.stage ?? {},
      before: play.frame.variables,
      ...(move.type === 'world' ? { offered: play.frame.choices.map(choice => choice.id) } : {}),
    }
    const world = move.type === 'world' ? undefined : this.readWorld(play.frame.variables)
    const input = inputOf(move, ledger.length)
    const given = world ?? input.world
    const first: Input = given === undefined ? input : { ...input, world: given, checked: true }
    const { problem: _, ...rest } = play
    const next = { ...rest, redo: undefined, ledger, epoch: play.epoch + 1 }
    const at = this.replay.positionAfter(play.tip, play.seed)
    try {
      return this.#complete(next, runTurn(this.#context(next), { openTurn, ledger, jobs: [], cues: [] }, at, first))
    } catch (error) {
      if (world !== undefined && 'choice' in move && isNotOffered(error)) {
        const outcome = this.#step(play, { type: 'world', values: world })
        return { ...outcome, refused: choiceWithdrawn(move, outcome.play.frame) }
      }
      return this.#failed({ ...next, redo: play.redo }, error)
    }
  }

  /** Goes on with a turn whose last segment may have become complete. */
  #proceed(play: Play, run: TurnRun): Outcome {
    const last = run.openTurn.segments.at(-1) as Segment
    const next = followUp(last)
    try {
      return this.#complete(play, next === undefined ? run : runTurn(this.#context(play), run, last.passage.at, next))
    } catch (error) {
      const failed = this.#failed({ ...play, openTurn: undefined }, error)
      return { ...failed, changes: () => this.#undone(play, play.tip, 'back') }
    }
  }

  /** Puts the turn on the path when nothing of it is open. */
  #complete(play: Omit<Play, 'frame'>, run: TurnRun): Outcome {
    const { openTurn, ledger, jobs, cues } = run
    const before = openTurn.move.type === 'world' && play.tip !== undefined ? this.#shownAt(play) : undefined
    const shown = shownBy(openTurn, before)
    const { segments } = openTurn
    const known = play.openTurn?.segments.length ?? 0
    const changes = (): readonly TurnChanges[] => {
      const start = segments[known - 1]?.passage.variables ?? openTurn.before
      return [{ why: 'turn', turn: openTurn.number, changes: changesIn(segments.slice(known), start) }]
    }
    if (isOpen(openTurn)) return { play: framed({ ...play, ledger, openTurn }, shown), jobs, cues, changes }
    const turn = finished(openTurn, play.tip, ledger)
    this.replay.keep(turn, shown)
    return { play: framed({ ...play, tip: turn, openTurn: undefined, ledger }, shown), jobs, cues, changes }
  }

  /** What the steps of the present turn behind the first `taken` changed: those that a load has added to it. */
  changesBehind({ tip, seed }: Play, taken: number): readonly TurnChanges[] {
    return tip === undefined || stepsOf(tip).length <= taken ? [] : changesBehind(this.replay, tip, seed, taken)
  }

  #undone(from: Play, after: Turn | undefined, why: TurnChanges['why']): TurnChanges[] {
    return changesUndone(this.replay, from, after, why, tip => this.#shownAt({ tip, seed: from.seed }).variables)
  }

  #showing(play: Play): Play {
    if (play.openTurn === undefined) return play
    const before = play.openTurn.move.type === 'world' ? this.#shownAt(play) : undefined
    return framed(play, shownBy(play.openTurn, before))
  }

  /** A refusal is thrown on; a story that broke leaves the path as it was and says why it can't go on. */
  #failed(play: Omit<Play, 'frame'>, error: unknown): Outcome {
    if (!(error instanceof LacunaError)) throw error
    if (error.code !== 'story-failed' && error.code !== 'external-failed') throw error
    const { code, message, hint, data } = error
    return unchanged(framed({ ...play, problem: { code, message, hint, data } }, this.#shownAt(play)))
  }

  #shownAt(play: Pick<Play, 'tip' | 'seed'>): Shown {
    return play.tip === undefined ? this.#nothing() : this.replay.shown(play.tip, play.seed)
  }

  #nothing(): Shown {
    const initial = Object.entries(this.story.variables).map(([name, { initial }]) => [name, initial] as const)
    return nothingShown(Object.fromEntries(initial), {})
  }

  /** What the game's world brings into a move that is made now. @throws LacunaError `external-failed`, `wrong-value` */
  readWorld(now: Variables): Variables | undefined {
    let given: Variables | undefined
    try {
      given = this.#ports.world?.read?.() ?? undefined
    } catch (cause) {
      throw new LacunaError('external-failed', `The game's \`world.read\` failed: ${String(cause)}`, {
        hint: 'It returns values by the names of the story’s variables, or nothing.',
        cause,
      })
    }
    if (given === undefined) return undefined
    const wrong = notJson(given)
    if (wrong !== undefined) throw notValues('What `world.read` gives', wrong)
    const differs = Object.entries(given).filter(([name, value]) => !sameJson(value, now[name]))
    return differs.length === 0 ? undefined : copyOfJson(Object.fromEntries(differs))
  }

  /**
   * Whether a turn that was gone back from would be told the same now: it was told to its end, and the game's world,
   * language and dial are what they were.
   */
  #sameTerms(play: Play, ahead: Turn): boolean {
    if (failedInGame(ahead) || ahead.fills.some(one => wasLeft(one, play.ledger))) return false
    for (let at: Ledger | undefined = play.ledger; at !== undefined && at.length > ahead.entry; at = at.before) {
      const latest = latestOf(at)
      if (latest?.kind === 'move' && (latest.move.type === 'language' || latest.move.type === 'dial')) return false
    }
    return sameJson(this.readWorld(play.frame.variables) ?? {}, stepsOf(ahead)[0]?.world ?? {})
  }

  #context(play: Omit<Play, 'frame'>): TurnContext {
    return {
      story: this.story,
      skeleton: this.#skeleton,
      provider: this.#ports.provider,
      jobFor: this.#jobFor(),
      seed: play.seed,
      language: play.language,
      dial: play.dial,
      epoch: play.epoch,
      recentLines: () => this.replay.linesBefore(play.tip, play.seed, recentLines),
      label: choice => this.#shownAt(play).label(choice),
      shownFills: slot => shownFills(play.tip, slot),
      typed: () => typedWords(play.tip),
      stepsBefore: () => stepsUpTo(play.tip),
      broughtIn: () => broughtInUpTo(play.tip),
    }
  }
}

function framed(play: Omit<Play, 'frame'>, shown: Shown): Play {
  const { problem, openTurn, tip } = play
  // What is being told is a turn to go back from, unless it tells nothing.
  const backOpen = openTurn === undefined || openTurn.move.type === 'world' ? canGoBack(play) : tip !== undefined
  const { label: _, ...visible } = shown
  const frame: Frame = {
    ...visible,
    language: play.language,
    dial: play.dial,
    canGoBack: problem === undefined ? backOpen : play.unread === undefined,
    canGoForward: play.redo !== undefined,
    ...(play.awaited === undefined ? {} : { phase: 'writing' }),
    ...(play.problem === undefined ? {} : { phase: 'failed', problem: play.problem, choices: [] }),
  }
  return { ...play, frame: frozenFrame(frame) }
}

/** @throws LacunaError `wrong-input`, `unknown-choice` */
function resumed(fold: Fold, play: Play, choice: string | undefined): Play {
  if (play.rest !== undefined) return play.rest.resume(fold, play, choice)
  throw new LacunaError('wrong-input', 'Nothing is left of a save that could be followed on.', {
    hint: 'This is for a save that a changed story could not follow to its end, until the next move.',
  })
}

/** @throws LacunaError `wrong-input` for a move that has to wait for the save. */
function refuseUntilRead({ type }: SessionMove): void {
  if (type === 'restart' || type === 'close' || type === 'upcoming') return
  throw new LacunaError('wrong-input', 'The save is still being read.', {
    hint: 'It is of an older format. Wait until the phase is no longer `writing`, or restart.',
    data: { move: type },
  })
}

/** Whoever goes on from as far as a save fits lets go of the rest. */
function movedOn(play: Play): Play {
  if (play.unread === undefined || play.problem !== undefined) return play
  const { unread: _, rest: __, ...others } = play
  return others
}

const nothingChanged = (): readonly never[] => []

function notPossible(play: Play, message: string, hint: string = comesNext(play)): LacunaError {
  return new LacunaError('wrong-input', message, { hint, data: { phase: play.frame.phase } })
}

/** What is possible where nothing is offered. */
function comesNext({ frame }: Play): string {
  const { phase, canGoBack: back } = frame
  if (phase === 'writing') return 'Wait until the turn is told.'
  if (phase === 'failed') return back ? 'Go back, or restart.' : 'Load another save, or restart.'
  return phase === 'ended' ? 'The story is at an end: enter, go back, or restart.' : 'Enter the story first.'
}

function unchanged(play: Play): Outcome {
  return { play, jobs: [], cues: [], changes: nothingChanged }
}

const noFills: readonly never[] = []

function finished(openTurn: OpenTurn, previous: Turn | undefined, ledger: Ledger): Turn {
  const { number, move, entry, segments, stage } = openTurn
  const fills: RecordedFill[] = []
  for (const { slots } of segments) {
    for (const slot of slots) if (slot.kind === 'filled') fills.push(recordedFill(ledger, slot.entry) ?? slot)
  }
  const steps = keptSteps(move, segments.map(inputTaken))
  // Copied: an array that has grown holds room for more.
  const kept = fills.length === 0 ? noFills : fills.slice()
  return { number, previous, move, entry, steps, fills: kept, stage, at: segments.at(-1)?.passage.at }
}

function withState(openTurn: OpenTurn, place: number, occurrence: number, state: SlotState): OpenTurn {
  const segments = openTurn.segments.map((segment, index) =>
    index === place ? { ...segment, slots: segment.slots.with(occurrence - segment.first, state) } : segment,
  )
  return { ...openTurn, segments }
}

/** Whatever the Desk says at the end, what the player has read stays. */
function nothingTakenBack(fill: Fill, { shown, source }: SlotState & { readonly kind: 'open' }): Fill {
  const authors = fill.source === 'author'
  if (shown === '' || (!authors && fill.text.startsWith(shown))) return fill
  return { ...fill, source: authors ? source : fill.source, text: shown, reason: 'truncated' }
}

function leftAt(segment: Segment, index: number, shown: string, reason: FillReason): Fill {
  const open = segment.passage.slots[index]
  const state = segment.slots[index]
  const place = { slot: open?.slot.id ?? '', occurrence: segment.first + index }
  if (shown === '' || state?.kind !== 'open') return { ...place, source: 'author', text: open?.words ?? '', reason }
  return { ...place, source: state.source, text: shown, reason: 'truncated' }
}

/** Whether a fill is what {@link leftAt} made of it: the player went before it was there, or all of it. */
function wasLeft({ entry, fill: { reason } }: RecordedFill, ledger: Ledger): boolean {
  if (reason !== 'truncated') return reason === 'interrupted'
  const recorded = entryAt(ledger, entry)
  return recorded?.kind === 'fill' && recorded.fill.key === undefined
}

function folded(text: string): string {
  let end = text.length
  while (end > 0 && /[\s.!?…]/u.test(text.charAt(end - 1))) end--
  return text.slice(0, end).trim().toLocaleLowerCase()
}
