import type { FillRequest } from '@lacuna/engine'
import { isProse, type Position, positionsOf, requestDigest } from '../routes/positions.ts'
import type { PlayedRoute } from '../routes/route.ts'

/** A request that has to be answered: once, on however many routes it is made. */
export interface Question {
  /** Digest of the request. */
  readonly digest: string
  readonly request: FillRequest
  /** Keys of the slots that are asked for: those for prose. */
  readonly keys: readonly string[]
  /** Where it is made. */
  readonly positions: readonly Position[]
  readonly routes: readonly string[]
}

/** The requests of routes that hold a slot for prose, equal ones once, in the order in which routes make them. */
export function questionsOf(routes: readonly PlayedRoute[]): readonly Question[] {
  const questions = new Map<string, { readonly first: Position; readonly positions: Position[] }>()
  for (const position of positionsOf(routes)) {
    const name = requestDigest(position.asked)
    const known = questions.get(name)
    if (known === undefined) questions.set(name, { first: position, positions: [position] })
    else known.positions.push(position)
  }
  return [...questions].map(([digest, { first, positions }]) => ({
    digest,
    request: first.asked.request,
    keys: first.asked.request.slots.filter(isProse).map(({ key }) => key),
    positions,
    routes: [...new Set(positions.map(({ route }) => route))],
  }))
}
