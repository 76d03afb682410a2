/**
 * Every code with which the server turns a request down, with the status it has and the sentence that goes with it. Each
 * has a page in `docs/errors`. Nothing else about a failure leaves the server.
 */
export const refusalCodes = {
  'request-malformed': { status: 400, says: 'This is no request that the server understands.' },
  'path-refused': { status: 400, says: 'The story can’t be played in this way.' },
  'token-refused': { status: 401, says: 'The session’s token is missing, has run out, or is for something else.' },
  'origin-refused': { status: 403, says: 'Pages of this origin may not ask here.' },
  'slot-not-open': { status: 403, says: 'The slot is not open there.' },
  'slot-not-live': { status: 403, says: 'The author does not permit generated words there.' },
  'not-here': { status: 404, says: 'There is nothing here.' },
  'unknown-story': { status: 404, says: 'The server does not have this story.' },
  'wrong-method': { status: 405, says: 'This address takes another method.' },
  'request-too-slow': { status: 408, says: 'The request did not arrive in time.' },
  'story-changed': { status: 409, says: 'The server has another version of this story.' },
  'request-too-large': { status: 413, says: 'This is more than the server takes.' },
  'wrong-content-type': { status: 415, says: 'The server takes JSON only.' },
  'external-not-recorded': { status: 422, says: 'The way depends on a function of the game whose result is missing.' },
  'asked-too-often': { status: 429, says: 'Too much was asked in a short time.' },
  'budget-spent': { status: 429, says: 'What may be spent is spent.' },
  'server-failed': { status: 500, says: 'Something in the server went wrong.' },
  'server-busy': { status: 503, says: 'The server has too much to do.' },
  'limits-unavailable': { status: 503, says: 'What is asked can’t be counted at the moment.' },
  'server-closing': { status: 503, says: 'The server is about to stop.' },
} as const

/** A code of {@link refusalCodes}. More may come with a minor version: a `switch` over them wants a `default`. */
export type RefusalCode = keyof typeof refusalCodes
