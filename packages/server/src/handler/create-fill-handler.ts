import { type FillStore, systemClock } from '@lacuna/engine'
import { bibleBefore, memoryFillStore } from '@lacuna/engine/fill'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { Answers } from '../answer/answers.ts'
import { accounts } from '../limits/accounts.ts'
import { type Limits, limitsFrom } from '../limits/limits.ts'
import { memoryLimits } from '../limits/memory-limits.ts'
import { Patience } from '../limits/patience.ts'
import type { LogEntry } from '../log/log-entry.ts'
import { safeLog } from '../log/safe-log.ts'
import { answeredTexts } from '../receipts/answered-texts.ts'
import { textReceipts } from '../receipts/text-receipts.ts'
import { withReceipts } from '../receipts/with-receipts.ts'
import { Refusal } from '../refusal/refusal.ts'
import { requestAt } from '../replay/request-at.ts'
import { servedStories } from '../replay/served-story.ts'
import { StoryReplay } from '../replay/story-replay.ts'
import { countedAddress, countedNetwork } from '../session/address-of.ts'
import { type SessionClaims, sessionTokens } from '../session/session-tokens.ts'
import { answerFor, sentFormat } from '../wire/bare-members.ts'
import { eventStream } from '../wire/event-stream.ts'
import { readFillBody, readJson, readSessionBody } from '../wire/read-fill-body.ts'
import { fillBodyFormat } from '../wire/wire-formats.ts'
import { bodyReader } from './body-reader.ts'
import type { FillHandler, FillHandlerOptions, RequestOrigin } from './fill-handler.ts'
import { OpenAnswers } from './open-answers.ts'

/** How long ago a token may have run out when a new one is asked for with it: the session, and its budget, go on. */
const renewSeconds = 24 * 3600

/** Playing so many steps that were not played before counts as a request more. */
const stepsOfARequest = 50

type Env = {
  readonly Bindings: RequestOrigin
  readonly Variables: {
    /** The marks of the address, one for each secret. */
    address: readonly [string, ...string[]]
    patience: Patience
    story?: string
    session?: string
  }
}

const noFills: FillStore = { load: async () => [], save: async () => {} }

/**
 * The server of a published game: it keeps the key, and fills the open slots of its stories, and nothing else. Whoever
 * asks sends the path that was taken through a story; the server replays it, finds the slots that are open there, and
 * makes the request itself.
 *
 * Routes under `base`: `POST session`, `POST fill` (a stream of server-sent events), `GET health`. Whatever else is
 * asked gets a status and a coded error as JSON.
 *
 * @throws TypeError for a secret that is too short, for two stories of one id, and for a limit that is no number;
 * LacunaError `missing-external`
 * @example
 * const handler = createFillHandler({ stories: [ferry], provider, secret, origins: ['https://game.example'] })
 * const response = await handler(request, { address: '203.0.113.7' })
 */
