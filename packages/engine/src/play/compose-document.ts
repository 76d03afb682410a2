import { boundedText } from '../base/bounded-text.ts'
import type { Line } from '../story/frame.ts'
import type { Cue, Passage, PassageLine, Piece } from '../story/passage.ts'
import type { Origin, Span } from '../story/span.ts'

/** Lines that one document may have on a screen. */
const mostLines = 200

/** What stands in a document in place of its author's lines. */
export interface DocumentWords {
  /** Full id of its slot. */
  readonly slot: string
  /** One line of the document each, as far as they are there. */
  readonly text: string
  readonly origin: Origin
  /** Whether all of it is there. */
  readonly done: boolean
  /** Whether a person had it in hand before it was shown. */
  readonly isSetByHand: boolean
  readonly credentials?: string
}

/**
 * The lines of a filled document: one of the text each, with the speaker, cues and tags of the author's line in its place.
 * There may be more or fewer of them. The last has the tags of all lines that it stands for; their cues, which would come
 * too late for it, are left for what follows.
 *
 * @param own the author's lines, at least one.
 * @param idOf the id of the line with that number, from 0.
 */
export function composeDocument(
  own: readonly [PassageLine, ...PassageLine[]],
  words: DocumentWords,
  scripted: readonly string[],
  idOf: (index: number) => string,
): { readonly lines: readonly Line[]; readonly cues: readonly Cue[] } {
  const texts = documentLines(words.text).slice(0, mostLines)
  const last = texts.length - 1
  const lines = texts.map((text, index): Line => {
    const author = own[index]
    const isEnd = words.done && index === last
    const rest = isEnd ? own.slice(last + 1) : []
    const { speaker, direction } = author ?? { speaker: own.at(-1)?.speaker, direction: undefined }
    const shown = boundedText(text, words.isSetByHand)
    const said = isEnd ? scripted.slice(index).join('\n') : (scripted[index] ?? '')
    const span: Span = {
      text: shown,
      origin: words.origin,
      scripted: said,
      ...(isEnd && words.credentials !== undefined && { credentials: words.credentials }),
    }
    return {
      id: idOf(index),
      ...(speaker === undefined ? {} : { speaker }),
      ...(direction === undefined ? {} : { direction }),
      document: words.slot,
      text: shown,
      spans: [span],
      cues: author?.cues ?? [],
      tags: [...(author?.tags ?? []), ...rest.flatMap(line => line.tags)],
      done: words.done || index < last,
    }
  })
  return { lines, cues: words.done ? own.slice(texts.length).flatMap(line => line.cues) : [] }
}

/** The author's lines from there on that are one document; or that line alone, which is of none. */
export function documentAt(
  { lines, slots }: Passage,
  at: number,
): { readonly document?: number; readonly lines: readonly [PassageLine, ...PassageLine[]] } {
  const first = lines[at] as PassageLine
  const document = documentOf(first.pieces, { slots })?.at
  if (document === undefined) return { lines: [first] }
  let end = at + 1
  while (lines[end]?.pieces.some(({ slot }) => slot === document)) end++
  return { document, lines: [first, ...lines.slice(at + 1, end)] }
}

/** The document that a line's pieces are words of. */
export function documentOf(
  pieces: readonly Piece[],
  { slots }: Pick<Passage, 'slots'>,
): { readonly at: number; readonly id: string } | undefined {
  for (const { slot: at } of pieces) {
    const slot = at === undefined ? undefined : slots[at]?.slot
    if (at !== undefined && slot?.document !== undefined) return { at, id: slot.id }
  }
  return undefined
}

/** The lines of a document's text: blank ones are none. */
export function documentLines(text: string): readonly string[] {
  return text.split(/[\r\n\u2028\u2029]+/u).flatMap(line => line.trim() || [])
}
