/**
 * Two server processes over one real Redis under load, `soak.fixture.ts [seconds]`, 120 by default: whether the budget of the
 * day is held to the token, and one request is one question to the model, across both. Prints how many requests a second are
 * answered from what is kept, and the 99th percentile, next to a bare handler of the same framework.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { remoteFormat } from '@lacuna/engine/providers/remote'
import autocannon from 'autocannon'
import { hasRedis, startRedis, type TestRedis } from '../redis/redis.fixture.ts'
import { rooms, soakStory } from './soak-story.fixture.ts'

const story = soakStory()

interface Addresses {
  readonly url: string
  readonly bare: string
}

/** What a provider was asked for, by request, and what it has cost. */
interface Report {
  readonly calls: Readonly<Record<string, number>>
  readonly tokens: number
  /** Times that a store did not answer in time. */
  readonly faults: number
}

interface Served extends Addresses {
  readonly token: string
  /** What was asked since the last `reset`. */
  report(about?: 'report' | 'reset'): Promise<Report>
  stop(): void
}

/** Enough for any load: only the budget of the day holds. */
const unbounded = {
  sessionRequests: 1e9,
  addressRequests: 1e9,
  addressSessions: 1e9,
  sessionAnswers: 1e9,
  addressAnswers: 1e9,
  answers: 1e9,
  sessionTokens: 1e12,
  addressTokens: 1e12,
}
const dayTokens = 60_000
/** At each server. */
const connections = 24
const languages = ['en', 'de', 'fr', 'es', 'it', 'pl', 'sv', 'fi', 'ja', 'ko', 'tr', 'pt', 'nl', 'da', 'cs', 'el']

/** What both servers were found to do, over all rounds. */
const found = {
  rounds: 0,
  requests: 0,
  errors: 0,
  differ: 0,
  most: 0,
  asked: [0, 0],
  tokens: 0,
  over: 0,
  miscounted: 0,
  faults: 0,
}

/** The same requests at both servers at once: each is to be asked of the model once. */
async function roundOfOnce(servers: readonly Served[], bodies: readonly string[]): Promise<void> {
  const loaded = await load(servers, bodies, { amount: connections * bodies.length })
  const reports = await settled(servers)
  const calls = new Map<string, number>()
  for (const [index, report] of reports.entries()) {
    for (const [key, count] of Object.entries(report.calls)) {
      calls.set(key, (calls.get(key) ?? 0) + count)
      found.asked[index] = (found.asked[index] ?? 0) + count
    }
  }
  found.requests += loaded.requests
  found.faults += reports.reduce((sum, report) => sum + report.faults, 0)
  found.errors += loaded.errors
  found.differ += calls.size
  found.most = Math.max(found.most, ...calls.values())
  if (calls.size !== bodies.length) found.errors++
}

/** More than the day can pay for: what was spent is to be what was counted, and no more than there is. */
async function roundOfSpending(servers: readonly Served[], redis: TestRedis): Promise<void> {
  const loaded = await load(servers, ownBodies(), { amount: 400 })
  const reports = await settled(servers)
  const names = await redis.client.keys('*:day-tokens:all:*')
  const counts = await Promise.all(names.map(async name => Number(await redis.client.get(name))))
  const tokens = reports.reduce((sum, report) => sum + report.tokens, 0)
  found.requests += loaded.requests
  found.faults += reports.reduce((sum, report) => sum + report.faults, 0)
  found.errors += loaded.errors
  found.tokens = Math.max(found.tokens, tokens)
  if (counts.some(count => count > dayTokens)) found.over++
  if (counts.reduce((sum, count) => sum + count, 0) !== tokens || tokens < dayTokens * 0.9) found.miscounted++
}

async function soak(seconds: number): Promise<boolean> {
  const started = performance.now()
  const left = (): number => seconds - (performance.now() - started) / 1000
  const redis = await startRedis()
  const [free, bound] = [
    await Promise.all([1, 2].map(() => serve(redis.url, { ...unbounded, dayTokens: 1e12 }))),
    await Promise.all([1, 2].map(() => serve(redis.url, { ...unbounded, dayTokens }))),
  ]
  try {
    const bodies = sharedBodies().slice(0, seconds < 30 ? 24 : undefined)
    const duration = Math.max(1, Math.round(seconds / 8))
    do {
      found.rounds++
      for (const round of [() => roundOfOnce(free, bodies), () => roundOfSpending(bound, redis)]) {
        await redis.client.flushall()
        await Promise.all([...free, ...bound].map(server => server.report('reset')))
        await round()
      }
    } while (left() > 2.5 * duration)
    await redis.client.flushall()
    const [one] = free as [Served]
    await load([one], bodies.slice(0, 1), { amount: connections })
    const kept = await load([one], bodies.slice(0, 1), { duration })
    const bare = await load([{ ...one, url: '' }], bodies.slice(0, 1), { duration })
    const { rounds, requests, errors, differ, most, asked, tokens, over, miscounted, faults } = found
    const took = Math.round((performance.now() - started) / 1000)
    console.log(`Two server processes over one Redis: ${took} s, ${rounds} rounds, ${requests} requests under load`)
    console.table([
      { what: 'requests that differ', found: differ, 'has to be': rounds * bodies.length },
      { what: 'questions to the model for one of them, at most', found: most, 'has to be': 1 },
      { what: 'questions of either process', found: asked.join(' and '), 'has to be': 'some' },
      { what: 'tokens spent in a day of a round, at most', found: tokens, 'has to be': `≤ ${dayTokens}` },
      { what: 'rounds in which more was counted', found: over, 'has to be': 0 },
      { what: 'rounds in which something else was counted', found: miscounted, 'has to be': 0 },
      { what: 'times that a store did not answer in time', found: faults, 'has to be': 'few' },
      { what: 'answers that failed', found: errors + kept.errors, 'has to be': 0 },
    ])
    console.table([
      { handler: 'an answer that is kept', ...metrics(kept) },
      { handler: 'bare, same framework', ...metrics(bare) },
    ])
    return most === 1 && over + miscounted + errors + kept.errors === 0 && asked.every(count => count > 0)
  } finally {
    for (const server of [...free, ...bound]) server.stop()
    await redis.stop()
  }
}

