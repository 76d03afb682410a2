import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { playerPart } from '../../provider/request/player-part.ts'

/**
 * A kind of thing that a request includes.
 * - `story`: the author's brief, the passage around a slot, facts and variables of the story
 * - `choices`: the choice that the player just took
 * - `typed`: words that the player typed or a model made up, and what was computed from them
 * - `history`: the last lines that the player read
 * - `diary`: what the player has done in this play-through, as the story remembers it
 * - `shown`: text on the player's screen, or lately there, that a model or a bank gave
 * - `player`: what the story believes about the player
 * - `path`: every choice from the beginning, and what the game's world gave; for a server that plays the story itself
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type DataCategory = (typeof dataCategories)[number]

/** Every {@link DataCategory}. */
export const dataCategories = ['story', 'choices', 'typed', 'history', 'diary', 'shown', 'player', 'path'] as const

/** Whom a request is for, as far as it matters to consent. */
export type Recipient = Pick<NarrativeProvider, 'id' | 'model'> & Partial<Pick<NarrativeProvider, 'capabilities'>>

/** What a provider is sent with a request. */
export function categoriesIn(request: FillRequest, { capabilities }: Recipient): readonly DataCategory[] {
  const { choice, context, reads, soft = [] } = request
  const held: Readonly<Record<DataCategory, boolean>> = {
    story: true,
    choices: choice !== undefined,
    typed: request.private && context.some(part => part.label === playerPart),
    history: reads.includes('@history'),
    diary: reads.some(read => read === '@diary' || read === '@diary.now'),
    shown: soft.length > 0 || reads.some(read => read.startsWith('@said.')),
    player: reads.includes('@player'),
    path: capabilities?.path === true,
  }
  return dataCategories.filter(category => held[category])
}
