/** The label of the part of a request that quotes what the player or a model brought in. */
export const playerPart = 'from the player'
