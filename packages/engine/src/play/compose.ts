import { boundedText } from '../base/bounded-text.ts'
import type { Choice, Line } from '../story/frame.ts'
import { gameMark } from '../story/given-by-game.ts'
import { readMark } from '../story/mark.ts'
import type { Cue, Passage, PassageChoice, PassageLine, Piece } from '../story/passage.ts'
import type { Origin, Source, Span } from '../story/span.ts'
import { composeDocument, type DocumentWords, documentAt, documentOf } from './compose-document.ts'
import type { Segment, SlotState } from './open-turn.ts'
import { SpanOrigins } from './span-origins.ts'

/** Lines and choices of one segment as a player may see them now. */
export interface Composed {
  /** Up to and including the first line that is not done. */
  readonly lines: readonly Line[]
  /** Whether every line is there and done. */
  readonly run: boolean
  /** The cues behind the last line. */
  readonly endCues: readonly Cue[]
  /** Empty until every label is settled. */
  readonly choices: readonly Choice[]
  readonly settled: boolean
}

/**
 * Puts the fills of a segment in their places. Every span gets its origin here and nowhere else, and here every word that
 * is not the author's is bounded to what a screen can hold: a page, a picture, a terminal and a file all show these spans.
 *
 * @param author the origin of the author's plain words: the entry of the turn's move.
 * @param firstLine number of lines of the turn before this segment.
 * @param waiting cues of the turn that come with this segment's first line. Default: none.
 */
export function compose(
  segment: Segment,
  author: Origin,
  turn: number,
  firstLine: number,
  waiting: readonly Cue[] = [],
): Composed {
  const { passage } = segment
  const origins = new SpanOrigins(author, passage.authorship)
  const lines: Line[] = []
  let run = true
  let ahead = waiting
  for (let at = 0; at < passage.lines.length && run; ) {
    const own = documentAt(passage, at)
    const words = own.document === undefined ? undefined : documentWords(own.document, segment, origins)
    const first = own.lines[0]
    const said = ahead.length === 0 ? first : { ...first, cues: [...ahead, ...first.cues] }
    const idOf = (index: number): string => `${turn}.${firstLine + index}`
    if (words === undefined) {
      const line = composeLine(said, segment, origins, idOf(lines.length))
      if (line.done || line.text !== '') lines.push(line)
      run = line.done
      ahead = []
      at++
    } else {
      const from = lines.length
      const scripted = own.lines.map(({ pieces }) => piecesText(pieces))
      const composed = composeDocument([said, ...own.lines.slice(1)], words, scripted, index => idOf(from + index))
      lines.push(...composed.lines)
      run = words.done
      ahead = composed.cues
      at += own.lines.length
    }
  }
  const left = passage.lines.length === 0 ? [] : ahead
  const endCues = left.length === 0 ? passage.endCues : [...left, ...passage.endCues]
  const settled = run && segment.slots.every(slot => slot.kind !== 'open')
  return { lines, run, settled, endCues, choices: settled ? composeChoices(passage, segment, origins) : [] }
}

/** What stands in a document that its author's words do not stand in. */
function documentWords(
  document: number,
  { passage, slots, requests }: Segment,
  origins: SpanOrigins,
): DocumentWords | undefined {
  const state = slots[document] ?? { kind: 'author' }
  const slot = passage.slots[document]?.slot.id ?? ''
  if (state.kind === 'open') {
    const origin = origins.other(state.source, requests?.[document] ?? origins.entry, slot)
    return { slot, text: state.shown, origin, done: false, isSetByHand: false }
  }
  if (state.kind === 'author' || state.fill.source === 'author') return undefined
  const { text, source, credentials } = state.fill
  const origin = origins.other(source, state.entry, slot)
  const isCredited = credentials !== undefined && { credentials }
  return { slot, text, origin, done: true, isSetByHand: isSetByHand(source), ...isCredited }
}

function piecesText(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.text).join('')
}

function composeLine(line: PassageLine, segment: Segment, origins: SpanOrigins, id: string): Line {
  const { pieces, cues, tags } = line
  const first = pieces[0]
  // Nearly every line is one piece of the author's: no spans to join.
  if (pieces.length === 1 && first !== undefined && first.slot === undefined && first.marks === undefined) {
    const spans = [{ text: first.text, origin: origins.author(first.part, undefined) }]
    return { id, ...spokenBy(line), text: first.text, spans, cues, tags, done: true }
  }
  const composed = composeSpans(pieces, segment, origins)
  const { done } = composed
  const spans = line.speaker === undefined && first?.marks !== undefined ? quotedLead(composed.spans) : composed.spans
  const text = spans.map(span => span.text).join('')
  const document = documentOf(pieces, segment.passage)
  const inDocument = document === undefined ? nothing : { document: document.id }
  return { id, ...spokenBy(line), ...inDocument, text, spans, cues, tags, done }
}

