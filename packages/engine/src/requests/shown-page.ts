import { type Knowers, knownToBoth, mayKnow } from '../diary/knowers.ts'
import { knownToOf } from '../fill/request/known-text.ts'
import type { ShownLine } from '../fill/request/page-before.ts'
import type { SaidText } from '../fill/request/said-part.ts'
import type { Segment, SlotState } from '../play/open-turn.ts'
import type { Replay } from '../play/replay.ts'
import { isStoryTurn, type Turn } from '../play/turn.ts'
import { isTainted } from '../story/mark.ts'
import type { KnownTo } from '../story/memory.ts'
import type { PassageLine } from '../story/passage.ts'

/** The lines of the last turn with words up to one, as they stood there, and who may be told of them. */
export function shownPage(replay: Replay, tip: Turn | undefined, seed: number): readonly ShownLine[] {
  let turn = tip
  while (turn !== undefined && !isStoryTurn(turn)) turn = turn.previous
  if (turn === undefined) return []
  const segments = replay.segmentsAtHand(turn) ?? [...replay.inOrder([turn], seed)][0]?.segments ?? []
  return segments.flatMap(segment => segment.passage.lines.map(line => shownLine(line, segment)))
}

/** How many turns back one may have heard something. */
const heardWithin = 12

/** The last lines up to a turn that some have heard, oldest first: as many as are asked for at most. */
export function heardLines(
  replay: Replay,
  { tip, seed }: { readonly tip: Turn | undefined; readonly seed: number },
  knowers: Knowers,
  count: number,
): readonly ShownLine[] {
  const lines: ShownLine[] = []
  let turn = tip
  for (let seen = 0; turn !== undefined && seen < heardWithin && lines.length < count; turn = turn.previous, seen++) {
    const shown = isStoryTurn(turn) ? shownPage(replay, turn, seed) : []
    lines.unshift(...shown.filter(({ text, knownTo }) => text !== '' && mayKnow(knowers, knownTo)))
  }
  return lines.slice(-count)
}

/** The lines of a step of the turn under way in which generated words stand, all of them in full. */
export function filledLines(segment: Segment): readonly ShownLine[] {
  const { passage, slots } = segment
  const isFilled = ({ pieces }: PassageLine): boolean => {
    const states = pieces.flatMap(({ slot }) => (slot === undefined ? [] : slots[slot]))
    return states.every(state => state?.kind !== 'open') && states.some(state => generatedWords(state) !== undefined)
  }
  return passage.lines.filter(isFilled).map(line => shownLine(line, segment))
}

function shownLine(line: PassageLine, { passage, slots }: Segment): ShownLine {
  let knownTo: KnownTo = line.present ?? passage.present
  let text = ''
  for (const [index, piece] of line.pieces.entries()) {
    const state = piece.slot === undefined ? undefined : slots[piece.slot]
    const words = generatedWords(state)
    if (words === undefined) text += piece.text
    else if (line.pieces[index - 1]?.slot !== piece.slot) text += words.text
    if (words !== undefined) knownTo = knownToBoth(knownTo, words.knownTo)
    // Whoever typed it, or made it up: nobody says who has heard of it.
    if (isTainted(piece.marks)) knownTo = []
  }
  const { speaker } = line
  return { ...(speaker === undefined ? {} : { speaker }), text: text.trim(), knownTo }
}

function generatedWords(state: SlotState | undefined): SaidText | undefined {
  if (state?.kind !== 'filled' || state.fill.source === 'author') return undefined
  const { text, known, source } = state.fill
  const isModels = source === 'live' || source === 'rules'
  return { text, knownTo: known === undefined ? (isModels ? [] : 'all') : knownToOf(known) }
}

/** How many turns back a slot may have said something. */
const saidWithin = 256

/** What a slot said last up to a turn, where it was no author's words. */
export function saidLast(tip: Turn | undefined, slot: string): SaidText | undefined {
  for (let turn = tip, seen = 0; turn !== undefined && seen < saidWithin; turn = turn.previous, seen++) {
    const last = turn.fills.findLast(({ fill }) => fill.slot === slot)
    if (last !== undefined) return generatedWords({ kind: 'filled', ...last })
  }
  return undefined
}

/** How many fills count as said lately, and within how many turns. */
const lately = { fills: 6, turns: 8 } as const

/** What slots said last up to a turn, oldest first, where it was no author's words. */
export function saidUpTo(tip: Turn | undefined): readonly SaidText[] {
  const said: SaidText[] = []
  let turn = tip
  for (let seen = 0; turn !== undefined && seen < lately.turns && said.length < lately.fills; seen++) {
    const texts = turn.fills.flatMap(({ fill, entry }) =>
      fill.value === undefined ? (generatedWords({ kind: 'filled', fill, entry }) ?? []) : [],
    )
    said.unshift(...texts)
    turn = turn.previous
  }
  return said.slice(-lately.fills)
}
