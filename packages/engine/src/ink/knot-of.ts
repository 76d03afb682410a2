import { type InkContainer, isInkContainer } from './ink-runtime.ts'

/** The knot, or `knot.stitch`, that a path leads into: named containers that are not of a weave. */
export function knotOf(root: InkContainer, path: string): string | undefined {
  const [knot = '', stitch = ''] = path.split('.')
  const flow = root.namedContent.get(knot)
  if (flow === undefined || !isInkContainer(flow) || /^\d+$/.test(knot)) return undefined
  const inner = flow.namedContent.get(stitch)
  return inner === undefined || flow.content.includes(inner) ? knot : `${knot}.${stitch}`
}
