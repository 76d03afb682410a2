/** A part of a line's raw text, and whatever else is known of it. */
export interface Run {
  readonly text: string
}

/**
 * Cleans a line's white space as ink does (none at either end, one blank for any number within) and takes its newline
 * off, part by part: put together, the parts are the line's text. A blank that two parts share stays with the first.
 */
export function cleanRuns<R extends Run>(runs: readonly R[]): readonly R[] {
  const cleaned: R[] = []
  let lineIsEmpty = true
  /** The part in which the present run of white space began. */
  let blankOf = -1
  const texts = runs.map(() => '')
  for (const [index, run] of runs.entries()) {
    for (const character of run.text) {
      if (character === ' ' || character === '\t') {
        if (blankOf === -1) blankOf = index
        continue
      }
      if (character === '\n') lineIsEmpty = true
      else {
        if (blankOf !== -1 && !lineIsEmpty) texts[blankOf] += ' '
        lineIsEmpty = false
      }
      blankOf = -1
      texts[index] += character
    }
  }
  let last = texts.length - 1
  while (last > 0 && texts[last] === '') last--
  for (const [index, run] of runs.entries()) {
    const text = index === last ? (texts[index] as string).replace(/\n$/, '') : (texts[index] as string)
    if (text !== '') cleaned.push({ ...run, text })
  }
  return cleaned
}
