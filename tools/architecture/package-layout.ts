import { directArrows, downwards, type Graph, rowsOf } from './layered-graph.ts'

/** Where something stands in its panel, in pixels of the picture: its left upper corner. */
export interface Placed {
  readonly name: string
  readonly x: number
  readonly y: number
}

/** A way from the lower edge of one room to the upper edge of another. */
export interface Way {
  readonly from: string
  readonly to: string
  /** Whether the other room imports this one, too. */
  readonly isMutual: boolean
  /** At least two points. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface PackageLayout {
  readonly width: number
  readonly height: number
  readonly rooms: readonly Placed[]
  readonly ways: readonly Way[]
}

/** Size of a room's box and the room between boxes, in pixels of the picture. */
export const box = { width: 96, height: 40, across: 12, down: 36 } as const

/** What a way takes of a row that it passes. */
const passing = 12

/** Lays out the rooms of one package: who imports stands above what is imported. */
export function layoutOf(graph: Graph): PackageLayout {
  const down = downwards(graph)
  const arrows = directArrows(down)
  const rows = rowsOf(down).map(row => [...row])
  const rowOf = (name: string): number => rows.findIndex(row => row.includes(name))
  // A way over several rows keeps a place free in each row that it passes.
  const chains: string[][] = []
  for (const [from, targets] of Object.entries(arrows)) {
    for (const to of targets) {
      const chain = [from]
      for (let row = rowOf(from) - 1; row > rowOf(to); row--) {
        const free = `${from}>${to}@${row}`
        rows[row]?.push(free)
        chain.push(free)
      }
      chains.push([...chain, to])
    }
  }
  const links = chains.flatMap(chain => chain.slice(1).map((lower, index) => [chain[index] ?? '', lower] as const))
  const widthOf = (name: string): number => (name in graph ? box.width : passing)
  const lengthOf = (row: readonly string[]): number =>
    row.reduce((sum, name) => sum + widthOf(name) + box.across, -box.across)
  const width = Math.max(...rows.map(lengthOf))
  const height = rows.length * (box.height + box.down) - box.down
  const placed = (): Map<string, Placed> => {
    const places = new Map<string, Placed>()
    for (const [index, row] of rows.entries()) {
      let x = (width - lengthOf(row)) / 2
      const y = (rows.length - 1 - index) * (box.height + box.down)
      for (const name of row) {
        places.set(name, { name, x, y })
        x += widthOf(name) + box.across
      }
    }
    return places
  }
  const centre = (places: ReadonlyMap<string, Placed>, name: string): number =>
    (places.get(name)?.x ?? 0) + widthOf(name) / 2
  order(rows, () => {
    const places = placed()
    return links.map(([upper, lower]) => ({
      row: places.get(upper)?.y ?? 0,
      from: centre(places, upper),
      to: centre(places, lower),
    }))
  })
  const places = placed()
  const at = (name: string, down: number): readonly [number, number] => [
    centre(places, name),
    (places.get(name)?.y ?? 0) + down,
  ]
  return {
    width,
    height,
    rooms: [...places.values()].filter(({ name }) => name in graph),
    ways: chains.map(chain => {
      const [from = '', to = ''] = [chain[0], chain.at(-1)]
      // In at the upper edge, out at the lower one: a row is passed straight down.
      const points = chain.flatMap(name => [at(name, 0), at(name, box.height)]).slice(1, -1)
      return { from, to, isMutual: graph[to]?.includes(from) === true, points }
    }),
  }
}

interface Link {
  /** Where the row is that it comes from. */
  readonly row: number
  readonly from: number
  readonly to: number
}

/** Orders each row so that few ways cross and they are short: by exchanging two names wherever that helps. */
function order(rows: readonly string[][], links: () => readonly Link[]): void {
  let best = cost(links())
  for (let helped = true; helped; ) {
    helped = false
    for (const row of rows) {
      for (let left = 0; left < row.length; left++) {
        for (let right = left + 1; right < row.length; right++) {
          exchange(row, left, right)
          const now = cost(links())
          if (now < best - 1e-6) {
            best = now
            helped = true
          } else exchange(row, left, right)
        }
      }
    }
  }
}

function exchange(row: string[], left: number, right: number): void {
  const kept = row[left] ?? ''
  row[left] = row[right] ?? ''
  row[right] = kept
}

/** A crossing weighs as much as two boxes of length. */
function cost(links: readonly Link[]): number {
  let sum = 0
  for (const [index, a] of links.entries()) {
    sum += Math.abs(a.from - a.to)
    for (const b of links.slice(index + 1)) {
      if (a.row === b.row && (a.from - b.from) * (a.to - b.to) < 0) sum += 2 * box.width
    }
  }
  return sum
}
