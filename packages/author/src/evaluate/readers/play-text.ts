import type { PlayedRoute } from '../routes/route.ts'

/** Texts that stand on a page in place of the author's, by turn. */
export type PageTexts = ReadonlyMap<number, readonly string[]>

/**
 * A play as a reader reads it, page by page, with the choices that led from one to the next.
 *
 * @param until the last turn that is shown. Default: all.
 * @param pages other lines than the author's. Default: none.
 */
export function playText(
  { pages }: PlayedRoute,
  until: number = Number.POSITIVE_INFINITY,
  changed: PageTexts = new Map(),
): string {
  return pages
    .filter(({ turn }) => turn <= until)
    .map(({ turn, chosen, lines }) => {
      const choice = chosen === undefined ? '' : ` (the reader chose: ${chosen.text})`
      return [`Page ${turn}${choice}`, '', ...(changed.get(turn) ?? lines)].join('\n')
    })
    .join('\n\n')
}
