import { authorArrows } from './author-arrows.ts'
import type { Ban, PackageArrows } from './package-arrows.ts'
import { runtimeWebArrows } from './runtime-web-arrows.ts'
import { serverArrows } from './server-arrows.ts'

/**
 * Who may import whom. `tools/write-arrows.ts` turns this table into lint rules (`tools/house/arrows.json`); the sentences
 * are what lint says to whoever breaks one. The engine's part is here, each other package has a file beside this one.
 */
const engine: PackageArrows = {
  folder: 'packages/engine/src',
  never: [
    {
      modules: ['@lacuna/runtime-web', '@lacuna/server', 'lacuna', 'pixi.js'],
      says: 'The engine is headless and knows nobody who uses it.',
    },
    {
      modules: ['@lacuna/engine'],
      says: "Inside the engine, import the file by its relative path, not the engine's own door.",
    },
  ],
  libraries: [
    {
      modules: ['xstate'],
      only: [
        'xstate',
        'ink/chart',
        'session/session-actor-logic.ts',
        'session/session.ts',
        'session/session-of.ts',
        'session/session-types.ts',
        'session/start-session.ts',
      ],
      says: 'XState stays in the room xstate, the chart of an ink story and five files of the session, so that a new major version of it is a change in few files.',
    },
    {
      modules: ['valibot'],
      only: ['formats'],
      says: 'What schemas are made of is known in the room formats: take it from formats/schemas.ts.',
    },
    {
      modules: ['inkjs'],
      only: ['ink'],
      says: 'The ink runtime is known in the room ink only; elsewhere a story is a Skeleton.',
    },
    {
      modules: ['inkjs/full'],
      only: ['ink/compiler'],
      says: 'A published story needs only the runtime: the compiler is a door of its own, src/ink/compiler.',
    },
    {
      modules: ['yaml'],
      only: ['ink/compiler'],
      says: 'A published story carries no YAML parser: only ./ink/compiler reads the bible.',
    },
    {
      modules: ['@anthropic-ai', '@wllama', 'tracery-grammar', 'eventsource-parser'],
      only: ['provider', 'providers'],
      says: 'What a provider is made of stays in the rooms provider and providers.',
    },
  ],
  rooms: {
    base: { imports: [], says: 'base has no domain word: it imports no other room of the engine.' },
    story: {
      imports: ['base'],
      says: 'story says what a story is; of the other rooms it knows only base.',
      rooms: { verbs: { imports: [], says: 'verbs is what each verb of a slot means, as a table.' } },
    },
    formats: {
      imports: ['base', 'story'],
      says: 'formats says how files are read; of the other rooms it knows only story and base.',
    },
    write: {
      imports: ['base', 'story'],
      says: 'write (the kit) builds on story and base, and knows nothing of what happens to a story later.',
    },
    ledger: {
      imports: ['base', 'formats', 'story'],
      says: 'ledger records in the words of story and base, is read by formats, and knows nobody who writes into it.',
    },
    provider: {
      imports: ['base', 'story'],
      says: 'provider is the port of a provider, and what one is made of; it knows no session, and nobody who asks.',
      rooms: {
        port: { imports: [], says: 'port says what a provider is asked, and what it answers.' },
        request: { imports: ['port'], says: 'request puts what is asked into words.' },
        answer: { imports: ['port'], says: 'answer reads and writes answers.' },
        http: { imports: ['port'], says: 'http is what providers over a network share.' },
        cost: { imports: ['port'], says: 'cost counts tokens and money.' },
      },
    },
    diary: {
      imports: ['base', 'story'],
      says: 'diary is what a play-through remembers for requests, and who knows it: pure, from steps and passages; it knows no path, and nobody who asks.',
    },
    fill: {
      imports: ['base', 'diary', 'formats', 'ledger', 'provider', 'story'],
      says: 'fill turns slots into fills; it builds on provider, ledger, formats, diary, story and base, and never on play or a room above it.',
      rooms: {
        request: { imports: [], says: 'request builds requests; it knows nothing of what becomes of them.' },
        bank: { imports: [], says: 'bank finds reviewed texts, and knows no provider.' },
        store: { imports: [], says: 'store keeps fills, and does not know how they come about.' },
        consent: { imports: [], says: 'consent keeps what a player agreed to, and what was sent.' },
        credentials: {
          imports: [],
          says: 'credentials takes the signature of a vendor out of a text, and puts it back.',
        },
        contract: {
          imports: ['bank', 'credentials', 'request'],
          says: 'contract checks candidates; it knows no pipeline, no store and no consent.',
        },
        judges: {
          imports: ['contract', 'request'],
          says: 'a judge picks among candidates; it asks for none, and writes no word.',
        },
        pipeline: {
          imports: ['consent', 'contract', 'credentials', 'judges', 'request', 'store'],
          says: 'pipeline takes a request to accepted fills.',
        },
      },
    },
    play: {
      imports: ['base', 'diary', 'fill', 'ledger', 'story'],
      says: 'play is the reducer of a play-through and what it replays by: it is pure, and knows no session, save or lookahead.',
    },
    player: {
      imports: ['ledger', 'play', 'story'],
      says: 'player works out from a play-through what is believed about the player; it knows nobody who uses it.',
    },
    requests: {
      imports: ['diary', 'fill', 'ledger', 'play', 'provider', 'story'],
      says: 'requests turns open slots into requests; it knows no session and no lookahead.',
    },
    ahead: {
      imports: ['base', 'diary', 'fill', 'ledger', 'play', 'player', 'requests', 'story'],
      says: 'ahead finds and prepares what coming turns ask for; it knows no session.',
    },
    save: {
      imports: ['base', 'formats', 'ledger', 'play', 'story'],
      says: 'save writes play-throughs and restores them; it knows no session and no lookahead.',
    },
    record: {
      imports: ['base', 'fill', 'ledger', 'play', 'story'],
      says: 'record shows what was played: history and transcripts. It knows no session.',
    },
    session: {
      imports: ['ahead', 'base', 'fill', 'ledger', 'play', 'provider', 'record', 'requests', 'save', 'story'],
      says: 'session joins the rooms of a play-through; ink, xstate, providers, check and testing come to it, not the other way round.',
    },
    ink: {
      imports: ['base', 'formats', 'story'],
      says: 'ink is an outer room: it makes a Skeleton and a Story, and knows nothing of who plays them.',
      rooms: {
        chart: { imports: [], says: 'chart draws a story, and is an entry of its own: it knows no compiler.' },
        compiler: {
          imports: [],
          says: 'compiler makes bundles, and is an entry of its own: it draws no chart.',
          rooms: {
            codes: { imports: [], says: 'codes describes diagnostics, and knows nobody who reports them.' },
            checks: { imports: [], says: 'checks reports what an author wrote by mistake.' },
          },
        },
      },
    },
    xstate: {
      imports: ['base', 'story', 'write'],
      says: 'xstate is an outer room: it makes a Skeleton and a Story, and knows nothing of who plays them.',
    },
    providers: {
      imports: ['base', 'formats', 'provider', 'story'],
      says: 'providers is an outer room: a vendor is made of what any author of a provider has, and knows neither fill nor a session.',
      rooms: Object.fromEntries(
        [
          'grammar',
          'recorded',
          'anthropic',
          'openai-compatible',
          'ai-sdk',
          'chrome',
          'wllama',
          'remote',
          'wrappers',
        ].map(name => [
          name,
          {
            imports: [],
            says: 'One provider does not know another: what several share stands in the room provider.',
          },
        ]),
      ),
    },
    lazy: {
      imports: ['base', 'play', 'save', 'session', 'story'],
      says: 'lazy is an outer room: sessions whose larger parts are fetched when there is one.',
    },
    check: {
      imports: ['base', 'fill', 'ledger', 'play', 'provider', 'requests', 'session', 'story'],
      says: 'check is an outer room: it plays stories of any format, and imports neither a format nor a provider.',
    },
    testing: {
      imports: ['base', 'fill', 'provider', 'record', 'session', 'story'],
      says: 'testing is an outer room: it tests whatever is handed in, and imports neither a format nor a provider.',
    },
  },
}

export const packages: readonly PackageArrows[] = [engine, runtimeWebArrows, serverArrows, authorArrows]

/** Holds in every file of the workspace, tests included. */
export const doorsOnly: Ban = {
  modules: [
    '@lacuna/*/src/**',
    '@lacuna/*/dist/**',
    'lacuna/src/**',
    'lacuna/dist/**',
    '**/packages/*/src/**',
    '**/packages/*/dist/**',
    '**/{engine,runtime-web,author,server}/src/**',
  ],
  says: "A package enters another one by its public doors only: import '@lacuna/engine/ink', not a file behind it.",
}

/** Doors that must stay light: what they may not pull in. */
export const lightDoors: readonly (Ban & { readonly file: string })[] = [
  {
    file: 'packages/engine/src/index.ts',
    modules: ['./ink', './xstate', './providers', './check', './testing'],
    says: 'The first door stays light: ink, xstate, providers, check and testing have doors of their own.',
  },
]
