import { InkList as BareInkList, Story as BareStory } from 'inkjs'

/*
 * A typed window on inkjs 2.4: only what this room uses, its internals among it. inkjs' own types stop at what is
 * public and are lost on some module settings, so nothing outside this file imports them.
 */

/** Anything in compiled ink or in a stream of it. The members that only one kind has say which it is. */
export interface InkObject {
  readonly parent: InkContainer | null
  readonly path: InkPath
  /** Control commands only. */
  readonly commandType?: number
  /** Values only. */
  readonly valueType?: number
  /** Values only. */
  readonly value?: unknown
  /** Texts only. */
  readonly isNewline?: boolean
  /** Finished tags (those of a choice) only. */
  readonly text?: string
  /** Choice points only. */
  readonly hasCondition?: boolean
  /** Choice points only: a label has words in front of its bracket, and within it. */
  readonly hasStartContent?: boolean
  readonly hasChoiceOnlyContent?: boolean
  readonly pathOnChoice?: InkPath
  /** Choice points only: the place that it leads to. */
  readonly choiceTarget?: InkContainer | null
  /** Reading a variable or a count of visits only: the place that is counted, `null` for a variable. */
  readonly containerForCount?: InkContainer | null
  /** The variable that is read, the native function that is called, the container. */
  readonly name?: string | null
  /** Assignments only. */
  readonly variableName?: string | null
  /** Assignments only. */
  readonly isGlobal?: boolean
}

/** A jump, or the call of a function. */
export interface InkDivert extends InkObject {
  readonly variableDivertName: string | null
  readonly isExternal: boolean
  readonly pushesToStack: boolean
  readonly targetPointer: InkPointer
}

export interface InkContainer extends InkObject {
  readonly name: string | null
  readonly content: readonly InkObject[]
  readonly namedContent: ReadonlyMap<string, InkObject>
  ContentAtPath(path: InkPath): { readonly obj: InkObject | null; readonly approximate: boolean }
}

export interface InkPath {
  readonly componentsString: string
}

export interface InkPointer {
  readonly container: InkContainer | null
  readonly index: number
  copy(): InkPointer
}

/** The kinds of control commands that matter here. */
export const inkCommand = {
  beginEval: 0,
  evalOutput: 1,
  endEval: 2,
  duplicate: 3,
  popEvaluated: 4,
  popFunction: 5,
  beginString: 7,
  endString: 8,
  nothing: 9,
  startThread: 18,
  listFromNumber: 21,
  listRange: 22,
  beginTag: 24,
  endTag: 25,
} as const

/** Kinds of values. */
export const inkType = { boolean: -1, int: 0, float: 1, list: 2, text: 3, divert: 4, pointer: 5 } as const

/** A value; immutable, so that its identity can carry marks. */
export interface InkValue extends InkObject {
  readonly valueType: number
  readonly value: unknown
}

export interface InkFrame {
  /** 1 is a function. */
  readonly type: number
  readonly currentPointer: InkPointer
  readonly temporaryVariables: Map<string, InkValue>
}

export interface InkThread {
  readonly callstack: InkFrame[]
  readonly previousPointer: InkPointer
  Copy(): InkThread
}

/** An option as ink offers it. */
export interface InkOffer {
  readonly text: string
  readonly sourcePath: string
  tags: readonly string[] | null
  readonly isInvisibleDefault: boolean
  readonly threadAtGeneration: InkThread | null
  Clone(): InkOffer
}

export interface InkVariables {
  _globalVariables: Map<string, InkValue>
  $(name: string, value: unknown): void
  CompleteVariableObservation(): unknown
  NotifyObservers(changed: unknown): void
  ObserveVariableChange(callback: (name: string, value: InkValue) => void): void
}

export interface InkFlow {
  outputStream: InkObject[]
  currentChoices: readonly InkOffer[]
  readonly callStack: { _threads: InkThread[]; _threadCounter: number }
}

