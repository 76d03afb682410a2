import {
  unknown as anything,
  array,
  type BaseIssue,
  check,
  custom,
  type GenericSchema,
  type IssuePathItem,
  number,
  pipe,
  rawCheck,
  rawTransform,
  safeParse,
  string,
} from 'valibot'
import type { Json } from '../base/json.ts'
import { isLanguageTag } from '../base/language-tag.ts'

/**
 * What a schema is made of. `object` has its members and no others, `optional` is a member that may be absent (and is then
 * no member of what is read), `oneOf` is one of some texts, `byMember` are objects that one member tells apart.
 */
export {
  boolean,
  check,
  exactOptional as optional,
  type GenericSchema,
  literal,
  nullable,
  picklist as oneOf,
  pipe,
  strictObject as object,
  strictTuple as tuple,
  union as either,
  variant as byMember,
} from 'valibot'

/** A text of at most so many characters. */
export function text(most: number): GenericSchema<unknown, string> {
  return pipe(
    string(),
    atMost(value => value.length <= most, `be at most ${most} characters long`),
  )
}

/** What the issue of a schema expects where there is too much of something that is right. */
export const lessIsExpected = 'less'

/** As `check`, for what is refused for its size alone: an error of a `FileFormat` says `data.tooMuch` then. */
export function atMost<Content>(isWithin: (value: Content) => boolean, rule: string): GenericAction<Content> {
  return rawCheck<Content>(({ dataset, addIssue }) => {
    if (dataset.typed && !isWithin(dataset.value)) addIssue({ message: rule, expected: lessIsExpected })
  })
}

type GenericAction<Content> = ReturnType<typeof rawCheck<Content>>

/** A whole number between two, both included. */
export function whole(least: number, most: number): GenericSchema<unknown, number> {
  return pipe(
    number(),
    check(
      value => Number.isSafeInteger(value) && value >= least && value <= most,
      `be a whole number from ${least} to ${most}`,
    ),
  )
}

/** A finite number. */
export function finite(): GenericSchema<unknown, number> {
  return pipe(
    number(),
    check(value => Number.isFinite(value), 'be a finite number'),
  )
}

/** A list of at most so many items; of a longer one no item is looked at. */
export function list<Item>(item: GenericSchema<unknown, Item>, most: number): GenericSchema<unknown, readonly Item[]> {
  return pipe(
    array(anything()),
    atMost(items => items.length <= most, `have at most ${most} items`),
    array(item),
  )
}

/**
 * A map by names that somebody else gave. Names like `constructor` are names like any other, which valibot's own
 * `record` leaves out; the map that is read has no prototype, so that a name which is not in it is in nothing.
 */
export function mapOf<Item>(
  item: GenericSchema<unknown, Item>,
  most: number,
  mostNameCharacters = 300,
): GenericSchema<unknown, Readonly<Record<string, Item>>> {
  return pipe(
    custom<Readonly<Record<string, unknown>>>(isObject, 'be an object'),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      const map = Object.create(null) as Record<string, Item>
      const names = Object.keys(dataset.value)
      const long = names.find(name => name.length > mostNameCharacters)
      const tooMuch = (message: string): void => addIssue({ message, expected: lessIsExpected })
      if (names.length > most) tooMuch(`have at most ${most} members`)
      else if (long !== undefined) tooMuch(`have names of at most ${mostNameCharacters} characters`)
      else {
        for (const name of names) {
          const value = dataset.value[name]
          const result = safeParse(item, value, { abortEarly: true })
          if (result.success) {
            map[name] = result.output
            continue
          }
          const place = { type: 'object', origin: 'value', input: dataset.value, key: name, value } as const
          addIssue(issueBelow(result.issues[0], place))
          return NEVER
        }
        return map
      }
      return NEVER
    }),
  )
}

/**
 * What a schema lets through, as it was written: the order of its members too, for what is hashed by its text.
 */
export function asWritten<Content>(schema: GenericSchema<unknown, Content>): GenericSchema<unknown, Content> {
  return pipe(
    anything(),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      const result = safeParse(schema, dataset.value, { abortEarly: true })
      if (result.success) return dataset.value as Content
      addIssue(issueBelow(result.issues[0]))
      return NEVER
    }),
  )
}

type IssueInfo = Parameters<Parameters<Parameters<typeof rawTransform>[0]>[0]['addIssue']>[0]

/** An issue of a part, as an issue of the whole. */
function issueBelow({ message, expected, path }: BaseIssue<unknown>, ...places: readonly IssuePathItem[]): IssueInfo {
  const [first, ...more] = [...places, ...(path ?? [])]
  return {
    message,
    ...(expected === null ? {} : { expected }),
    ...(first === undefined ? {} : { path: [first, ...more] }),
  }
}

/** Any JSON: what it holds was bounded before. */
export function json(): GenericSchema<unknown, Json> {
  return anything() as GenericSchema<unknown, Json>
}

/** A language tag (BCP 47), as text. */
export function languageTag(): GenericSchema<unknown, string> {
  return pipe(
    string(),
    check(value => isLanguageTag(value), 'be a language tag, like "en" or "pt-BR"'),
  )
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value is what a schema says. For values that were bounded before. */
export function fits<Content>(schema: GenericSchema<unknown, Content>, value: unknown): value is Content {
  return safeParse(schema, value, { abortEarly: true }).success
}
