/** One part of a text with holes: literal words, or the path of the variable that stands there. */
export type TextPart = { readonly literal: string } | { readonly hole: readonly string[] }

const hole = /\{\{|\}\}|\{([^{}]*)\}/g

/**
 * Splits a text at its `{variable}` holes. A path reaches into a value (`{purse.gold}`, `{names.0}`); a doubled brace
 * stands for one brace. A brace without its partner is literal.
 */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let literal = ''
  let from = 0
  for (const match of text.matchAll(hole)) {
    literal += text.slice(from, match.index)
    from = match.index + match[0].length
    if (match[1] === undefined) {
      literal += match[0][0]
      continue
    }
    if (literal !== '') parts.push({ literal })
    literal = ''
    parts.push({ hole: match[1].trim().split('.') })
  }
  literal += text.slice(from)
  if (literal !== '') parts.push({ literal })
  return parts
}

/** The variables whose values stand in a text, by name, as a type: `'alias' | 'purse'`. */
export type HolesOf<Text extends string> = Text extends `${string}{${infer Path}}${infer Rest}`
  ? RootOf<Path> | HolesOf<Rest>
  : never

type RootOf<Path extends string> = Path extends `{${string}`
  ? never
  : Path extends `${infer Root}.${string}`
    ? Root
    : Path

type UnknownHole<Text extends string, Name extends string> = Exclude<HolesOf<Text>, Name>

/** Asks for nothing when every hole of the texts is a variable; otherwise for a member that names the one that is not. */
export type HolesAreVariables<Text extends string, Name extends string> = [UnknownHole<Text, Name>] extends [never]
  ? unknown
  : { readonly [Problem in `{${UnknownHole<Text, Name>}} is no variable of this story`]: never }

/** The text itself when every hole in it is a variable; otherwise a text that names the one that is not. */
export type TextWithVariables<Text extends string, Name extends string> = [UnknownHole<Text, Name>] extends [never]
  ? Text
  : `{${UnknownHole<Text, Name>}} is no variable of this story`
