/** The server of a published game: it keeps the key, and fills the open slots of its stories, and nothing else. */

export { type ItemStorage, unstorageFills } from './answer/unstorage-fills.ts'
export { type GameHeadersOptions, gameHeaders } from './game/game-headers.ts'
export { createFillHandler } from './handler/create-fill-handler.ts'
export type { FillHandler, FillHandlerOptions, RequestOrigin } from './handler/fill-handler.ts'
export type { Charge, Correction, LimitStore, Taken } from './limits/limit-store.ts'
export { defaultLimits, type Limits } from './limits/limits.ts'
export { memoryLimits } from './limits/memory-limits.ts'
export type { Log, LogEntry } from './log/log-entry.ts'
export { type RefusalCode, refusalCodes } from './refusal/refusal-codes.ts'
export type { ServedStory } from './replay/served-story.ts'
export { forwardedAddress } from './session/address-of.ts'
