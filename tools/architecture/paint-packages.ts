import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from '../house/arrows.ts'
import type { PackageArrows } from '../house/package-arrows.ts'
import { box, layoutOf, type PackageLayout, type Way } from './package-layout.ts'

/** Which packages stand side by side, from the top. */
const shelves = [
  ['packages/author/src', 'packages/runtime-web/src'],
  ['packages/engine/src', 'packages/server/src'],
]

const edge = 16
const heading = 40
const between = 44

interface Panel {
  readonly name: string
  readonly uses: readonly string[]
  readonly arrows: PackageArrows
  readonly layout: PackageLayout
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The picture of the packages, as SVG: their rooms, and the arrows of the table. Readable on light and on dark pages. */
export function paintPackages(): string {
  const panels = panelsOf()
  const width = Math.max(...panels.map(panel => panel.x + panel.width)) + edge
  const height = Math.max(...panels.map(panel => panel.y + panel.height)) + edge
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">The packages of Lacuna, their rooms, and which room imports which</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
.package { font-weight: 600; text-anchor: start }
.library { font-size: 10px; fill: #59636e }
.page { fill: #ffffff }
.panel { fill: #f6f8fa; stroke: #d1d9e0 }
.room { fill: #ffffff; stroke: #818b98 }
path { fill: none; stroke: #59636e; stroke-width: 1.2 }
.between { stroke: #0969da; stroke-width: 2 }
#head path { fill: #59636e; stroke: none }
#wide path { fill: #0969da; stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.library { fill: #9198a1 }
.page { fill: #0d1117 }
.panel { fill: #151b23; stroke: #3d444d }
.room { fill: #212830; stroke: #656c76 }
path { stroke: #9198a1 }
.between { stroke: #4493f8 }
#head path { fill: #9198a1 }
#wide path { fill: #4493f8 }
}
</style>
<defs>
<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker>
<marker id="wide" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker>
</defs>
<rect class="page" width="${width}" height="${height}"/>
${[...panels.map(paintPanel), ...paintUses(panels)].join('\n')}
</svg>
`
}

function panelsOf(): readonly Panel[] {
  const missing = packages.filter(({ folder }) => !shelves.flat().includes(folder))
  if (missing.length > 0) throw new Error(`No place in the picture for ${missing.map(one => one.folder).join(', ')}.`)
  let y = edge
  return shelves.flatMap(shelf => {
    let x = edge
    const panels = shelf.map(folder => {
      const panel = panelOf(folder, x, y)
      x += panel.width + between
      return panel
    })
    y += Math.max(...panels.map(panel => panel.height)) + between
    return panels
  })
}

function panelOf(folder: string, x: number, y: number): Panel {
  const arrows = packages.find(one => one.folder === folder)
  if (arrows === undefined) throw new Error(`The table of arrows has no package ${folder}.`)
  const graph = Object.fromEntries(Object.entries(arrows.rooms).map(([name, { imports }]) => [name, imports]))
  const layout = layoutOf(graph)
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../..', folder, '../package.json'), 'utf8'))
  return {
    name: manifest.name,
    uses: Object.keys(manifest.dependencies ?? {}),
    arrows,
    layout,
    x,
    y,
    width: layout.width + 2 * edge,
    height: layout.height + heading + edge,
  }
}

function paintPanel({ name, arrows, layout, x, y, width, height }: Panel): string {
  return `<g transform="translate(${x} ${y})">
<rect class="panel" width="${width}" height="${height}" rx="8"/>
<text class="package" x="${edge}" y="25">${name}</text>
<g transform="translate(${edge} ${heading})">
${[...layout.ways.map(paintWay), ...layout.rooms.map(room => paintRoom(arrows, room))].join('\n')}
</g>
</g>`
}

function paintRoom(arrows: PackageArrows, { name, x, y }: PackageLayout['rooms'][number]): string {
  const [first, ...others] = librariesOf(arrows, name)
  const says = arrows.rooms[name]?.says ?? ''
  const middle = x + box.width / 2
  const library =
    first === undefined
      ? ''
      : `<text class="library" x="${middle}" y="${y + 32}">${first}${others.length > 0 ? ` +${others.length}` : ''}</text>`
  return `<g><title>${escaped(says)}</title><rect class="room" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="5"/><text x="${middle}" y="${y + (library === '' ? 25 : 18)}">${name}</text>${library}</g>`
}

/** The libraries that only this room of the package imports, or it and a few others; its very own come first. */
function librariesOf({ libraries }: PackageArrows, room: string): readonly string[] {
  const own = libraries
    .filter(({ only }) => only.some(place => place.split('/')[0] === room))
    .toSorted((a, b) => a.only.length - b.only.length)
  const names = own.flatMap(({ modules }) => modules.map(name => (name === 'node:*' ? 'Node' : name)))
  return names.filter(name => !names.some(other => name.startsWith(`${other}/`)))
}

function paintWay({ points, isMutual }: Way): string {
  const [[startX, startY] = [0, 0], ...rest] = points
  let [x, y] = [startX, startY]
  let path = `M${x} ${y}`
  for (const [toX, toY] of rest) {
    const half = (y + toY) / 2
    path += x === toX ? `V${toY}` : `C${x} ${half} ${toX} ${half} ${toX} ${toY}`
    x = toX
    y = toY
  }
  return `<path d="${path}" marker-end="url(#head)"${isMutual ? ' marker-start="url(#head)"' : ''}/>`
}

/** Which package depends on which, from panel to panel. */
function paintUses(panels: readonly Panel[]): readonly string[] {
  return panels.flatMap(from =>
    panels
      .filter(to => from.uses.includes(to.name))
      .map(to => {
        if (from.y === to.y) {
          const y = from.y + heading
          const right = from.x > to.x
          return useLine(right ? from.x : from.x + from.width, y, right ? to.x + to.width : to.x, y)
        }
        const left = Math.max(from.x, to.x)
        const right = Math.min(from.x + from.width, to.x + to.width)
        const y = from.y + from.height
        if (right - left > 2 * edge) return useLine((left + right) / 2, y, (left + right) / 2, to.y)
        // They stand side by side, if anything: down, across between the shelves, and down again.
        const [start, end] = from.x > to.x ? [left + 2 * edge, right - 2 * edge] : [right - 2 * edge, left + 2 * edge]
        return usePath(`M${start} ${y}V${(y + to.y) / 2}H${end}V${to.y}`)
      }),
  )
}

const useLine = (x: number, y: number, toX: number, toY: number): string => usePath(`M${x} ${y}L${toX} ${toY}`)

const usePath = (path: string): string => `<path class="between" d="${path}" marker-end="url(#wide)"/>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
