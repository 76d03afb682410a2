import { type FillRequest, includedParts } from '@lacuna/engine'

/** Characters of a token, in languages that need many of them. */
const charactersPerToken = 3
const around = 64
const perSlot = 32
const perWord = 4

/** Tokens that an answer may come to at most, as they are set aside before it is asked for: what is not used is given back. */
export function tokenEstimate(request: FillRequest): number {
  const texts = [
    request.instructions.stable,
    request.instructions.samples ?? '',
    request.instructions.volatile,
    ...includedParts(request).map(part => part.label + part.text),
    JSON.stringify(request.schema),
  ]
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return Math.ceil(
    characters / charactersPerToken + around + request.slots.length * perSlot + request.limits.words * perWord,
  )
}
