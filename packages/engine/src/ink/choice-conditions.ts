import {
  type InkContainer,
  type InkFrame,
  type InkObject,
  type InkOffer,
  type InkPointer,
  type InkRuntime,
  inkCommand,
  inkObjectAt,
  isInkContainer,
  isInkDivert,
} from './ink-runtime.ts'

/** Instructions that a condition may take. */
const mostInstructions = 100_000

/** Where a condition of a choice stands in the compiled script. */
type ConditionPlace =
  /** In front of its words: the instructions from `from` up to `to` leave its value. */
  | { readonly container: InkContainer; readonly from: number; readonly to: number }
  /** Around it: run from `from`, the block enters one of its branches. */
  | {
      readonly container: InkContainer
      readonly from: number
      readonly last: number
      readonly branches: readonly InkContainer[]
      readonly branch: InkContainer
    }

const places = new WeakMap<InkObject, readonly ConditionPlace[]>()

/** Whether an offered choice stands under a condition, its own or that of a block around it. */
export function isConditional(root: InkContainer, offer: InkOffer): boolean {
  return placesOf(root, offer).length > 0
}

/**
 * Whether the conditions of an offered choice hold in the runtime's present state. They are run where they stand, in the
 * thread that offered the choice, and change that state: ask on a copy of it.
 */
export function conditionsHold(runtime: InkRuntime, root: InkContainer, offer: InkOffer): boolean {
  return placesOf(root, offer).every(place => {
    const thread = offer.threadAtGeneration?.Copy()
    if (thread === undefined) throw new Error('The choice has no thread.')
    runtime._state._currentFlow.callStack._threads = [thread]
    const frame = thread.callstack.at(-1) as InkFrame & { currentPointer: InkPointer; inExpressionEvaluation: boolean }
    const depth = thread.callstack.length
    frame.currentPointer = pointerTo(frame.currentPointer, place.container, place.from)
    frame.inExpressionEvaluation = 'to' in place
    const stands = (): InkPointer | undefined =>
      thread.callstack.length === depth ? thread.callstack.at(-1)?.currentPointer : undefined
    return 'to' in place ? leavesTrue(runtime, place, stands) : entersBranch(runtime, place, stands)
  })
}

function leavesTrue(
  runtime: InkRuntime,
  { container, to }: Extract<ConditionPlace, { to: number }>,
  stands: () => InkPointer | undefined,
): boolean {
  run(runtime, () => {
    const at = stands()
    return at?.container === container && at.index === to
  })
  return runtime.IsTruthy(runtime._state.evaluationStack.at(-1))
}

function entersBranch(
  runtime: InkRuntime,
  { container, last, branches, branch }: Extract<ConditionPlace, { branch: InkContainer }>,
  stands: () => InkPointer | undefined,
): boolean {
  let entered: InkContainer | undefined
  run(runtime, () => {
    const at = stands()
    if (at === undefined) return false
    entered = branches.find(one => one === at.container)
    return entered !== undefined || (at.container === container && at.index > last)
  })
  return entered === branch
}

function run(runtime: InkRuntime, isThere: () => boolean): void {
  for (let count = 0; !isThere(); count++) {
    if (count > mostInstructions) throw new Error('A condition of a choice comes to no end.')
    runtime.Step()
  }
}

function pointerTo(like: InkPointer, container: InkContainer, index: number): InkPointer {
  return Object.assign(like.copy(), { container, index })
}

function placesOf(root: InkContainer, offer: InkOffer): readonly ConditionPlace[] {
  const point = inkObjectAt(root, offer.sourcePath)
  if (point === undefined || isInkContainer(point)) return []
  const known = places.get(point)
  if (known !== undefined) return known
  const found = [...ownPlace(point), ...blocksAround(point)]
  places.set(point, found)
  return found
}

function ownPlace(point: InkObject): readonly ConditionPlace[] {
  const container = point.parent
  if (point.hasCondition !== true || container === null) return []
  const to = container.content.indexOf(point) - 1
  const begin = beginOfEval(container.content, to)
  if (begin === undefined) return []
  // The label's texts come first, each as a string; what follows them is the condition.
  let texts = Number(point.hasStartContent === true) + Number(point.hasChoiceOnlyContent === true)
  let from = begin + 1
  for (let depth = 0; texts > 0 && from < to; from++) {
    const { commandType } = container.content[from] as InkObject
    if (commandType === inkCommand.beginString) depth++
    else if (commandType === inkCommand.endString && --depth === 0) texts--
  }
  return [{ container, from, to }]
}

/** The blocks with branches that the flow came through to the choice; a place with a name may be come to otherwise. */
function blocksAround(point: InkObject): readonly ConditionPlace[] {
  const found: ConditionPlace[] = []
  for (let inner = point.parent; inner !== null; ) {
    const outer: InkContainer | null = inner.parent
    if (inner.name === null) {
      inner = outer
      continue
    }
    const container = outer?.parent ?? null
    if (outer === null || container === null || branchIn(outer) !== inner) return found
    const { content } = container
    let first = content.indexOf(outer)
    let last = first
    while (branchIn(content[first - 1]) !== undefined) first--
    while (branchIn(content[last + 1]) !== undefined) last++
    const branches = content.slice(first, last + 1).flatMap(one => branchIn(one) ?? [])
    const begins = (content[first] as InkContainer).content[0]?.commandType === inkCommand.beginEval
    const from = begins ? first : beginOfEval(content, first - 1)
    if (from === undefined) return found
    found.push({ container, from, last, branches, branch: inner })
    inner = container
  }
  return found
}

/** What a branch of a block goes into when its condition holds. */
function branchIn(object: InkObject | undefined): InkContainer | undefined {
  if (!isInkContainer(object)) return undefined
  const branch = object.namedContent.get('b')
  const divert = object.content.find(isInkDivert)
  const target = divert?.variableDivertName == null ? divert?.targetPointer.container : undefined
  return isInkContainer(branch) && target === branch ? branch : undefined
}

/** Where the evaluation begins that ends at an index. */
function beginOfEval(content: readonly InkObject[], end: number): number | undefined {
  if (content[end]?.commandType !== inkCommand.endEval) return undefined
  for (let index = end, depth = 0; index >= 0; index--) {
    const { commandType } = content[index] as InkObject
    if (commandType === inkCommand.endEval) depth++
    else if (commandType === inkCommand.beginEval && --depth === 0) return index
  }
  return undefined
}
