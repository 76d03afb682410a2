/**
 * For authors of providers: the port that a provider implements, a request as text with its fences, the form of an answer and
 * how it is read, event streams, statuses as errors, and costs. The providers of `@lacuna/engine/providers` are made of these.
 */

export { untilAborted } from '../base/until-aborted.ts'
export { answerList, answersFromList } from './answer/answer-list.ts'
export { type AnswerContent, type AnswerMember, type FillAnswerOptions, fillAnswer } from './answer/fill-answer.ts'
export { type AnswerReader, type AnswerState, readAnswer } from './answer/read-answer.ts'
export { costOf, countedTokens, priceOf } from './cost/cost-of.ts'
export { type Price, prices } from './cost/prices.ts'
export { type ApiKey, bearerKey } from './http/bearer-key.ts'
export { cappedText } from './http/capped-text.ts'
export { connectionError } from './http/connection-error.ts'
export { isOnDevice } from './http/is-on-device.ts'
export { type PostOptions, postJson } from './http/post-json.ts'
export { type HeaderLookup, retryAfter } from './http/retry-after.ts'
export { serverEvents } from './http/server-events.ts'
export { type FailedResponse, kindOfStatus, statusError } from './http/status-error.ts'
export { streamParts } from './http/stream-parts.ts'
export type { FillPlace } from './port/fill-place.ts'
export type {
  ContextPart,
  FillRequest,
  NumberedItem,
  PartKind,
  Repair,
  SlotRequest,
  SoftPart,
} from './port/fill-request.ts'
export { type IncludedPart, includedParts } from './port/included-parts.ts'
export type { LocalModelProvider } from './port/local-model-provider.ts'
export type {
  Answering,
  FillEvent,
  FillOptions,
  NarrativeProvider,
  ProviderCapabilities,
  Usage,
} from './port/narrative-provider.ts'
export {
  ProviderError,
  type ProviderErrorKind,
  type ProviderErrorOptions,
  providerErrorKinds,
  readProviderError,
} from './port/provider-error.ts'
export { readAnswering, readFillEvent } from './port/provider-event.ts'
export { type RequestText, requestText, type SchemaPlace } from './request/request-text.ts'
export { tokenAllowance } from './request/token-allowance.ts'
export { withoutSamples } from './request/without-samples.ts'
