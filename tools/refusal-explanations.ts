import type { RefusalCode } from '@lacuna/server'
import type { ErrorExplanation } from './error-explanations.ts'

const update = 'Use the same version of `@lacuna/engine` in the game and of `@lacuna/server` on the server.'

/** Every code with which a server turns a request down. */
export const refusalExplanations: Readonly<Record<RefusalCode, ErrorExplanation>> = {
  'request-malformed': {
    title: 'A request that is not understood',
    what: 'The body is no JSON, is nested too deeply, lacks something, or has a member that has no place in it. `data.at` says where. Nobody was asked.',
    todo: `Games send what \`remote\` makes. ${update}`,
  },
  'path-refused': {
    title: 'A way that the story does not have',
    what: 'The server plays the story along the steps that the game took, and one of them is not open there: a choice that is not offered, a value outside its type or domain, a variable that the game’s world does not give. `data.step` says which, `data.why` what the story said.',
    todo: 'Serve the very story that the game has, with the same `pure` functions and the same `world` in its bible. When both are the same, somebody made the request up.',
  },
  'token-refused': {
    title: 'A token that is not taken',
    what: 'It is missing, has run out, was given to another address or for another story, or is not signed by this server.',
    todo: '`remote` gets and renews tokens itself. If it can’t: give every process the same `secret`, and set `proxies` (or pass the address) so that a player’s address is the same in every request.',
  },
  'origin-refused': {
    title: 'A page that may not ask',
    what: 'The page’s origin is not in `origins`. Nothing was looked at.',
    todo: 'List the origin as browsers write it: scheme, host, and the port where it is not the usual one, without a path (`https://game.example`).',
  },
  'slot-not-open': {
    title: 'A slot that is not open there',
    what: 'The passage at the end of the way does not have this slot at this place, or the slot is one that nobody fills, such as a question to the player.',
    todo: 'Serve the very story that the game has. When both are the same, somebody made the request up.',
  },
  'slot-not-live': {
    title: 'A slot that the author keeps',
    what: 'The slot’s policy, or the bible’s `allow`, is below `live`: only the author’s words or reviewed ones may stand there.',
    todo: 'Nothing, if that is meant. Otherwise raise `allow` in the bible, and the slot’s own policy in its brief.',
  },
  'not-here': {
    title: 'An address where nothing is',
    what: 'The server has `session`, `fill` and `health` under its `base`, and nothing else.',
    todo: 'Give `remote` the address of the server with its base: `https://game.example/lacuna`.',
  },
  'unknown-story': {
    title: 'A story that is not served',
    what: 'None of the server’s `stories` has this id.',
    todo: 'Add it to `stories`; its id is the `story` of its bible.',
  },
  'wrong-method': {
    title: 'A method that the address does not take',
    what: '`session` and `fill` take POST, `health` takes GET.',
    todo: 'Ask with the method that the address takes.',
  },
  'request-too-slow': {
    title: 'A request that arrives too slowly',
    what: 'The body of the request was not there within `bodyMs`.',
    todo: 'Ask again. Raise `bodyMs` in `limits` if players have very slow connections.',
  },
  'story-changed': {
    title: 'Another version of the story',
    what: 'Game and server have stories of one id with different digests. A player has an old page open, or one of the two was not published again.',
    todo: 'Publish both from one build. The old page goes on with the author’s words until it is loaded again.',
  },
  'request-too-large': {
    title: 'More than the server takes',
    what: 'The body, the way, a text or the number of slots is over one of the `limits`. `data` says which.',
    todo: 'Raise the limit, if the story needs it: `bodyBytes` and `steps` grow with the length of a play-through, `words` with the slots of a passage.',
  },
  'wrong-content-type': {
    title: 'A body that is not called JSON',
    what: 'The server takes `application/json` alone, so that no form of another page can ask.',
    todo: 'Send the header `content-type: application/json`.',
  },
  'external-not-recorded': {
    title: 'A way that depends on the game',
    what: 'The story calls a `recorded` function of the game on this way, and its result did not come along. `data.step` says where.',
    todo: 'Results come along from a session by themselves. While a turn is prepared ahead there is none yet: it is asked for again when the player is there.',
  },
  'asked-too-often': {
    title: 'Asked too often',
    what: 'A session or an address made too many requests in a minute, or has too many answers under way. `retry-after` says when there will be room.',
    todo: 'Wait. If players meet it: raise `sessionRequests`, `addressRequests` or `sessionAnswers`, and see that the address is the player’s and not a proxy’s.',
  },
  'budget-spent': {
    title: 'A budget that is spent',
    what: 'The session, the address, or all players together have used up their tokens of the day; `data.budget` says which. Nobody was asked.',
    todo: 'The story goes on with the author’s words. Raise `sessionTokens`, `addressTokens` or `dayTokens` if that is too early; a shared cache and reviewed fills make it later.',
  },
  'server-failed': {
    title: 'A fault of the server',
    what: 'Something happened that should not: most likely the store of the limits can’t be reached. The log has an entry `fault` with the class of the error.',
    todo: 'Look whether Redis or the file of the limits is there. Without it nothing is filled, since nothing could be counted.',
  },
  'server-busy': {
    title: 'Too much to do',
    what: 'As many answers are under way in this process as `answers` permits.',
    todo: 'Wait; or raise the limit, or start another process over the same Redis.',
  },
  'limits-unavailable': {
    title: 'Nothing can be counted',
    what: 'The store of the limits can’t be reached, is locked, does not answer in time, or answers something else. Nothing is filled that is not counted: nobody plays on your bill.',
    todo: 'Look for `fault` entries with `where: "account"` in the log, and at the store (Redis, the SQLite file). The story goes on with the author’s words, and with fills again as soon as the store answers.',
  },
  'server-closing': {
    title: 'A server that is about to stop',
    what: 'It lets the answers under way end, and takes no new requests.',
    todo: 'Ask again in a moment: another process, or the next one, answers.',
  },
}
