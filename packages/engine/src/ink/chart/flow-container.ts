import type { Json } from '../../base/json.ts'

/** A token of compiled ink that is no container: text, a command, a divert, a choice point ... */
export type FlowToken = string | number | boolean | { readonly [key: string]: Json }

export type FlowItem = FlowContainer | FlowToken

/**
 * A container of compiled ink. Its items run one after the other; what it has by name only is reached by diverts alone.
 * Items are numbered through the whole story, so that a position in it is one number.
 */
export class FlowContainer {
  readonly items: FlowItem[] = []
  readonly named: Map<string, FlowContainer> = new Map()
  /** Among all containers, in the order of the file. */
  number = 0
  /** Position of its first item. */
  first = 0
  readonly parent: FlowContainer | undefined
  /** Where it stands among its parent's items; -1 when it is there by name only. */
  readonly index: number
  readonly name: string | undefined
  /** As the ink runtime writes it: names where there are names, indices elsewhere. */
  readonly path: string
  /** The knot, or `knot.stitch`, that it stands in; empty before the first knot. */
  readonly flow: string

  constructor(parent: FlowContainer | undefined, index: number, name: string | undefined) {
    this.parent = parent
    this.index = index
    this.name = name
    this.path = parent === undefined ? '' : joined(parent.path, name ?? String(index))
    this.flow = parent === undefined ? '' : beginsFlow(parent, index, name) ? this.path : parent.flow
  }

  /** Path of one of its items. */
  pathOf(index: number): string {
    const item = this.items[index]
    return item instanceof FlowContainer ? item.path : joined(this.path, String(index))
  }
}

function joined(path: string, component: string): string {
  return path === '' ? component : `${path}.${component}`
}

/** Knots are what the root has by name only, stitches what a knot has so; the weave of either stands among the items. */
function beginsFlow(parent: FlowContainer, index: number, name: string | undefined): boolean {
  if (index >= 0 || name === undefined || /^[cg]-\d+$/.test(name)) return false
  return parent.parent === undefined || (parent.parent.parent === undefined && parent.flow === parent.path)
}
