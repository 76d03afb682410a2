/** What one server gives at most. Everything has a default that suits a small published game. */
export interface Limits {
  /** Bytes of a request's body. Default 262,144. */
  readonly bodyBytes: number
  /** Steps of a way through the story. Default 2000: some days of reading. */
  readonly steps: number
  /** Open slots asked for at once. Default 16. */
  readonly slots: number
  /** Words that one answer may need. Default 600. */
  readonly words: number
  /** Characters of one text that the player typed or the game gave. Default 400. */
  readonly textCharacters: number
  /** Requests in a minute, for one session. Default 60. */
  readonly sessionRequests: number
  /** Requests in a minute, for one address. Default 240: a school may have one. */
  readonly addressRequests: number
  /** New sessions in an hour, for one address. Default 60. */
  readonly addressSessions: number
  /** Tokens in a day, for one session; those from the vendor's cache count a tenth. Default 500,000. */
  readonly sessionTokens: number
  /** Tokens in a day, for one address. Default 2,000,000. */
  readonly addressTokens: number
  /** Tokens in a day, for all together: what this game may cost. Default 10,000,000. */
  readonly dayTokens: number
  /** Answers under way at once, for one session. Default 8. */
  readonly sessionAnswers: number
  /** Answers under way at once, for all together, in one process. Default 200. */
  readonly answers: number
  /** Milliseconds that one answer may take. Default 30,000. */
  readonly answerMs: number
  /** Seconds that a token is good for. Default 900. */
  readonly tokenSeconds: number
}

/** The defaults of {@link Limits}. */
export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  steps: 2000,
  slots: 16,
  words: 600,
  textCharacters: 400,
  sessionRequests: 60,
  addressRequests: 240,
  addressSessions: 60,
  sessionTokens: 500_000,
  addressTokens: 2_000_000,
  dayTokens: 10_000_000,
  sessionAnswers: 8,
  answers: 200,
  answerMs: 30_000,
  tokenSeconds: 900,
}