const nothing = {}

function spokenBy({ speaker, direction }: PassageLine): Pick<Line, 'speaker' | 'direction'> {
  if (speaker === undefined) return nothing
  return direction === undefined ? { speaker } : { speaker, direction }
}

/** A line of narration that begins with a value in the form `Somebody: …`: in quotes, so that nobody seems to speak. */
function quotedLead([lead, ...rest]: readonly Span[]): readonly Span[] {
  if (lead === undefined || !/^[^:：\uA789\u2236]{1,80}[:：\uA789\u2236]\s/u.test(lead.text))
    return lead ? [lead, ...rest] : []
  return [{ ...lead, text: `“${lead.text}”` }, ...rest]
}

function composeChoices(passage: Passage, segment: Segment, origins: SpanOrigins): Choice[] {
  return passage.choices.map((choice: PassageChoice): Choice => {
    const { spans } = composeSpans(choice.pieces, segment, origins)
    return { id: choice.id, text: spans.map(span => span.text).join(''), spans, tags: choice.tags }
  })
}

function composeSpans(
  pieces: readonly Piece[],
  segment: Segment,
  origins: SpanOrigins,
): { readonly spans: readonly Span[]; readonly done: boolean } {
  const spans: Span[] = []
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index] as Piece
    if (piece.slot === undefined) {
      spans.push(pieceSpan(piece, origins, undefined))
      index++
      continue
    }
    const run = slotRun(pieces, index, piece.slot)
    index += run.length
    const id = segment.passage.slots[piece.slot]?.slot.id
    const state = segment.slots[piece.slot] ?? { kind: 'author' }
    spans.push(...slotSpans(run, state, origins, id, segment.requests?.[piece.slot]))
    if (state.kind === 'open') return { spans: spans.filter(span => span.text !== ''), done: false }
  }
  return { spans, done: true }
}

function slotRun(pieces: readonly Piece[], from: number, slot: number): readonly Piece[] {
  let end = from
  while (pieces[end]?.slot === slot) end++
  return pieces.slice(from, end)
}

function slotSpans(
  run: readonly Piece[],
  state: SlotState,
  origins: SpanOrigins,
  id: string | undefined,
  request: number | undefined,
): Span[] {
  if (state.kind === 'author' || (state.kind === 'filled' && state.fill.source === 'author')) {
    const base = state.kind === 'filled' ? origins.at(state.entry) : origins
    return run.map(piece => pieceSpan(piece, base, id))
  }
  // The author's spacing around the words stays: merged lines depend on it.
  const words = run.map(piece => piece.text).join('')
  const before = /^\s*/.exec(words)?.[0] ?? ''
  const after = words.trim() === '' ? '' : (/\s*$/.exec(words)?.[0] ?? '')
  const scripted = run.map(piece => pieceSpan(piece, origins, id).text).join('')
  if (state.kind === 'open') {
    if (state.shown === '') return []
    const origin = origins.other(state.source, request ?? origins.entry, id)
    return [{ text: before + boundedText(state.shown), origin, scripted }]
  }
  const { text, source, credentials } = state.fill
  const shown = before + boundedText(text, isSetByHand(source)) + after
  const origin = origins.other(source, state.entry, id)
  return [{ text: shown, origin, scripted, ...(credentials !== undefined && { credentials }) }]
}

/** Whether a person had it in hand before it was shown: the author of a grammar, the reviewer of a bank. */
function isSetByHand(source: Source): boolean {
  return source !== 'live' && source !== 'recorded' && source !== 'prepared' && source !== 'player'
}

function pieceSpan(piece: Piece, origins: SpanOrigins, slot: string | undefined): Span {
  // What carries marks was typed, invented or given by the game.
  const text = piece.marks === undefined ? piece.text : boundedText(piece.text)
  return { text, origin: pieceOrigin(piece, origins, slot) }
}

function pieceOrigin(piece: Piece, origins: SpanOrigins, slot: string | undefined): Origin {
  // Text computed from several values names the first. What the game gave came in with the turn, as the author's words did.
  const mark = piece.marks?.find(one => one !== gameMark)
  if (mark !== undefined) {
    const { entry, source } = readMark(mark)
    return origins.other(source, entry, slot)
  }
  return origins.author(piece.part, slot)
}
