/**
 * For those who stand between a play-through and a provider, as a server does: requests are built and answers are checked
 * here as the engine itself does it, and accepted fills are kept.
 */

export { digest } from '../base/digest.ts'
export { macrotask } from '../base/macrotask.ts'
export { markText } from '../story/mark.ts'
export { isFilled } from '../story/passage.ts'
export { lowestDial } from '../story/slot.ts'
export { buildRequest, type RequestSources, requestKey } from './build-request.ts'
export { type CheckedAnswer, checkAnswer } from './check-answer.ts'
export { costOf, countedTokens, priceOf } from './cost-of.ts'
export { factsAbout } from './facts-about.ts'
export type { FillPlace } from './fill-place.ts'
export { fillStoreOver, type KeyedItems } from './fill-store-over.ts'
export { withKeptNote } from './kept-words.ts'
export { maxVariants } from './max-variants.ts'
export { memoryFillStore } from './memory-fill-store.ts'
export { isMarked } from './passage-text.ts'
export { maxPlayerCharacters } from './player-words.ts'
export { readAnswering, readFillEvent } from './provider-event.ts'
export { type AnswerReader, type AnswerState, readAnswer } from './read-answer.ts'
export { repairRequest } from './repair-request.ts'
export { taintedVariables } from './tainted-variables.ts'
export { wantsNewVariant } from './wants-new-variant.ts'
