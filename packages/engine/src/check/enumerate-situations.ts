import { digest } from '../base/digest.ts'
import type { Json } from '../base/json.ts'
import { checkAnswer } from '../fill/contract/check-answer.ts'
import type { FillJob, JobSlot } from '../fill/pipeline/fill-job.ts'
import { fillOf } from '../fill/pipeline/fill-of.ts'
import type { Written } from '../fill/pipeline/slot-writer.ts'
import { beginPlay } from '../play/begin-play.ts'
import type { Play } from '../play/play.ts'
import { type PlayContext, playContext } from '../play/play-context.ts'
import { type PlayMove, reduce } from '../play/reduce.ts'
import { takeFill } from '../play/take-fill.ts'
import type { AnswerMember } from '../provider/answer/fill-answer.ts'
import { readAnswer } from '../provider/answer/read-answer.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { situationKey } from '../provider/request/request-key.ts'
import { KnownRequests } from '../requests/known-requests.ts'
import { requestOpenSlots } from '../requests/request-open-slots.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Story } from '../story/story.ts'
import { bringsValue } from '../story/verbs/verbs.ts'
import { authorsVerdict } from '../story/verdict.ts'
import { isSampled } from './other-answers.ts'
import { verbAnswers } from './verb-answers.ts'

/** One situation in which slots are met that a provider may fill: a request, without what is soft. */
export interface Situation {
  /** `situationKey` of the request. */
  readonly key: string
  readonly request: FillRequest
  /** The moves that lead to it, of the shortest path that was found: ids of choices, `leave`, `enter NAME`. */
  readonly picks: readonly string[]
  /**
   * Something before it that it depends on has no answer yet: with one, this situation may be another. Absent: it stays,
   * whatever is answered.
   */
  readonly isOpen?: true
}

/** How far {@link enumerateSituations} goes, and what is answered already. */
export interface EnumerateOptions {
  /** Where to begin: entries of the story; the empty text is its start. Default: the start alone. */
  readonly entries?: readonly string[]
  /** Situations at most. Default 2,000. */
  readonly most?: number
  /** States that are looked at at most. Default 5,000. */
  readonly mostStates?: number
  /** Decides the story's own chance. Default 1. */
  readonly seed?: number
  /** The answer that there is for a slot of a request, by the slot's key. Default: none is answered. */
  readonly answer?: (situation: string, slot: string) => AnswerMember | undefined
}

/** What {@link enumerateSituations} found. */
export interface Enumeration {
  /** In the order in which they were met, nearest first. */
  readonly situations: readonly Situation[]
  /** States that were looked at: where the story stands, and what it remembers. */
  readonly states: number
  /** Whether there is nothing more: else a bound was met, and there are more situations than these. */
  readonly isWhole: boolean
}

const provider: NarrativeProvider = {
  id: 'recorded',
  recorded: {},
  capabilities: { streaming: false, jsonSchema: 'strict', local: true },
  // Nobody is asked.
  async *fill() {},
}

interface Node {
  readonly play: Play
  readonly picks: readonly string[]
  /** A value stands in for one that is not answered yet. */
  readonly hasStandIn: boolean
  /** Some words before it are not answered yet. */
  readonly lacksWords: boolean
}

/**
 * Every situation in which a slot of a story is met that a provider may fill, each choice taken in each state; what the
 * play-through remembers is part of the state. Of what is not answered yet, a verdict or a value of a finite domain is taken
 * in each of its outcomes, and any other value as the author's. The story is really played, by its reducer: a request is the
 * one that a play-through makes.
 *
 * @throws LacunaError `unknown-entry`, `wrong-value`
 * @example
 * const { situations, isWhole } = enumerateSituations(ferry)
 * console.info(situations.length, isWhole)
 */
export function enumerateSituations(story: Story, options: EnumerateOptions = {}): Enumeration {
  const { entries = [''], most = 2000, mostStates = 5000, seed = 1 } = options
  const context = playContext(story, { provider })
  const found = new Map<string, Situation>()
  const seen = new Set<string>()
  const begun = beginPlay(context, { seed, dial: 'live' })
  let coming: Node[] = entries.flatMap(entry =>
    moved(context, begun, { type: 'enter', ...(entry === '' ? {} : { entry }) }).map(play => ({
      play,
      picks: entry === '' ? [] : [`enter ${entry}`],
      hasStandIn: false,
      lacksWords: false,
    })),
  )
  while (coming.length > 0) {
    const next: Node[] = []
    for (const node of coming) {
      for (const settled of settledFrom(context, story, node, found, options)) {
        if (found.size > most || seen.size >= mostStates) {
          return { situations: [...found.values()].slice(0, most), states: seen.size, isWhole: false }
        }
        const state = stateOf(context, settled)
        if (seen.has(state)) continue
        seen.add(state)
        next.push(...behind(context, settled))
      }
    }
    coming = next
  }
  return { situations: [...found.values()], states: seen.size, isWhole: true }
}

