import type { Reading, ReadingLine, ReadingRun } from '@lacuna/engine/providers/recorded'

/** Something that a reading shows: a choice that was taken, or a line. */
export interface ReadItem {
  readonly turn: number
  readonly choice?: string
  readonly line?: ReadingLine
}

/** What stands side by side: the same place of the script in both, or a place that only one of them has. */
export interface ReadRow {
  readonly left?: ReadItem
  readonly right?: ReadItem
}

/** A run of words, and whether the other reading has others there. */
export interface MarkedRun extends ReadingRun {
  readonly isDifferent: boolean
}

/**
 * Puts two readings side by side: what the script has in the same words stands in one row, in order; the rest is alone. The
 * longest such order is taken, so that no row is lost.
 */
export function alignReadings(left: Reading, right: Reading): readonly ReadRow[] {
  const [one, two] = [itemsOf(left), itemsOf(right)]
  const [oneKeys, twoKeys] = [one.map(keyOf), two.map(keyOf)]
  // Lengths of the longest common order behind each pair of places.
  const width = two.length + 1
  const longest = new Uint32Array((one.length + 1) * width)
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = two.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        oneKeys[i] === twoKeys[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
    }
  }
  const rows: ReadRow[] = []
  for (let i = 0, j = 0; i < one.length || j < two.length; ) {
    const [a, b] = [one[i], two[j]]
    if (a !== undefined && b !== undefined && oneKeys[i] === twoKeys[j]) {
      rows.push({ left: a, right: b })
      i++
      j++
    } else if (
      b === undefined ||
      (a !== undefined && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      rows.push({ left: a as ReadItem })
      i++
    } else {
      rows.push({ right: b })
      j++
    }
  }
  return rows
}

/** The runs of a line, with those marked that the same line of the other reading has otherwise. */
export function markedRuns({ runs }: ReadingLine, other: ReadingLine | undefined): readonly MarkedRun[] {
  return runs.map((run, at) => ({
    ...run,
    isDifferent: other !== undefined && run.scripted !== undefined && other.runs[at]?.text !== run.text,
  }))
}

function itemsOf({ turns }: Reading): readonly ReadItem[] {
  return turns.flatMap(({ turn, choice, lines }) => [
    ...(choice === undefined ? [] : [{ turn, choice }]),
    ...lines.map(line => ({ turn, line })),
  ])
}

/** What the script has there. */
function keyOf({ choice, line }: ReadItem): string {
  if (line === undefined) return `choice ${choice}`
  return `line ${line.speaker ?? ''}: ${line.runs.map(({ text, scripted }) => scripted ?? text).join('')}`
}
