import { type Bible, type External, emptyBible, type NarrativeProvider, type Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { type FillBody, type RemoteEvent, remote, remoteFormat } from '@lacuna/engine/providers/remote'
import { scripted } from '@lacuna/engine/testing'
import { createFillHandler } from './handler/create-fill-handler.ts'
import type { FillHandler, FillHandlerOptions } from './handler/fill-handler.ts'
import type { LogEntry } from './log/log-entry.ts'

/** A story with one of everything that a server has to be careful with. */
/** Its script. */
export const weirScript: string = `
VAR trust = 1
VAR keeper = "nobody"
VAR purse = 3
VAR boat = "the skiff"
EXTERNAL tide()
EXTERNAL crew()
-> weir
=== weir ===
# entry
# with INA
The weir is loud after the rain. # fill sound: the weir after rain; max 30 words
INA: You came on {boat}. # fill greet: {trust > 1: warm|short}; reads trust, boat; never "sorry"; max 12 words
* (bread) [Give her the bread. # fill label: handing over bread; max 6 words]
    ~ trust++
* (gate) [Look at the gate.]
* {purse > 2} (pay) [Pay the toll.]
- INA: Who sent you? # ask sender: who sent you
* (miller) [The miller did. # means: the mill, flour]
+ (silence) [Say nothing. # means: silence]
- INA: I don't know you. # fill doubt: she weighs what was said; reads @sender; max 20 words
She thinks of a name. # invent keeper: what she calls you; max 3 words
INA: Then I will call you {keeper}.
{keeper} steps onto the sluice. # fill sluice: the walk over the sluice; max 20 words
* (on) [Go on.]
* (tides) [Ask about the tide.]
    The tide is {tide()}. # fill tide: what the tide does to the weir; max 20 words
* (crewed) [Ask about the crew.]
    There are {crew()} men below. # fill crew: the men below; max 20 words
- The rules hang on the wall. # fill rules: the rules of the weir; reviewed
A heron stands there. # fill heron: a heron, seen before; reads @history; max 20 words
-> END
=== harbour ===
# entry
The harbour is far. # fill far: the harbour; max 20 words
-> END
=== function tide()
~ return "high"
=== function crew()
~ return "two"
=== function facts_INA
{weir: You came to the weir on foot.}
{weir.bread: You gave her bread.}
`

/** Words of a scripted provider that keep every contract. */
export const weirWords = {
  'weir.sound': 'Brown water leans on the boards.',
  'weir.greet': 'Mind the wet stones.',
  'weir.label': 'Hold out the loaf.',
  'weir.doubt': 'The name means little here.',
  'weir.keeper': 'Wet Boots',
  'weir.sluice': 'Each plank answers with its own note.',
  'weir.tide': 'The lower pool climbs a rung.',
  'weir.crew': 'Below, oars knock on wood.',
  'weir.heron': 'Grey, patient, it waits for small fish.',
  'harbour.far': 'Masts stand thin as reeds out there.',
}

/** Ports with which the story plays in a game. */
export const weirExternals: Readonly<Record<string, External>> = {
  tide: { kind: 'recorded', call: () => 'rising' },
  crew: { kind: 'pure', call: () => 'four' },
}

/** Its bible. */
export const weirBible: Bible = {
  ...emptyBible('weir'),
  style: 'Present tense. Plain words.',
  cast: { INA: { name: 'Ina', voice: 'Short. Looks at hands.' } },
  world: ['purse', 'boat'],
  externals: { tide: 'recorded', crew: 'pure' },
}

/** The story, with changes to its bible. */
export function weirStory(bible: Partial<Bible> = {}, id = 'weir', source: string = weirScript): Story {
  const { bundle, diagnostics } = compileInk({
    file: `${id}.ink`,
    source,
    bible: { ...weirBible, story: id, ...bible },
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}

export const weir: Story = weirStory()
export const secret = 'a secret of the tests, 32 characters or more'
export const origin = 'https://game.example'
export const base = 'https://game.example/lacuna'

/** A handler for the story, its log, and a way to ask it. */
export interface TestServer {
  readonly handler: FillHandler
  readonly log: LogEntry[]
  readonly provider: NarrativeProvider & { readonly calls?: number }
  /** A `fetch` that reaches the handler. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** A token for the story. */
  token(): Promise<string>
  /** Asks for fills as a game does. */
  fill(body: unknown, token?: string, headers?: Readonly<Record<string, string>>): Promise<Response>
}

export function testServer(change: Partial<FillHandlerOptions> = {}, address = '192.0.2.1'): TestServer {
  const log: LogEntry[] = []
  const provider = (change.provider as NarrativeProvider | undefined) ?? scripted(weirWords, { model: 'reed-1' })
  const handler = createFillHandler({
    stories: [{ story: weir, externals: { crew: weirExternals.crew as External } }],
    secret,
    origins: [origin],
    log: entry => log.push(entry),
    ...change,
    provider,
  })
  const send = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    handler(new Request(input, init), { address })
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> =>
    send(`${base}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const token = async (): Promise<string> => {
    const response = await post('session', { format: remoteFormat, story: weir.id, digest: weir.digest }, {})
    return ((await response.json()) as { token: string }).token
  }
  return {
    handler,
    log,
    provider,
    fetch: send,
    token,
    fill: async (body, given, headers = {}) =>
      post('fill', body, { authorization: `Bearer ${given ?? (await token())}`, ...headers }),
  }
}

/** What a game sends for the first passage, with changes. */
export function firstBody(change: Partial<Record<keyof FillBody, unknown>> = {}): Record<string, unknown> {
  return {
    format: remoteFormat,
    story: weir.id,
    digest: weir.digest,
    language: 'en',
    seed: 1,
    steps: [{ type: 'enter' }],
    slots: [
      { at: 0, id: 'weir.sound' },
      { at: 1, id: 'weir.greet' },
    ],
    variant: 0,
    draw: 7,
    ...change,
  }
}

/** The events of an answer. */
export async function eventsOf(response: Response): Promise<readonly RemoteEvent[]> {
  const text = await response.text()
  return text
    .split('\n\n')
    .filter(part => part.startsWith('data: '))
    .map(part => JSON.parse(part.slice(6)) as RemoteEvent)
}

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${((await response.json()) as { error: { code: string } }).error.code}`
}

/** The provider of a game that talks to a test server. */
export function remoteOf({ fetch }: TestServer): NarrativeProvider {
  return remote({ url: base, fetch: fetch as typeof globalThis.fetch })
}
