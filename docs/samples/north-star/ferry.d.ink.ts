// Written by lacuna from ferry.ink, and written again whenever it changes.
import type { Bible, CastMember } from '@lacuna/engine'
import type { InkStory } from '@lacuna/engine/ink'

export type Entry =
  | 'ferry'

export type Variables = {
  readonly alias: string
  readonly gold: number
  readonly trust: number
}

export type SlotId =
  | 'bargain.bargain'
  | 'ferry.alias'
  | 'ferry.believed'
  | 'ferry.give'
  | 'ferry.greet'
  | 'ferry.smell'
  | 'ferry.winter'

export type ChoiceId =
  | 'ferry.33f09dd3'
  | 'ferry.8a798890'
  | 'ferry.9390298f'
  | 'ferry.c2a9fb02'
  | 'ferry.north'
  | 'ferry.silent'
  | `${string}~${number}`

export type CastName =
  | 'OONA'

declare const story: Omit<InkStory<Entry, Variables, SlotId, ChoiceId>, 'bible'> & {
  readonly bible: Omit<Bible, 'cast'> & { readonly cast: { readonly [name in CastName]: CastMember } }
}
export default story
