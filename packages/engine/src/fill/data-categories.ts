import type { FillRequest } from './fill-request.ts'

/**
 * A kind of thing that a provider is told.
 * - `story`: the author's brief, the passage around a gap, facts and variables of the story
 * - `choices`: the choice that the player just took
 * - `typed`: words that the player typed or a model made up, and what was computed from them
 * - `history`: the last lines that the player read
 * - `player`: what the story believes about the player
 */
export type DataCategory = (typeof dataCategories)[number]

/** Every {@link DataCategory}. */
export const dataCategories = ['story', 'choices', 'typed', 'history', 'player'] as const

/** The label of the part of a request that quotes what the player or a model brought in. */
export const playerPart = 'from the player'

/** What is in a request. */
export function categoriesIn(request: FillRequest): readonly DataCategory[] {
  const { choice, context, reads } = request
  const held: Readonly<Record<DataCategory, boolean>> = {
    story: true,
    choices: choice !== undefined,
    typed: request.private && context.some(part => part.label === playerPart),
    history: reads.includes('@history'),
    player: reads.includes('@player'),
  }
  return dataCategories.filter(category => held[category])
}
