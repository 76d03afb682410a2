import type { SlotRequest } from '@lacuna/engine'
import { bringsValue, digest } from '@lacuna/engine/fill'
import type { PlayedRoute, RoutePage, RouteRequest } from './route.ts'

/** A slot for prose where a route meets it. */
export interface Position {
  /** `route-01/4/woolpack.barrel`: route, turn and the slot's key. */
  readonly id: string
  readonly route: string
  readonly turn: number
  /** Which of the route's requests it is in, from 0. */
  readonly at: number
  readonly asked: RouteRequest
  readonly slot: SlotRequest
  /** What the reader had done before, oldest first: lines of the diary, or choices where there was none. */
  readonly acts: readonly Act[]
}

/** Something that a reader has done. */
export interface Act {
  readonly id: string
  readonly text: string
}

/** How long a slot is: a document, or a limit of so many words; all else is short. */
export type SlotLength = 'document' | 'long' | 'short'

/** Words in a limit from which a slot counts as long. */
export const longWords = 40

/** Every slot for prose that the routes meet: what is narrated and what is said, no labels and no values. */
export function positionsOf(routes: readonly PlayedRoute[]): readonly Position[] {
  return routes.flatMap(({ route, pages, requests }) =>
    requests.flatMap((asked, at) =>
      asked.request.slots.filter(isProse).map(slot => ({
        id: `${route.name}/${asked.turn}/${slot.key}`,
        route: route.name,
        turn: asked.turn,
        at,
        asked,
        slot,
        acts: asked.remembered?.map(text => ({ id: text, text })) ?? actsBefore(pages, asked.turn),
      })),
    ),
  )
}

/** Whether a slot is for prose: narration or speech, no label and no value. */
export function isProse({ verb, place }: SlotRequest): boolean {
  return !bringsValue(verb) && (place === 'narration' || place === 'dialogue')
}

export function lengthOf(slot: SlotRequest, least: number = longWords): SlotLength {
  if (slot.document === true) return 'document'
  return slot.maxWords >= least ? 'long' : 'short'
}

/** Whether two requests are the same: what is asked and what is included. */
export function requestDigest({ request }: RouteRequest): string {
  return digest(request)
}

function actsBefore(pages: readonly RoutePage[], turn: number): readonly Act[] {
  return pages.flatMap(page => (page.turn > turn || page.chosen === undefined ? [] : [page.chosen]))
}
