// Written by lacuna from harbour.ink, and written again whenever it changes.
import type { Bible, CastMember } from '@lacuna/engine'
import type { InkStory } from '@lacuna/engine/ink'

export type Entry =
  | 'berthe'
  | 'pim'
  | 'ivo'

export type Variables = {
  readonly coins: number
  readonly fare: number
  readonly spoken_for: boolean
  readonly trust: number
}

export type SlotId =
  | 'berthe.again'
  | 'berthe.bye'
  | 'berthe.coat'
  | 'berthe.hands'
  | 'berthe.window'
  | 'ivo.astern'
  | 'ivo.boat'
  | 'ivo.lighter'
  | 'ivo.sea'
  | 'ivo.trusts'
  | 'pim.shout'
  | 'pim.whelks'

export type ChoiceId =
  | 'berthe.hold'
  | 'berthe.night'
  | 'berthe.speak'
  | 'berthe.where'
  | 'ivo.back'
  | 'ivo.give'
  | 'ivo.keep'
  | 'ivo.no'
  | 'ivo.pay'
  | 'ivo.stay'
  | 'ivo.yes'
  | 'pim.ask'
  | 'pim.buy'
  | 'pim.bye'
  | `${string}~${number}`

export type CastName =
  | 'BERTHE'
  | 'PIM'
  | 'IVO'

declare const story: Omit<InkStory<Entry, Variables, SlotId, ChoiceId>, 'bible'> & {
  readonly bible: Omit<Bible, 'cast'> & { readonly cast: { readonly [name in CastName]: CastMember } }
}
export default story
