/**
 * The lines around a place, with their numbers and a mark at the place.
 * @param line from 1.
 */
export function codeFrame(source: string, line: number): string {
  const lines = source.split(/\r\n|\n|\r/)
  const from = Math.max(1, line - 2)
  const to = Math.min(lines.length, line + 2)
  const gutter = String(to).length
  const shown: string[] = []
  for (let number = from; number <= to; number++) {
    const mark = number === line ? '>' : ' '
    shown.push(`${mark} ${String(number).padStart(gutter)} | ${lines[number - 1] ?? ''}`.trimEnd())
  }
  return shown.join('\n')
}
