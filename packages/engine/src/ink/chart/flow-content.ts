import type { Json } from '../../base/json.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { FlowContainer, type FlowItem, type FlowToken } from './flow-container.ts'

/** The content of a compiled story, every item of it at a numbered position. */
export interface FlowContent {
  readonly root: FlowContainer
  /** In the order of the file. */
  readonly containers: readonly FlowContainer[]
  /** How many positions there are. */
  readonly size: number
  /** Its place in the order in which the compiler wrote the items. */
  order(position: number): number
  /** The container that has the item at a position; of a negative position, the one whose content has run out there. */
  owner(position: number): FlowContainer
  token(position: number): FlowToken
  /** What stands `offset` items from a position in the same container. */
  beside(position: number, offset: number): FlowItem | undefined
  /**
   * The position at which the runtime arrives when it is sent to an item: into containers, and past empty ones.
   * Negative where the content has run out.
   */
  arrive(container: FlowContainer, index: number): number
  /** The position that a path leads to, seen from `from`; `undefined` where nothing is there. */
  find(path: string, from: FlowContainer): number | undefined
  /** The container at an absolute path. */
  container(path: string): FlowContainer | undefined
}

/**
 * Reads the JSON that an ink compiler writes, by the rules of the runtime that plays it.
 * @throws LacunaError `story-invalid` when it is no compiled ink.
 */
export function flowContent(compiled: Json): FlowContent {
  const containers: FlowContainer[] = []
  const owners: FlowContainer[] = []
  const orders: number[] = []
  let written = 0
  const root = read(rootOf(compiled), new FlowContainer(undefined, -1, undefined))

  function read(array: readonly Json[], container: FlowContainer): FlowContainer {
    container.number = containers.length
    containers.push(container)
    const last = array.at(-1)
    container.first = owners.length
    for (let index = 0; index < array.length - 1; index++) owners.push(container)
    for (let index = 0; index < array.length - 1; index++) {
      const item = array[index]
      if (isArray(item)) {
        const child = read(item, new FlowContainer(container, index, nameOf(item)))
        if (child.name !== undefined) container.named.set(child.name, child)
        container.items.push(child)
      } else {
        orders[container.first + index] = written++
        container.items.push(item ?? '')
      }
    }
    if (last !== null && typeof last === 'object' && !isArray(last)) {
      for (const [name, item] of Object.entries(last)) {
        if (isArray(item)) container.named.set(name, read(item, new FlowContainer(container, -1, name)))
      }
    }
    return container
  }

  function arrive(container: FlowContainer, index: number): number {
    for (let at = container, i = index; ; ) {
      if (i < at.items.length) {
        const item = at.items[i]
        if (!(item instanceof FlowContainer)) return at.first + i
        at = item
        i = 0
      } else {
        if (at.index < 0 || at.parent === undefined) return -1 - at.number
        i = at.index + 1
        at = at.parent
      }
    }
  }

  function walk(components: readonly string[], from: FlowContainer): FlowContainer | undefined {
    let at: FlowContainer | undefined = from
    for (const component of components) {
      if (component === '^') at = at?.parent
      else if (isIndex(component)) {
        const item: FlowItem | undefined = at?.items[Number(component)]
        at = item instanceof FlowContainer ? item : undefined
      } else at = at?.named.get(component)
    }
    return at
  }

  return {
    root,
    containers,
    size: owners.length,
    order: position => orders[position] ?? written,
    owner: position => (position < 0 ? containers[-1 - position] : owners[position]) ?? root,
    token(position) {
      const owner = owners[position]
      const item = owner?.items[position - owner.first]
      return item === undefined || item instanceof FlowContainer ? '' : item
    },
    beside(position, offset) {
      const owner = owners[position]
      return owner?.items[position - owner.first + offset]
    },
    arrive,
    find(path, from) {
      // The first step of a relative path leads from the token to its container: `from`.
      const relative = path.startsWith('.')
      const components = relative ? path.slice(1).split('.').slice(1) : path.split('.')
      const last = components.at(-1)
      const byIndex = last !== undefined && isIndex(last)
      const container = walk(byIndex ? components.slice(0, -1) : components, relative ? from : root)
      return container && arrive(container, byIndex ? Number(last) : 0)
    },
    container: path => walk(path === '' ? [] : path.split('.'), root),
  }
}

function rootOf(compiled: Json): readonly Json[] {
  if (compiled !== null && typeof compiled === 'object' && !isArray(compiled)) {
    const root = compiled.root
    if (isArray(root)) return root
  }
  throw new LacunaError('story-invalid', 'This is no compiled ink: it has no root.', {
    hint: 'Give the JSON that an ink compiler wrote, parsed.',
  })
}

function nameOf(array: readonly Json[]): string | undefined {
  const last = array.at(-1)
  const name = last !== null && typeof last === 'object' && !isArray(last) ? last['#n'] : undefined
  return typeof name === 'string' && name !== '' ? name : undefined
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function isIndex(component: string): boolean {
  return /^\d+$/.test(component)
}
