import { type BenchRow, keepsBar } from './bench-row.ts'

/**
 * The figures of many cases as a table: a line for each case (`story, speed, policy: figure`), a column for each figure,
 * a heading where the first part of the name changes. A figure that breaks its bar is marked with what it had to be.
 */
export function sideBySide(rows: readonly BenchRow[]): string {
  const figures = [...new Set(rows.map(row => split(row.case)[1]))]
  const cases = [...new Set(rows.map(row => split(row.case)[0]))]
  const cells = cases.map(name => [
    name,
    ...figures.map(figure => {
      const row = rows.find(one => one.case === `${name}: ${figure}`)
      return row === undefined ? '' : cell(row)
    }),
  ])
  const units = figures.map(figure => rows.find(row => split(row.case)[1] === figure)?.unit ?? '')
  const heads = ['', ...figures.map((figure, at) => (units[at] === '' ? figure : `${figure}, ${units[at]}`))]
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map(line => line[at]?.length ?? 0)))
  const line = (texts: readonly string[]): string =>
    texts.map((text, at) => (at === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ')
  const lines = [line(heads)]
  let group = ''
  for (const texts of cells) {
    const [first = ''] = (texts[0] ?? '').split(', ')
    if (first !== group) lines.push('')
    group = first
    lines.push(line(texts))
  }
  return lines.map(text => text.trimEnd()).join('\n')
}

function split(name: string): readonly [string, string] {
  const at = name.lastIndexOf(': ')
  return [name.slice(0, at), name.slice(at + 2)]
}

function cell(row: BenchRow): string {
  const { bar, floor, value } = row
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const shown = value.toFixed(decimals)
  if (bar === undefined) return shown
  return keepsBar(row) ? `${shown} ok` : `${shown} (${floor === true ? '≥' : '≤'} ${bar}!)`
}
