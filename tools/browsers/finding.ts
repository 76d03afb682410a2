/** A text that a page loads: a script or a style sheet. */
export interface PageFile {
  readonly name: string
  readonly text: string
}

/** Something a page uses that one of the supported browsers does not have. */
export interface Finding {
  /** As MDN's table names it, or `*.member` where only the member's name is known. */
  readonly feature: string
  /** Browsers that lack it, with their oldest supported version. */
  readonly lacking: readonly string[]
  /** File and line. */
  readonly at: string
  /** The line it stands in. */
  readonly source: string
}

/** A finding at this place of the file. */
export function findingAt(file: PageFile, start: number, feature: string, lacking: readonly string[]): Finding {
  const from = file.text.lastIndexOf('\n', start) + 1
  const to = file.text.indexOf('\n', start)
  const line = file.text.slice(0, start).split('\n').length
  const source = file.text.slice(from, to < 0 ? undefined : to).trim()
  return { feature, lacking, at: `${file.name}:${line}`, source: source.slice(0, 160) }
}
