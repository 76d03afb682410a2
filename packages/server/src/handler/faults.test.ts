import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSession, type Fill, type LedgerEntry, type Session, textTranscript } from '@lacuna/engine'
import { anthropicProvider } from '@lacuna/engine/providers/anthropic'
import { remote } from '@lacuna/engine/providers/remote'
import { agreedTo, manualClock } from '@lacuna/engine/testing'
import { afterAll, expect, test } from 'vitest'
import { faults, waitingFaults } from '../../../../tools/wire-server/fault.ts'
import { startWireServer } from '../../../../tools/wire-server/wire-server.ts'
import type { LogEntry } from '../log/log-entry.ts'
import { serveGame } from '../node/serve-game.ts'
import { secret, weirStory } from '../weir.fixture.ts'
import { createFillHandler } from './create-fill-handler.ts'

const key = 'wire-key-never-told'
const deadlineMs = 6000
const story = weirStory(
  { world: [], externals: {}, cast: { OONA: { voice: 'Short.' } } },
  'quay',
  `-> quay
=== quay ===
# entry
The quay is empty. # fill quiet: the quay tonight; max 20 words
OONA: You again. # fill greet: guarded; max 20 words
* (rope) [Give her the rope.]
- The tide turns. # fill tide: the tide; max 20 words
-> END`,
)
const authored = ['The quay is empty.', 'You again.', 'The tide turns.']
const wire = await startWireServer({
  key,
  // Nothing is said twice.
  say: (slot, _about, index) =>
    slot === 'quay.tide'
      ? 'Water comes up the steps. It is cold.'
      : (['A naïve gull complains. “Rain”, it says.', 'Late – as ever. Take the rope.'][index % 2] ?? ''),
})
const folder = mkdtempSync(join(tmpdir(), 'lacuna-faults-'))
const log: LogEntry[] = []
const game = await serveGame({
  game: folder,
  port: 0,
  handler: createFillHandler({
    stories: [story],
    provider: anthropicProvider({ apiKey: key, baseUrl: wire.url }),
    secret,
    origins: [],
    fills: false,
    limits: { sessionRequests: 10_000, addressRequests: 10_000, addressSessions: 10_000 },
    log: entry => log.push(entry),
  }),
})
const rows: string[] = []
afterAll(async () => {
  await game.close(100)
  await wire.close()
  rmSync(folder, { recursive: true, force: true })
  console.info(`\nWhat a player of a game with a server reads, and what its log says\n${rows.join('\n')}\n`)
})

function wordsOf({ fill, notes }: LedgerEntry & { readonly kind: 'fill' }): string {
  return [fill.source, fill.reason, notes?.failed].filter(word => word !== undefined).join(' ')
}

/** Faults that leave a good answer as it is. */
const harmless = ['none', 'split characters', 'stop without an end', '1 MB answer']

// All the way: game, HTTP, server, HTTP, and a vendor that fails.
test.each(faults)('behind a server, too, the story goes on: %s', async fault => {
  const [sent, logged] = [wire.requests.length, log.length]
  wire.fail(fault)
  const provider = remote({ url: `${game.url}/lacuna` })
  const clock = manualClock()
  const session = createSession(story, {
    provider,
    consent: agreedTo(provider),
    dial: 'live',
    lookahead: false,
    clock,
    deadlineMs,
    entry: 'quay',
  }) as Session
  const settled = async (): Promise<void> => {
    if (waitingFaults.includes(fault) && fault !== '1 MB answer') {
      // What the vendor has sent has to have come all the way before the deadline does.
      await wire.arrived(sent + session.frame.turn)
      await new Promise(resolve => setTimeout(resolve, 100))
      await clock.advance(deadlineMs)
    }
    await session.settled()
  }
  await settled()
  session.choose('quay.rope')
  await settled()
  expect(session.frame.phase).toBe('ended')
  const fills = session
    .ledger()
    .filter((entry): entry is LedgerEntry & { kind: 'fill'; fill: Fill } => entry.kind === 'fill')
  expect(fills.map(({ fill }) => fill.slot)).toEqual(['quay.quiet', 'quay.greet', 'quay.tide'])
  for (const [index, entry] of fills.entries()) {
    const words = wordsOf(entry)
    if (entry.fill.source === 'author') expect(entry.fill.text).toBe(authored[index])
    else expect(entry.fill.text).not.toMatch(/[{}<>�]|JSON/)
    if (harmless.includes(fault)) expect(words).toBe('live')
    else
      expect(words).toMatch(
        /^author (deadline|refused|contract|not-proposed|provider-failed \w+)$|^live( truncated( \w+)?)?$/,
      )
    // That the key is wrong, or the balance is spent, is no player's business.
    expect(words).not.toMatch(/auth$|quota/)
  }
  const shown = JSON.stringify([session.save(), session.ledger(), textTranscript(story, session.history())])
  session.close()
  await wire.idle()
  const requests = wire.requests.slice(sent)
  expect(requests.length).toBeGreaterThan(0)
  expect(requests.flatMap(({ refused }) => refused ?? [])).toEqual([])
  if (waitingFaults.includes(fault)) expect(requests.map(({ outcome }) => outcome)).toEqual(requests.map(() => 'left'))
  const lines = log.slice(logged)
  expect(lines.filter(entry => entry.event === 'fault' || entry.event === 'refused')).toEqual([])
  expect(JSON.stringify([shown, lines])).not.toContain(key)
  const said = lines.flatMap(entry => (entry.event === 'answer' ? [entry.kind ?? entry.result] : []))
  rows.push(
    `${fault.padEnd(28)}${[...new Set(fills.map(wordsOf))].join(', ').padEnd(70)}${[...new Set(said)].join(', ')}`,
  )
})