export function createFillHandler(options: FillHandlerOptions): FillHandler {
  const { clock = systemClock, now = () => Date.now(), base = '/lacuna' } = options
  const log = safeLog(options.log ?? (() => {}))
  const limits: Limits = limitsFrom(options.limits)
  const stories = servedStories(options.stories)
  const replays = new Map([...stories].map(([id, served]) => [id, new StoryReplay(served)]))
  const secrets = typeof options.secret === 'string' ? [options.secret] : options.secret
  const tokens = sessionTokens(secrets, limits.tokenSeconds, now)
  const receipts = textReceipts(secrets)
  const store = options.store ?? memoryLimits(now)
  const fault = (error: unknown): void =>
    log({ at: now(), event: 'fault', where: 'account', name: error instanceof Error ? error.name : 'unknown' })
  const account = accounts({ store, limits, now, fault })
  const patience = (): Patience => new Patience(clock, limits.storeMs)
  // Other processes can have the same fills only where both stores are somebody's own.
  const isShared = options.store !== undefined && options.fills !== undefined && options.fills !== false
  const { provider } = options
  const answers = new Answers({
    providerFor: typeof provider === 'function' ? provider : () => provider,
    fills: options.fills === false ? noFills : (options.fills ?? memoryFillStore()),
    ...(isShared ? { leases: store } : {}),
    accounts: account,
    limits,
    clock,
    now,
    log,
    patience,
  })
  const bodyOf = bodyReader(limits, clock)
  const bodyFormat = fillBodyFormat(limits)
  const open = new OpenAnswers(limits, clock)
  const origins = new Set(options.origins)
  const app = new Hono<Env>()

  app.use(async (context, next) => {
    context.set('address', await tokens.addressMarks(countedAddress(context.env?.address ?? '')))
    context.set('patience', patience())
    const origin = context.req.header('origin')
    if (origin !== undefined && !origins.has(origin)) throw new Refusal('origin-refused')
    await next()
  })
  app.use(
    cors({
      origin: origin => (origins.has(origin) ? origin : null),
      allowMethods: ['POST', 'GET'],
      allowHeaders: ['content-type', 'authorization'],
      exposeHeaders: ['retry-after'],
      maxAge: 3600,
    }),
  )
  const routes = app.basePath(base)

  routes.get('/health', context =>
    context.json({
      status: open.isClosing ? 'closing' : 'ok',
      stories: [...stories.values()].map(({ story: { id, digest } }) => ({ id, digest })),
      answers: open.count,
    }),
  )

  const post = async (context: Context<Env>, next: () => Promise<void>): Promise<void> => {
    if (open.isClosing) throw new Refusal('server-closing', { retryAfterMs: 5000 })
    await account.address(context.get('address'), context.get('patience'))
    if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
      throw new Refusal('wrong-content-type')
    }
    await next()
  }

  routes.post('/session', post, async context => {
    const body = readSessionBody(readJson(await bodyOf(context)))
    const { story } = storyFor(body)
    const address = context.get('address')
    const earlier = await claimsOf(context, renewSeconds).catch(() => undefined)
    const goesOn = earlier !== undefined && earlier.story === story.id
    if (!goesOn) await account.newSession(address, context.get('patience'))
    const session = goesOn ? earlier.session : crypto.randomUUID()
    const token = await tokens.issue({ session, story: story.id, digest: story.digest, address: address[0] })
    write(context, { event: 'session', renewed: goesOn, story: story.id, session })
    return context.json({ token, seconds: limits.tokenSeconds }, 200, { 'cache-control': 'no-store' })
  })

  routes.post('/fill', post, async context => {
    const claims = await claimsOf(context)
    context.set('session', claims.session)
    context.set('story', claims.story)
    const [address, waits] = [context.get('address'), context.get('patience')]
    await account.session(claims.session, waits)
    const sent = readJson(await bodyOf(context))
    const body = readFillBody(sent, bodyFormat)
    if (claims.story !== body.story || claims.digest !== body.digest) throw new Refusal('token-refused')
    const { story } = storyFor(body)
    const replay = replays.get(story.id) as StoryReplay
    const route = replay.route(body.seed, body.steps)
    const more = Math.floor((body.steps.length - route.from) / stepsOfARequest)
    if (more > 0) await account.address(address, waits, more)
    const arrival = replay.arrive(route)
    const answered = await answeredTexts(body.shown ?? [], story.digest, receipts)
    const { request, isPublic } = requestAt(story, arrival, body, { limits, answered })
    const again = body.again ?? []
    if (again.some(key => !request.slots.some(slot => slot.key === key))) throw new Refusal('slot-not-open')
    const network = countedNetwork(context.env?.address ?? '')
    const answer = open.begin({ session: claims.session, network })
    // Whoever goes before there is an answer holds no place either.
    context.req.raw.signal.addEventListener('abort', answer.leave, { once: true })
    try {
      const payer = { session: claims.session, address }
      const { variant, draw, seed } = body
      const held = { ...story, bible: bibleBefore(story.bible, arrival.passage.variables) }
      const asked = { story: held, request, isPublic, variant, draw, seed, again, payer, patience: waits }
      const signed = withReceipts(await answers.answer(asked, answer.left), asked, receipts)
      const events = answerFor(sentFormat(sent), request, signed)
      return new Response(eventStream(events, { signal: answer.left, leave: answer.leave, end: answer.end }), {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          // Proxies that collect a response before they pass it on keep the reader waiting.
          'x-accel-buffering': 'no',
        },
      })
    } catch (error) {
      answer.end()
      throw error
    }
  })

  for (const path of ['/health', '/session', '/fill']) {
    routes.all(path, () => {
      throw new Refusal('wrong-method')
    })
  }
  app.notFound(context => refused(context, new Refusal('not-here')))
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, error)
    write(context, { event: 'fault', where: 'request', name: error.name })
    return refused(context, new Refusal('server-failed'))
  })

  function refused(context: Context<Env>, refusal: Refusal): Response {
    const path = context.req.path.startsWith(`${base}/`) ? context.req.path.slice(0, 80) : 'elsewhere'
    write(context, { event: 'refused', code: refusal.code, status: refusal.status, path })
    // Headers that are set already (those of cors) go along.
    const { headers, status } = refusal.response()
    for (const [name, value] of headers) context.header(name, value)
    return context.body(
      JSON.stringify({ error: { code: refusal.code, message: refusal.message, data: refusal.data } }),
      {
        status: status as 400,
      },
    )
  }

  function storyFor({ story: id, digest }: { readonly story: string; readonly digest: string }) {
    const served = stories.get(id)
    if (served === undefined) throw new Refusal('unknown-story')
    if (served.story.digest !== digest) throw new Refusal('story-changed', { data: { digest: served.story.digest } })
    return served
  }

  async function claimsOf(context: Context<Env>, graceSeconds = 0): Promise<SessionClaims> {
    const [, token] = /^Bearer ([\w.-]{1,2000})$/i.exec(context.req.header('authorization') ?? '') ?? []
    if (token === undefined) throw new Refusal('token-refused')
    const claims = await tokens.read(token, graceSeconds)
    if (!context.get('address').includes(claims.address)) throw new Refusal('token-refused')
    return claims
  }

  function write(context: Context<Env>, entry: Unplaced): void {
    const { address, story, session } = context.var
    log({
      at: now(),
      ...(address === undefined ? {} : { address: address[0] }),
      ...(story === undefined ? {} : { story }),
      ...(session === undefined ? {} : { session }),
      ...entry,
    } as LogEntry)
  }

  const handle = async (request: Request, from: RequestOrigin = {}): Promise<Response> => app.fetch(request, from)
  return Object.assign(handle, { close: (graceMs = 10_000) => open.close(graceMs) })
}

type Unplaced = LogEntry extends infer Entry ? (Entry extends LogEntry ? Omit<Entry, 'at'> : never) : never
