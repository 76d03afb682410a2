/**
 * Where accepted fills are kept: stores over anything that keeps JSON by a key. And judges, which pick among candidates for
 * long slots.
 */

export type { CandidateJudge, JudgedCandidates } from './judges/candidate-judge.ts'
export { judgeByModel } from './judges/judge-by-model.ts'
export { judgeByRules } from './judges/judge-by-rules.ts'
export { fillStoreOver, type KeyedItems } from './store/fill-store-over.ts'
export { memoryFillStore } from './store/memory-fill-store.ts'

/**
 * @internal For Lacuna's own packages; may change in any version: requests are built and answers are checked here as the
 * engine itself does it, for what stands between a play-through and a provider, with
 * the helpers for bounds, time limits and streams.
 */

export { BoundedMap } from '../base/bounded-map.ts'
export { boundedText } from '../base/bounded-text.ts'
export { type Deferred, deferred } from '../base/deferred.ts'
export { digest } from '../base/digest.ts'
export { eventsUntil } from '../base/events-until.ts'
export { type InTimeOptions, inTime } from '../base/in-time.ts'
export { threadBreaks } from '../base/thread-breaks.ts'
export { beforeStory, type DiaryAlong, type DiaryState, diaryAfter } from '../diary/diary-after.ts'
export { withKeptNote } from '../provider/request/kept-words.ts'
export { requestKey, situationKey } from '../provider/request/request-key.ts'
export { markText } from '../story/mark.ts'
export { lowestDial } from '../story/slot.ts'
export { isFilled } from '../story/verbs/is-filled.ts'
export { bringsValue, isTainting } from '../story/verbs/verbs.ts'
export { bibleBefore } from './contract/bible-before.ts'
export { type CheckedAnswer, checkAnswer } from './contract/check-answer.ts'
export { type CandidateContext, type CheckedCandidate, checkCandidate } from './contract/check-candidate.ts'
export { splitCredentials } from './credentials/content-credentials.ts'
export { authoredLabel } from './request/authored-label.ts'
export { buildRequest } from './request/build-request.ts'
export { factsAbout } from './request/facts-about.ts'
export { maxPlayerCharacters } from './request/player-words.ts'
export { repairRequest } from './request/repair-request.ts'
export type { RequestSources } from './request/request-sources.ts'
export { slotGroups } from './request/slot-groups.ts'
export { taintedVariables } from './request/tainted-variables.ts'
export { peopleIn } from './request/told.ts'
export { whatFollows } from './request/what-follows.ts'
export { maxVariants } from './store/max-variants.ts'
export { storedMembers } from './store/stored-members.ts'
export { wantsNewVariant } from './store/wants-new-variant.ts'
