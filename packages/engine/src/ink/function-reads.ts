import { type InkContainer, type InkObject, inkCommand, inkType, isInkContainer, isInkDivert } from './ink-runtime.ts'

/** What the outcome of a function of a story depends on, and nothing else. */
export interface FunctionReads {
  /** Names of variables; those of its own are among them. */
  readonly variables: readonly string[]
  /** Paths of the places whose visits it counts. */
  readonly visits: readonly string[]
}

/** Commands whose outcome depends on what they are given and on nothing else. */
const plainCommands: ReadonlySet<number> = new Set([
  inkCommand.beginEval,
  inkCommand.evalOutput,
  inkCommand.endEval,
  inkCommand.duplicate,
  inkCommand.popEvaluated,
  inkCommand.popFunction,
  inkCommand.beginString,
  inkCommand.endString,
  inkCommand.nothing,
  inkCommand.listFromNumber,
  inkCommand.listRange,
])

/**
 * What a function reads, with those that it calls, as its script says. `undefined` where the script
 * alone does not say: chance, turns, the game’s functions, diverts to a variable.
 */
export function functionReads(function_: InkContainer): FunctionReads | undefined {
  const variables = new Set<string>()
  const visits = new Set<string>()
  const roots = new Set([function_])
  const isPlain = (object: InkObject): boolean => {
    if (isInkContainer(object)) return object.content.every(isPlain) && [...object.namedContent.values()].every(isPlain)
    if (object.commandType !== undefined) return plainCommands.has(object.commandType)
    if (object.valueType !== undefined)
      return object.valueType !== inkType.divert && object.valueType !== inkType.pointer
    if (isInkDivert(object)) {
      if (object.isExternal || object.variableDivertName !== null) return false
      const target = object.targetPointer.container
      if (target === null) return false
      if (object.pushesToStack) roots.add(target)
      return object.pushesToStack || isWithin(target, roots)
    }
    if (object.containerForCount !== undefined) {
      if (object.containerForCount !== null) visits.add(object.containerForCount.path.componentsString)
      else if (typeof object.name === 'string') variables.add(object.name)
      return object.containerForCount !== null || typeof object.name === 'string'
    }
    return object.variableName !== undefined ? object.isGlobal !== true : object.hasCondition === undefined
  }
  // Grows while it is gone through: by the functions that are called.
  for (const root of roots) if (!isPlain(root)) return undefined
  return { variables: [...variables], visits: [...visits] }
}

function isWithin(container: InkContainer, roots: ReadonlySet<InkContainer>): boolean {
  for (let outer: InkContainer | null = container; outer !== null; outer = outer.parent)
    if (roots.has(outer)) return true
  return false
}
