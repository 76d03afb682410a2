import type { Input, Passage } from '@lacuna/engine'
import { boundedText } from '@lacuna/engine/fill'
import type { AnsweredTexts } from '../receipts/answered-texts.ts'

/** A line that the player met, as the script has it. */
export type RecentLine = readonly RecentPiece[]

interface RecentPiece {
  readonly text: string
  /** Full id of the slot whose words these are. */
  readonly slot?: string
}

/** Lines of a path that are known: more than a request reads, since a step may say none. */
const mostLines = 40
/** Ways in which one line may have been shown that are looked at. */
const mostWays = 64

/** The last lines of a path, after one more step of it. A step of the game's world shows no lines. */
export function recentAfter(before: readonly RecentLine[], step: Input, passage: Passage): readonly RecentLine[] {
  if (step.type === 'world') return before
  const lines = passage.lines.map(({ pieces }) =>
    pieces.map(({ text, slot, marks }): RecentPiece => {
      const id = slot === undefined ? undefined : passage.slots[slot]?.slot.id
      return { text: marks === undefined ? text : boundedText(text), ...(id === undefined ? {} : { slot: id }) }
    }),
  )
  return [...before, ...lines].slice(-mostLines)
}

/**
 * Of the lines that a game says its player read, those that are known to have stood there: in the author's words, and
 * where a slot stood, in the author's words or in a text that this server answered for it. Whatever else is said to have
 * been read is left out.
 */
export function linesShown(
  said: readonly string[],
  recent: readonly RecentLine[],
  answered: AnsweredTexts,
): readonly string[] {
  const known = new Set(recent.flatMap(line => waysOf(line, answered)))
  return said.filter(line => known.has(line))
}

function waysOf(line: RecentLine, answered: AnsweredTexts): readonly string[] {
  let ways: readonly string[] = ['']
  for (let at = 0; at < line.length; ) {
    const { slot } = line[at] as RecentPiece
    let end = at + 1
    while (slot !== undefined && line[end]?.slot === slot) end++
    const words = line
      .slice(at, end)
      .map(({ text }) => text)
      .join('')
    const texts =
      slot === undefined
        ? []
        : (answered.get(slot) ?? []).flatMap(text => text.split('\n').map(line => spacedLike(words, line)))
    ways = ways.flatMap(way => [words, ...texts].map(next => way + next)).slice(0, mostWays)
    at = end
  }
  return ways
}

/** A text with the author's spacing around it, as a game shows it. */
function spacedLike(words: string, text: string): string {
  const before = /^\s*/.exec(words)?.[0] ?? ''
  const after = words.trim() === '' ? '' : (/\s*$/.exec(words)?.[0] ?? '')
  return before + boundedText(text) + after
}
