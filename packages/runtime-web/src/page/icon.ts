const paths = {
  back: 'M15 5 8 12l7 7',
  forward: 'm9 5 7 7-7 7',
  history: 'M5 6h14M5 12h14M5 18h8',
  saves: 'M7 4h10v16l-5-4-5 4z',
  settings: 'M4 8h9m4 0h3M4 16h3m4 0h9M15 6v4M9 14v4',
  dial: 'M12 4a8 8 0 1 0 8 8M12 12l4.5-4.5',
  close: 'm6 6 12 12M18 6 6 18',
} as const

/** The names of the page's icons. */
export type IconName = keyof typeof paths

/** A line drawing for a button; says nothing to a screen reader, the button's label does. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