export interface InkState {
  readonly _currentFlow: InkFlow
  readonly evaluationStack: InkObject[]
  _evaluationStack: InkObject[]
  readonly variablesState: InkVariables
  _visitCounts: Map<string, number>
  _turnIndices: Map<string, number>
  divertedPointer: InkPointer
  readonly currentPointer: InkPointer
  readonly previousPointer: InkPointer
  currentTurnIndex: number
  previousRandom: number
  storySeed: number
  OutputStreamDirty(): void
  ForceEnd(): void
  ToJson(): string
  LoadJsonObj(json: unknown): void
  GoToStart(): void
  RestoreAfterPatch(): void
}

/** inkjs' `Story`: a playhead over compiled ink. */
export interface InkRuntime {
  readonly canContinue: boolean
  readonly currentChoices: InkOffer[]
  readonly currentTags: readonly string[]
  readonly currentText: string
  readonly mainContentContainer: InkContainer
  readonly listDefinitions: { readonly lists: readonly unknown[] } | null
  allowExternalFunctionFallbacks: boolean
  onError: ((message: string, type: number) => void) | null
  _state: InkState
  _stateSnapshotAtLastNewline: InkState | null
  _asyncContinueActive: boolean
  _asyncSaving: boolean
  _recursiveContinueCount: number
  _hasValidatedExternals: boolean
  Continue(): string
  ChooseChoiceIndex(index: number): void
  ChoosePathString(path: string, resetCallStack: boolean): void
  ResetCallstack(): void
  ResetState(): void
  EvaluateFunction(
    name: string,
    args: readonly unknown[],
    returnText: true,
  ): { readonly output: string; readonly returned: unknown }
  /** Tags above the first line; `null` for none. Throws where one is computed. */
  readonly globalTags: readonly string[] | null
  BindExternalFunctionGeneral(name: string, call: (args: readonly unknown[]) => unknown, lookaheadSafe: boolean): void
  CopyStateForBackgroundThreadSave(): InkState
  /** Goes back to the end of the last whole line. */
  RestoreStateSnapshot(): void
  AddError(message: string, isWarning?: boolean, useEndLineNumber?: boolean): void
  /** One instruction. */
  Step(): void
  /** Whether ink takes a value for true. */
  IsTruthy(value: InkObject | undefined): boolean
  /** One instruction, and whether a line is over with it. */
  ContinueSingleStep(): boolean
  /** Puts what a function of the game gives on the evaluation stack; nothing where it may not be called yet. */
  CallExternalFunction(name: string | null, count: number): void
  /** What an instruction does besides putting itself out; false for plain content. */
  PerformLogicAndFlowControl(content: InkObject | null): boolean
}

/** The class, from compiled ink as JSON, or over content that another playhead has already read. */
export const BareInkRuntime: new (content: unknown, lists?: readonly unknown[] | null) => InkRuntime =
  BareStory as unknown as new (
    content: unknown,
    lists?: readonly unknown[] | null,
  ) => InkRuntime

/** ink's set of list items. */
export interface InkList {
  keys(): IterableIterator<string>
  Union(other: InkList): InkList
}

export const BareInkListClass: {
  new (): InkList
  FromString(item: string, runtime: InkRuntime): InkList
} = BareInkList as unknown as { new (): InkList; FromString(item: string, runtime: InkRuntime): InkList }

/** The object or container at a path, if there is exactly one. */
export function inkObjectAt(root: InkContainer, path: string): InkObject | undefined {
  const Path = root.path.constructor as new (path: string) => InkPath
  const found = root.ContentAtPath(new Path(path))
  return found.approximate || found.obj === null ? undefined : found.obj
}

export function isInkContainer(object: InkObject | undefined): object is InkContainer {
  return object !== undefined && 'namedContent' in object
}

export function isInkDivert(object: InkObject): object is InkDivert {
  return 'pushesToStack' in object
}

export function isInkValue(object: InkObject): object is InkValue {
  return object.valueType !== undefined
}

export function isInkText(object: InkObject): object is InkObject & { readonly value: string } {
  return object.isNewline !== undefined
}