interface Loaded {
  readonly requests: number
  /** Neither an answer nor a refusal. */
  readonly errors: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

function metrics({ perSecond, p50, p99 }: Loaded): object {
  return { 'requests a second': Math.round(perSecond), 'p50 ms': p50, 'p99 ms': p99 }
}

/** Asks all servers at once; one without an address is asked at its bare handler. */
async function load(
  servers: readonly Served[],
  bodies: readonly string[],
  until: { readonly amount: number } | { readonly duration: number },
): Promise<Loaded> {
  const results = await Promise.all(
    servers.map(({ url, bare, token }) =>
      autocannon({
        url: url === '' ? bare : `${url}/lacuna/fill`,
        connections,
        ...until,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        requests: bodies.map(body => ({ body })),
      }),
    ),
  )
  const sum = (of: (result: autocannon.Result) => number): number => results.reduce((all, one) => all + of(one), 0)
  return {
    requests: sum(one => one.requests.total),
    errors: sum(one => one.errors + one.timeouts + one['5xx']),
    perSecond: sum(one => one.requests.average),
    p50: Math.max(...results.map(one => one.latency.p50)),
    p99: Math.max(...results.map(one => one.latency.p99)),
  }
}

/** Requests that anybody could make. */
function sharedBodies(): readonly string[] {
  return languages.flatMap(language =>
    Array.from({ length: rooms }, (_, room) =>
      bodyOf({
        language,
        steps: [{ type: 'enter', entry: `room${room}` }],
        slots: ['wall', 'door'].map((slot, at) => ({ at, id: `room${room}.${slot}` })),
      }),
    ),
  )
}

/** Requests that are somebody's own, and so asked for each time. */
function ownBodies(): readonly string[] {
  return Array.from({ length: rooms }, (_, room) =>
    bodyOf({
      language: 'en',
      steps: [
        { type: 'enter', entry: `room${room}` },
        { type: 'answer', choice: `room${room}.because`, text: `Because of ${room}.`, mark: '' },
      ],
      slots: [{ at: 0, id: `room${room}.dust` }],
    }),
  )
}

function bodyOf(asked: object): string {
  return JSON.stringify({
    format: remoteFormat,
    story: story.id,
    digest: story.digest,
    seed: 1,
    variant: 0,
    draw: 1,
    ...asked,
  })
}

async function serve(socket: string, limits: object): Promise<Served> {
  const program = fileURLToPath(new URL('serves-soak.fixture.ts', import.meta.url))
  const child = fork(program, [socket, JSON.stringify(limits)], {
    execArgv: ['--conditions=@lacuna/source', '--no-warnings'],
  })
  const { url, bare } = await message<Addresses>(child)
  const session = await fetch(`${url}/lacuna/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: remoteFormat, story: story.id, digest: story.digest }),
  })
  const { token } = (await session.json()) as { readonly token: string }
  return {
    url,
    bare,
    token,
    report: async (about = 'report') => {
      child.send(about)
      return message<Report>(child)
    },
    stop: () => child.kill(),
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('A server process has ended.'))
    child.once('exit', ended)
    child.once('message', said => {
      child.off('exit', ended)
      resolve(said as T)
    })
  })
}

/** The reports when nothing is under way any more. */
async function settled(servers: readonly Served[]): Promise<readonly Report[]> {
  for (let before = -1; ; ) {
    await new Promise(resolve => setTimeout(resolve, 500))
    const reports = await Promise.all(servers.map(server => server.report()))
    const tokens = reports.reduce((sum, report) => sum + report.tokens, 0)
    if (tokens === before) return reports
    before = tokens
  }
}

if (!hasRedis()) throw new Error('There is no redis-server on this machine.')
process.exitCode = (await soak(Number(process.argv[2] ?? 120))) ? 0 : 1
