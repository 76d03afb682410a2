export {
  type Candidate,
  type Director,
  type DirectorOptions,
  justInTime,
  type Outlook,
  type Plan,
} from './ahead/director.ts'
export type { Likelihood } from './ahead/likelihood.ts'
export type { Clock } from './base/clock.ts'
export type { Json, JsonObject } from './base/json.ts'
export { nearest } from './base/nearest.ts'
export type { Random } from './base/random.ts'
export { seededRandom } from './base/random.ts'
export { systemClock } from './base/system-clock.ts'
export { type ConsentBook, type ConsentOptions, consentBook } from './fill/consent/consent.ts'
export type { ConsentRecord, SentRecord } from './fill/consent/consent-record.ts'
export { type DataCategory, dataCategories } from './fill/consent/data-categories.ts'
export type {
  CandidateJudge,
  CandidateOptions,
  CandidateVerdict,
  JudgedCandidates,
  JudgeOptions,
} from './fill/judges/candidate-judge.ts'
export type { RequestCut } from './fill/request/request-cut.ts'
export type { FillStore, StoredFills } from './fill/store/fill-store.ts'
export { type Disclosure, disclosureOf } from './ledger/disclosure.ts'
export type { JudgedNote, LedgerEntry, LedgerNotes, LedgerRecord } from './ledger/ledger-entry.ts'
export type { Move, TurnMove } from './ledger/move.ts'
export { isMomentary } from './play/cues.ts'
export type { Reworded, RewordReason } from './play/reworded.ts'
export { stageAt } from './play/stage-at.ts'
export { applyDifference, type VariableChange, type VariableChanges, type WorldReason } from './play/world-changes.ts'
export type { PlayerModel } from './player/player-model.ts'
export { fillAnswer } from './provider/answer/fill-answer.ts'
export type {
  ContextPart,
  FillRequest,
  NumberedItem,
  PartKind,
  SlotRequest,
  SoftPart,
} from './provider/port/fill-request.ts'
export { type IncludedPart, includedParts } from './provider/port/included-parts.ts'
export type {
  Answering,
  FillEvent,
  FillOptions,
  NarrativeProvider,
  ProviderCapabilities,
  RecordedReview,
  Usage,
} from './provider/port/narrative-provider.ts'
export {
  ProviderError,
  type ProviderErrorKind,
  type ProviderErrorOptions,
  providerErrorKinds,
  readProviderError,
} from './provider/port/provider-error.ts'
export type { HistoryTurn } from './record/history.ts'
export { markdownTranscript, textTranscript } from './record/transcript.ts'
export type { Save } from './save/save.ts'
export { createSession, type SessionOptions } from './session/create-session.ts'
export {
  answer,
  back,
  choose,
  close,
  dial,
  enter,
  forward,
  jump,
  language,
  leave,
  restart,
  resume,
  reword,
  type SessionMove,
  upcoming,
  world,
} from './session/events.ts'
export type { FillContext } from './session/fill-context.ts'
export type { SessionMetrics } from './session/metrics.ts'
export type { RewordCount } from './session/reword-counts.ts'
export type { Session, SessionActor, SessionView, TypedSession, TypedSessionView } from './session/session.ts'
export {
  type SessionEmitted,
  type SessionLogic,
  type SessionOutput,
  type SessionSnapshot,
  sessionLogic,
} from './session/session-logic.ts'
export { sessionOf } from './session/session-of.ts'
export type { ApplyContext, LookaheadOptions, SessionInput, SessionPorts, World } from './session/session-ports.ts'
export type { Authorship, AuthorshipKind, Reviewer, StoryAuthorship } from './story/authorship.ts'
export { isPerson, reviewerKind } from './story/authorship.ts'
export { authorshipText, reviewText } from './story/authorship-text.ts'
export type { Bank, BankEntry, BankRule, BankState, BankText, RejectedText } from './story/bank.ts'
export type { Bible, CastMember, Grammar, GrammarRule, Lore } from './story/bible.ts'
export { emptyBible } from './story/bible.ts'
export { castName } from './story/cast-name.ts'
export type { ChoiceIdentity, IdentifiedChoice } from './story/choice-identity.ts'
export type { Conditions } from './story/conditions.ts'
export { type Diagnostic, diagnosticText, type Severity } from './story/diagnostic.ts'
export type { Fill, FillReason } from './story/fill.ts'
export type { Choice, Frame, Line, MomentaryCue, Phase, StageCues, Verdict } from './story/frame.ts'
export type { Input } from './story/input.ts'
export { type ErrorCode, errorCodes, LacunaError } from './story/lacuna-error.ts'
export type { KnownTo, Memory } from './story/memory.ts'
export { nameInFront } from './story/name-in-front.ts'
export type { Cue, Passage, Variables } from './story/passage.ts'
export type { Position } from './story/position.ts'
export type { RecordedCall } from './story/recorded-call.ts'
export type { Secret } from './story/secret.ts'
export type { Evaluated, External, Fact, Skeleton, SkeletonPorts, StoryWarning } from './story/skeleton.ts'
export type { Contract, Dial, Domain, Reads, Slot, SlotDocument, SlotVerb, Writer } from './story/slot.ts'
export { dials, lowestDial } from './story/slot.ts'
export type { Origin, Source, Span } from './story/span.ts'
export type { Story, VariableDeclaration } from './story/story.ts'
export type { ChoiceIdOf, EntryOf, SomeValues, StoryTypes, TypedStory, VariablesOf } from './story/story-types.ts'
