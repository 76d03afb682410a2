import type { Variables } from './passage.ts'

/** What a story's type knows of the story; it exists in types alone. */
export interface StoryTypes<
  Entry extends string = string,
  Vars extends Variables = Variables,
  ChoiceId extends string = string,
> {
  readonly entry: Entry
  readonly variables: Vars
  readonly choiceId: ChoiceId
}

/** Anything that carries the types of a story: a `Story` of any kind. */
export interface TypedStory {
  readonly types?: StoryTypes
}

// Of a story whose types are not known, every text is an entry.
type TypesOf<S> = [S] extends [never]
  ? StoryTypes
  : S extends { readonly types?: infer Types }
    ? Known<Exclude<Types, undefined>>
    : StoryTypes

type Known<Types> = Types extends StoryTypes ? Types : StoryTypes

/** Entries of a story, by its type. */
export type EntryOf<S extends TypedStory> = TypesOf<S>['entry']

/** Variables of a story, by its type. */
export type VariablesOf<S extends TypedStory> = TypesOf<S>['variables']

/** Ids of a story's choices, by its type. */
export type ChoiceIdOf<S extends TypedStory> = TypesOf<S>['choiceId']

/** Values for some of a story's variables. */
export type SomeValues<Vars extends Variables> = string extends keyof Vars ? Vars : Partial<Vars>
