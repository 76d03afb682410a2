import type { Json } from '../base/json.ts'
import { type InkFrame, type InkState, type InkThread, type InkValue, inkType, isInkValue } from './ink-runtime.ts'
import { inkFloat, inkValueCopy } from './ink-values.ts'
import type { MarkedLabel, Marks, MarkTracker } from './marks.ts'

/**
 * Where a value stands in ink's state: a global by name; a temporary variable by thread (or by the thread of a choice),
 * frame and name; an operand by its place on the evaluation stack.
 */
type Address =
  | readonly ['global', string]
  | readonly ['thread' | 'choice', number, number, string]
  | readonly ['operand', number]

/** ink's state as it saves itself, and beside it what its own save would lose. */
export interface SavedState {
  /** JSON text. */
  readonly ink: string
  /** Numbers with a fraction of zero, which ink's save turns into whole numbers and divides differently. */
  readonly floats?: readonly (readonly [Address, string])[]
  /** Empty lists that still know what they were lists of, which ink's save drops where the variable began empty. */
  readonly origins?: readonly (readonly [Address, readonly string[]])[]
  readonly marks?: readonly (readonly [Address, Marks])[]
  readonly labels?: readonly (readonly [number, MarkedLabel])[]
}

export function saveState(state: InkState, tracker: MarkTracker | undefined): SavedState {
  const floats: [Address, string][] = []
  const marks: [Address, Marks][] = []
  const origins: [Address, readonly string[]][] = []
  eachValue(state, (address, value) => {
    const names = address[0] === 'global' ? originsOfEmpty(value) : undefined
    if (names !== undefined) origins.push([address, names])
    if (value.valueType === inkType.float && (Number.isInteger(value.value) || !Number.isFinite(value.value))) {
      floats.push([address, String(value.value)])
    }
    const own = tracker?.of(value)
    if (own !== undefined) marks.push([address, own])
  })
  const labels = state._currentFlow.currentChoices.flatMap((offer, index) => {
    const label = tracker?.labelOf(offer)
    return label === undefined ? [] : [[index, label] as const]
  })
  return {
    ink: state.ToJson(),
    ...(floats.length === 0 ? {} : { floats }),
    ...(origins.length === 0 ? {} : { origins }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(labels.length === 0 ? {} : { labels }),
  }
}

/** Whether anything in a state that a later line could use is marked. */
export function carriesMarks(state: InkState, tracker: MarkTracker): boolean {
  let carries = state._currentFlow.currentChoices.some(offer => tracker.labelOf(offer) !== undefined)
  eachValue(state, (_address, value) => {
    carries ||= tracker.of(value) !== undefined
  })
  return carries
}

/** Puts a saved state back. @throws whatever inkjs throws at a damaged one. */
export function loadState(state: InkState, saved: SavedState, tracker: MarkTracker | undefined): void {
  state.LoadJsonObj(JSON.parse(saved.ink))
  if (Object.keys(saved).length === 1) return
  const floats = new Map(saved.floats?.map(([address, text]) => [JSON.stringify(address), text]))
  const origins = new Map(saved.origins?.map(([address, names]) => [JSON.stringify(address), names]))
  const marks = new Map(saved.marks?.map(([address, own]) => [JSON.stringify(address), own]))
  eachValue(state, (address, value, put) => {
    const key = JSON.stringify(address)
    const text = floats.get(key)
    const names = origins.get(key)
    const own = marks.get(key)
    if (names !== undefined) return put(emptyList(value, names))
    if (text === undefined && own === undefined) return
    const copy = text === undefined ? inkValueCopy(value) : inkFloat(value, Number(text))
    if (own !== undefined) tracker?.mark(copy, own)
    put(copy)
  })
  for (const [index, label] of saved.labels ?? []) {
    const offer = state._currentFlow.currentChoices[index]
    if (offer !== undefined) tracker?.markLabel(offer, label)
  }
}

function originsOfEmpty(value: InkValue): readonly string[] | undefined {
  if (value.valueType !== inkType.list) return undefined
  const { Count, originNames } = value.value as InkListValue
  return Count === 0 && originNames !== null && originNames.length > 0 ? originNames : undefined
}

function emptyList(like: InkValue, names: readonly string[]): InkValue {
  const empty = new (like.constructor as new () => InkValue)()
  ;(empty.value as InkListValue).SetInitialOriginNames(names)
  return empty
}

interface InkListValue {
  readonly Count: number
  readonly originNames: readonly string[] | null
  SetInitialOriginNames(names: readonly string[]): void
}

function eachValue(
  state: InkState,
  visit: (address: Address, value: InkValue, put: (value: InkValue) => void) => void,
): void {
  const globals = state.variablesState._globalVariables
  for (const [name, value] of globals) visit(['global', name], value, next => globals.set(name, next))
  const flow = state._currentFlow
  for (const [index, thread] of flow.callStack._threads.entries()) eachTemporary('thread', index, thread, visit)
  for (const [index, offer] of flow.currentChoices.entries()) {
    if (offer.threadAtGeneration !== null) eachTemporary('choice', index, offer.threadAtGeneration, visit)
  }
  for (const [index, value] of state.evaluationStack.entries()) {
    if (!isInkValue(value)) continue
    visit(['operand', index], value, next => {
      state.evaluationStack[index] = next
    })
  }
}

function eachTemporary(
  kind: 'thread' | 'choice',
  index: number,
  thread: InkThread,
  visit: (address: Address, value: InkValue, put: (value: InkValue) => void) => void,
): void {
  for (const [depth, frame] of thread.callstack.entries() as IterableIterator<[number, InkFrame]>) {
    const temporaries = frame.temporaryVariables
    for (const [name, value] of temporaries) {
      visit([kind, index, depth, name], value, next => temporaries.set(name, next))
    }
  }
}

/** A saved state as plain JSON, to be kept by a game. */
export function savedStateToJson(saved: SavedState): { readonly [key: string]: Json } {
  return { ...saved, ink: JSON.parse(saved.ink) as Json } as unknown as { readonly [key: string]: Json }
}
