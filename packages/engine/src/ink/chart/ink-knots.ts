import type { InkFlowSource } from './ink-flow-source.ts'
import { inkGround } from './ink-ground.ts'
import type { InkKnot } from './ink-knot.ts'

/** The knots and stitches of a story, in the order of the file. */
export function inkKnots(bundle: InkFlowSource): readonly InkKnot[] {
  const { graph, reach } = inkGround(bundle)
  const { containers } = graph.content
  const functions = new Set(Object.values(bundle.facts))
  for (const { items, flow } of containers) {
    for (const item of items) {
      if (item === '~ret') functions.add(flow)
      else if (typeof item === 'object' && 'f()' in item && typeof item['f()'] === 'string') functions.add(item['f()'])
    }
  }
  const reached = new Set([...reach.flows].flatMap(path => [path, path.split('.')[0] ?? '']))
  return containers
    .filter(({ flow, path }) => path !== '' && flow === path && path !== 'global decl')
    .map(({ path }) => ({
      path,
      kind: functions.has(path) ? 'function' : path.includes('.') ? 'stitch' : 'knot',
      reachable: reached.has(path),
    }))
}
