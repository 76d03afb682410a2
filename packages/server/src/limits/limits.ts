/** What one server gives at most. Everything has a default that suits a small published game. */
export interface Limits {
  /** Bytes of a request's body. Default 262,144. */
  readonly bodyBytes: number
  /** Steps of a path through the story. Default 2000: some days of reading. */
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
  /** Answers under way at once, for one address (of IPv6: 48 bits), in one process. Default 48: a class may have one. */
  readonly addressAnswers: number
  /** Answers under way at once, for all together, in one process. Default 200. */
  readonly answers: number
  /** Milliseconds that a request's body may take to arrive. Default 10,000. */
  readonly bodyMs: number
  /** Milliseconds that one request waits for stores in all. Default 1500. */
  readonly storeMs: number
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
  addressAnswers: 48,
  answers: 200,
  bodyMs: 10_000,
  storeMs: 1500,
  answerMs: 30_000,
  tokenSeconds: 900,
}

/**
 * The limits of a server: the defaults, with what is set. A limit that is no number would hold nothing back.
 * @throws TypeError for a value that is no number from 0 on, and for a name that is no limit
 */
export function limitsFrom(set: Partial<Limits> = {}): Limits {
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  for (const [name, value] of given) {
    if (!Object.hasOwn(defaultLimits, name)) {
      throw new TypeError(`"${name}" is no limit. There are: ${Object.keys(defaultLimits).join(', ')}.`)
    }
    if (typeof value !== 'number' || !(value >= 0)) {
      throw new TypeError(`The limit "${name}" has to be a number from 0 on, or Infinity; it is ${String(value)}.`)
    }
  }
  return { ...defaultLimits, ...Object.fromEntries(given) }
}
