/** What imports what, by name. */
export type Graph = Readonly<Record<string, readonly string[]>>

/** A graph without circles: of two that import each other, only the one that imports more imports the other. */
export function downwards(graph: Graph): Graph {
  const size = (name: string): number => graph[name]?.length ?? 0
  const isDown = (from: string, to: string): boolean =>
    graph[to]?.includes(from) !== true || size(from) > size(to) || (size(from) === size(to) && from > to)
  return mapGraph(graph, (from, targets) => targets.filter(to => isDown(from, to)))
}

/** The arrows of a graph without circles that are worth drawing: one is left out where a longer way leads there already. */
export function directArrows(graph: Graph): Graph {
  const reaches = (from: string, to: string): boolean =>
    from === to || (graph[from] ?? []).some(next => reaches(next, to))
  return mapGraph(graph, (_, targets) => targets.filter(to => !targets.some(by => by !== to && reaches(by, to))))
}

/** Rows of a graph without circles, the lowest first: each name stands above everything that it imports. */
export function rowsOf(graph: Graph): readonly (readonly string[])[] {
  const height = (name: string): number => Math.max(-1, ...(graph[name] ?? []).map(height)) + 1
  const rows: string[][] = []
  for (const name of Object.keys(graph)) {
    const row = height(name)
    while (rows.length <= row) rows.push([])
    rows[row]?.push(name)
  }
  return rows
}

function mapGraph(graph: Graph, change: (from: string, targets: readonly string[]) => readonly string[]): Graph {
  return Object.fromEntries(Object.entries(graph).map(([from, targets]) => [from, change(from, targets)]))
}
