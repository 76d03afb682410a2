/** Where an object of inkjs comes from. Lines and characters from 1; the end is exclusive. */
export interface Metadata {
  readonly fileName: string | null
  readonly startLineNumber: number
  readonly startCharacterNumber: number
  readonly endLineNumber: number
  readonly endCharacterNumber: number
}

/** What the compiler room uses of the objects of a compiled story. */
export interface RuntimeObject {
  readonly path: { toString(): string }
  readonly parent: RuntimeObject | null
  readonly ownDebugMetadata: Metadata | null
  /** A container's children. */
  readonly content?: readonly RuntimeObject[]
  readonly namedContent?: ReadonlyMap<string, RuntimeObject>
  /** A control command's. */
  readonly commandType?: number
  /** A value's. */
  readonly value?: unknown
}

interface Named {
  readonly name: string | null
}

/** What the compiler room uses of the objects that inkjs parses a script into; `typeName` tells which members are there. */
export interface ParsedObject {
  readonly typeName: string
  readonly content: readonly ParsedObject[] | null
  readonly parent: ParsedObject | null
  readonly debugMetadata: Metadata | null
  readonly runtimeObject: RuntimeObject | null
  /** Text. */
  readonly text?: string
  /** Tag. */
  readonly isStart?: boolean
  /** Choice. */
  readonly startContent?: ParsedObject | null
  readonly choiceOnlyContent?: ParsedObject | null
  readonly innerContent?: ParsedObject | null
  readonly isInvisibleDefault?: boolean
  readonly runtimeChoice?: RuntimeObject | null
  /** Choice, Gather, Knot, Stitch, Function. */
  readonly identifier?: Named | string | null
  /** Knot, Stitch, Function, FunctionCall, ref, EXTERNAL. */
  readonly name?: string | null
  readonly args?: readonly unknown[] | null
  readonly path?: readonly string[]
  /** Assignments and declarations. */
  readonly variableName?: string
  readonly varIdentifier?: Named | null
  /** Divert. */
  readonly target?: { readonly dotSeparatedComponents?: string | null } | null
  readonly targetContent?: ParsedObject | null
  readonly isTunnel?: boolean
  readonly isThread?: boolean
  readonly isFunctionCall?: boolean
}

/** The children of an object, none for a leaf. */
export function childrenOf(object: ParsedObject): readonly ParsedObject[] {
  return object.content ?? []
}

/** The object and everything below it, in the order of the script. */
export function* within(object: ParsedObject): Generator<ParsedObject> {
  yield object
  for (const child of childrenOf(object)) yield* within(child)
}

/** Whether this object or one below it is of one of the types. */
export function has(object: ParsedObject, ...types: readonly string[]): boolean {
  for (const inner of within(object)) if (types.includes(inner.typeName)) return true
  return false
}

/** The name of what is called, labelled or declared here. */
export function nameOf(object: ParsedObject): string | undefined {
  const { identifier } = object
  return object.name ?? (typeof identifier === 'string' ? identifier : identifier?.name) ?? undefined
}
