import { isTainted } from './mark.ts'

/** A run of text that was computed from the same marks, or from none: without any it is the author's own. */
export interface MarkedText {
  readonly text: string
  /** Marks of the values that it was computed from; see {@link Mark}. */
  readonly marks?: readonly string[]
}

/** The runs put together. */
export function textOf(runs: readonly MarkedText[]): string {
  return runs.map(run => run.text).join('')
}

/**
 * The runs of a text: those that came with it where they are this very text, otherwise all of it as one run with all of
 * its marks. So whoever changes a text and forgets its runs can make a run too long, and none too short.
 */
export function runsOf(
  text: string,
  pieces: readonly MarkedText[] | undefined,
  marks: readonly string[] | undefined,
): readonly MarkedText[] {
  if (pieces !== undefined && textOf(pieces) === text) return pieces
  return [marks === undefined ? { text } : { text, marks }]
}

/** A text in which every tainted run is one character that means nothing to anybody, and how to undo that. */
export interface SealedText {
  readonly text: string
  /** The runs of a part of the sealed text, or of what was made from it. */
  open(text: string): readonly MarkedText[]
}

/** The first of the private characters that stand for runs; there are 65,533 of them. */
const firstSeal = 0xf0000

/**
 * Seals the tainted runs of a text, so that it can be split, searched and trimmed by what its author wrote: nothing in a
 * sealed run separates, begins or ends anything.
 *
 * @param runs of the text; without them it is all its author's.
 */
export function sealed(text: string, runs: readonly MarkedText[] | undefined): SealedText {
  if (runs === undefined) return { text, open: part => (part === '' ? [] : [{ text: part }]) }
  const own = textOf(runs.filter(run => !isTainted(run.marks)))
  const bySeal = new Map<string, MarkedText>()
  let next = firstSeal
  const parts = runs.map(run => {
    if (!isTainted(run.marks)) return run.text
    let seal = String.fromCodePoint(next++)
    while (own.includes(seal)) seal = String.fromCodePoint(next++)
    bySeal.set(seal, run)
    return seal
  })
  return {
    text: parts.join(''),
    open(text) {
      const opened: MarkedText[] = []
      let plain = ''
      const close = (): void => {
        if (plain !== '') opened.push({ text: plain })
        plain = ''
      }
      for (const character of text) {
        const run = bySeal.get(character)
        if (run === undefined) plain += character
        else {
          close()
          opened.push(run)
        }
      }
      close()
      return opened
    },
  }
}