/** What may come of the open slots of a turn: the play-throughs in which it is finished. Notes what is asked on the way. */
function settledFrom(
  context: PlayContext,
  story: Story,
  from: Node,
  found: Map<string, Situation>,
  options: EnumerateOptions,
): readonly Node[] {
  const ports = { provider, isShared: false, known: new KnownRequests() }
  const { play, jobs } = requestOpenSlots(context, from.play, ports)
  if (play.openTurn === undefined) return [{ ...from, play }]
  let nodes: readonly Node[] = [{ ...from, play }]
  for (const job of jobs) {
    const { soft: _, ...request } = job.request
    const key = situationKey(request)
    note(found, { key, request, picks: from.picks, ...(isOpen(request, from) ? { isOpen: true } : {}) })
    const members = Object.fromEntries(
      request.slots.flatMap(({ key: slot }) => {
        const member = options.answer?.(key, slot)
        return member === undefined ? [] : [[slot, member] as const]
      }),
    )
    const reader = readAnswer(request.slots.map(each => each.key))
    reader.push(JSON.stringify(members))
    reader.end()
    const { accepted, uses } = checkAnswer(request, story, reader)
    for (const slot of job.slots) {
      const passage = passageOf(play, slot.occurrence)
      const outcomes = outcomesFor(context, play, job, slot, { accepted, passage })
      nodes = nodes.flatMap(node =>
        outcomes.map(({ written, isStandIn }) => {
          const fill = fillOf(job, slot, written, { provider, named: uses[slot.key] ?? [] })
          const { epoch, turn } = job
          const update = { type: 'fill.done', epoch, turn, occurrence: slot.occurrence, fill, notes: {} } as const
          const lacksWords = node.lacksWords || (!bringsValue(slot.open.slot.verb) && !(slot.key in accepted))
          const hasStandIn = node.hasStandIn || isStandIn
          return { ...node, play: takeFill(context, node.play, update).play, lacksWords, hasStandIn }
        }),
      )
    }
  }
  return jobs.length === 0 ? [] : nodes.flatMap(node => settledFrom(context, story, node, found, options))
}

/** What is read of another play-through's words may change with them; all else with the values. */
function isOpen({ reads }: FillRequest, { hasStandIn, lacksWords }: Node): boolean {
  return hasStandIn || (lacksWords && reads.some(read => read === '@history' || read.startsWith('@said.')))
}

/** A situation that is met twice stays if one of its paths leaves nothing open. */
function note(found: Map<string, Situation>, situation: Situation): void {
  const known = found.get(situation.key)
  if (known === undefined || (known.isOpen && !situation.isOpen)) found.set(situation.key, situation)
}

/** How the writing of a slot may end. */
function outcomesFor(
  context: PlayContext,
  { tip }: Play,
  { request }: FillJob,
  slot: JobSlot,
  { accepted, passage }: { readonly accepted: Readonly<Record<string, Json>>; readonly passage: Passage },
): readonly { readonly written: Written; readonly isStandIn: boolean }[] {
  const { verb } = slot.open.slot
  const value = accepted[slot.key]
  if (value !== undefined && value !== null) {
    const written: Written = bringsValue(verb)
      ? { kind: 'accepted', text: String(value), value }
      : { kind: 'accepted', text: String(value) }
    return [{ written, isStandIn: false }]
  }
  const kept = { written: { kind: 'kept' }, isStandIn: false } as const
  if (value === null || !bringsValue(verb)) return [kept]
  if (isSampled(slot.open.slot)) return [{ ...kept, isStandIn: true }]
  const asked = request.slots.find(({ key }) => key === slot.key)
  const others = verbAnswers[verb].others(passage, context.broughtIn.upTo(tip))
  const authors = authorsAnswer(slot, passage)
  return [...(authors === undefined ? [] : [authors]), ...others].map(each => {
    const named = nameOf(each, slot, asked)
    return { written: { kind: 'accepted', text: String(named), value: named } as const, isStandIn: false }
  })
}

/** What a provider answers that decides as the author has. */
function authorsAnswer({ open, options }: JobSlot, { choices, variables }: Passage): Json | undefined {
  if (options !== undefined) return authorsVerdict(choices).id
  return variables[open.slot.variable ?? '']
}

/** An option as a provider names it. */
function nameOf(value: Json, { options }: JobSlot, asked: SlotRequest | undefined): Json {
  const domain = asked?.contract.domain
  const at = options?.indexOf(String(value)) ?? -1
  return at >= 0 && domain?.type === 'options' ? (domain.options[at] ?? value) : value
}

function passageOf({ openTurn }: Play, occurrence: number): Passage {
  const segment = openTurn?.segments.find(
    ({ first, slots }) => occurrence >= first && occurrence < first + slots.length,
  )
  return (segment as NonNullable<typeof segment>).passage
}

/** Where the story stands and all that later requests depend on. */
function stateOf(context: PlayContext, { play, hasStandIn, lacksWords }: Node): string {
  const { tip, seed } = play
  const { scene, now, before, cues } = context.diary.after(tip, seed)
  return digest({
    at: (tip?.at?.toJSON() ?? null) as Json,
    diary: { scene: scene ?? null, now, before, cues } as unknown as Json,
    brought: [...context.broughtIn.upTo(tip)].sort(),
    open: [hasStandIn, lacksWords],
  })
}

function behind(context: PlayContext, { play, picks, hasStandIn, lacksWords }: Node): readonly Node[] {
  const moves: (readonly [string, PlayMove])[] = play.frame.choices.map(({ id }) => [id, { type: 'choose', id }])
  if (play.frame.canLeave === true) moves.push(['leave', { type: 'leave' }])
  return moves.flatMap(([pick, move]) =>
    moved(context, play, move).map(after => ({ play: after, picks: [...picks, pick], hasStandIn, lacksWords })),
  )
}

/** The play-through after a move; nothing where the story breaks there. */
function moved(context: PlayContext, play: Play, move: PlayMove): readonly Play[] {
  try {
    return [reduce(context, play, move).play]
  } catch (error) {
    if (error instanceof LacunaError && error.code !== 'unknown-entry') return []
    throw error
  }
}
