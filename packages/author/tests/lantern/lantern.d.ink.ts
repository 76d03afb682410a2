// Written by lacuna from lantern.ink, and written again whenever it changes.
import type { Bible, CastMember } from '@lacuna/engine'
import type { InkStory } from '@lacuna/engine/ink'

export type Entry =
  | 'house'
  | 'quay'

export type Variables = {
  readonly guest: string
  readonly inside: boolean
  readonly oil: number
}

export type SlotId =
  | 'quay.greet'
  | 'quay.lamp'

export type ChoiceId =
  | 'house.4bc18e7c'
  | 'house.stay'
  | 'quay.b4f652ad'
  | 'quay.c7cc6b64'
  | `${string}~${number}`

export type CastName =
  | 'MARET'

declare const story: Omit<InkStory<Entry, Variables, SlotId, ChoiceId>, 'bible'> & {
  readonly bible: Omit<Bible, 'cast'> & { readonly cast: { readonly [name in CastName]: CastMember } }
}
export default story
