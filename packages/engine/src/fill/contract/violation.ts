/** What a text can break. */
export type TextRule =
  | 'empty'
  | 'one-line'
  | 'unseen-characters'
  | 'marks'
  | 'word-length'
  | 'markup'
  | 'wrapped'
  | 'speaker'
  | 'max'
  | 'min'
  | 'mention'
  | 'never'
  | 'one-of'
  | 'request-echo'
  | 'remark'
  | 'language'
  | 'repetition'
  | 'rejected'
  | 'voice'
  | 'reader'
  | 'speech'
  | 'unfinished'
  | 'shouted'
  | 'domain'

/** One thing that is wrong with a proposal. */
export interface Violation {
  readonly rule: TextRule
  /** A sentence that can stand in a repair request. It quotes a proposal only in short. */
  readonly detail: string
}
