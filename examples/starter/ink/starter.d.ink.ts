// Written by lacuna from starter.ink, and written again whenever it changes.
import type { Bible, CastMember } from '@lacuna/engine'
import type { InkStory } from '@lacuna/engine/ink'

export type Entry =
  | 'bakery'

export type Variables = {
  readonly carrying: boolean
  readonly jar: string
  readonly trust: number
}

export type SlotId =
  | 'bakery.apron'
  | 'bakery.believed'
  | 'bakery.eat'
  | 'bakery.go'
  | 'bakery.hands'
  | 'bakery.jar'
  | 'bakery.late'
  | 'bakery.leave'
  | 'bakery.why'
  | 'bakery.window'
  | 'street.margin'
  | 'street.sleeve'
  | 'street.train'

export type ChoiceId =
  | 'bakery.apron'
  | 'bakery.blurt'
  | 'bakery.breathe'
  | 'bakery.go'
  | 'bakery.leave'
  | 'bakery.more'
  | 'bakery.no'
  | 'bakery.stay'
  | 'bakery.take'
  | 'bakery.unsure'
  | 'bakery.yes'
  | `${string}~${number}`

export type CastName =
  | 'BRUNA'

declare const story: Omit<InkStory<Entry, Variables, SlotId, ChoiceId>, 'bible'> & {
  readonly bible: Omit<Bible, 'cast'> & { readonly cast: { readonly [name in CastName]: CastMember } }
}
export default story
