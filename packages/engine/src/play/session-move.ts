import type { Dial } from '../story/slot.ts'
import type { ChoiceIdOf, EntryOf, SomeValues, TypedStory, VariablesOf } from '../story/story-types.ts'

/**
 * What a player or a game sends to a session. More may come with a minor version: a `switch` over them wants a `default`.
 *
 * `S` is the type of the story, as in `SessionMove<typeof ferry>`.
 */
export type SessionMove<S extends TypedStory = TypedStory> =
  | { readonly type: 'enter'; readonly entry?: EntryOf<S> | '' }
  | { readonly type: 'choose'; readonly id: ChoiceIdOf<S> }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'leave' }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  | { readonly type: 'jump'; readonly turn: number }
  | { readonly type: 'restart'; readonly seed?: number }
  | { readonly type: 'world'; readonly values: SomeValues<VariablesOf<S>> }
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'dial'; readonly dial: Dial }
  | { readonly type: 'upcoming'; readonly entries: readonly (EntryOf<S> | '')[] | undefined }
  | { readonly type: 'resume'; readonly choice?: string }
  | { readonly type: 'reword'; readonly entry: number; readonly earlier?: number }
  | { readonly type: 'close' }
