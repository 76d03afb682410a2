import type { Json } from '../base/json.ts'

/** A text variable that can only be one of these; the first is where it starts. */
export interface OneOf<Option extends string = string> {
  readonly oneOf: readonly [Option, ...Option[]]
}

/**
 * Declares a variable with a closed list of values; a comparison with another value is a type error. The first is the
 * value that it has at the start.
 *
 * @example
 * const { scene, story } = storyKit({ cast: {}, vars: { weather: oneOf('mist', 'rain', 'clear') } })
 */
export function oneOf<const Option extends string>(first: Option, ...others: readonly Option[]): OneOf<Option> {
  return { oneOf: [first, ...others] }
}

/** The variables of a story with the values they start with. */
export type VariableShape = Readonly<Record<string, Json | OneOf>>

/** What a declared variable can hold. */
export type VariablesOf<Shape> = { readonly [Name in keyof Shape]: Widened<Shape[Name]> }

type Widened<Value> =
  Value extends OneOf<infer Option>
    ? Option
    : Value extends string
      ? string
      : Value extends number
        ? number
        : Value extends boolean
          ? boolean
          : Value extends readonly []
            ? readonly string[]
            : Value extends readonly (infer Item)[]
              ? readonly Widened<Item>[]
              : Value extends object
                ? { readonly [Key in keyof Value]: Widened<Value[Key]> }
                : Value

export function isOneOf(value: Json | OneOf): value is OneOf {
  return typeof value === 'object' && value !== null && 'oneOf' in value && Array.isArray(value.oneOf)
}
