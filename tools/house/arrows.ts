/**
 * Who may import whom. `tools/write-arrows.ts` turns this table into lint rules (`tools/house/arrows.json`); the sentences
 * are what lint says to whoever breaks one.
 */
export interface PackageArrows {
  readonly folder: string
  /** What no file of the package imports. */
  readonly never: readonly Ban[]
  /** Modules that only some places of the package import: a room, a room within a room, or a file. */
  readonly libraries: readonly (Ban & { readonly only: readonly string[] })[]
  /** Its rooms, by folder, and which other rooms each imports. `arrows.test.ts` compares both with the files. */
  readonly rooms: Readonly<Record<string, RoomArrows>>
}

export interface RoomArrows {
  readonly imports: readonly string[]
  readonly says: string
  /** Its own rooms, by folder, and which of the others each imports: all of its folders, or none is listed. */
  readonly rooms?: Readonly<Record<string, RoomArrows>>
  /** Folders of the room that don't import each other. */
  readonly apart?: { readonly folders: readonly string[]; readonly says: string }
}

export interface Ban {
  readonly modules: readonly string[]
  readonly says: string
}

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
      only: ['xstate', 'ink/chart', 'session/session-actor-logic.ts', 'session/session-of.ts'],
      says: 'XState stays in the room xstate, the chart of an ink story and the session (session-actor-logic.ts, session-of.ts), so that a new major version of it is a change in few files.',
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
    story: { imports: ['base'], says: 'story says what a story is; of the other rooms it knows only base.' },
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
    fill: {
      imports: ['base', 'formats', 'ledger', 'provider', 'story'],
      says: 'fill turns slots into fills; it builds on provider, ledger, formats, story and base, and never on play or a room above it.',
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
        pipeline: {
          imports: ['consent', 'contract', 'credentials', 'request', 'store'],
          says: 'pipeline takes a request to accepted fills.',
        },
      },
    },
    play: {
      imports: ['base', 'fill', 'ledger', 'provider', 'story'],
      says: 'play is the reducer of a play-through and what it replays by: it is pure, and knows no session, save or lookahead.',
    },
    player: {
      imports: ['ledger', 'story'],
      says: 'player works out from a play-through what is believed about the player; it knows nobody who uses it.',
    },
    requests: {
      imports: ['fill', 'ledger', 'play', 'provider', 'story'],
      says: 'requests turns open slots into requests; it knows no session and no lookahead.',
    },
    ahead: {
      imports: ['base', 'fill', 'ledger', 'play', 'player', 'story'],
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
    },
    xstate: {
      imports: ['base', 'story', 'write'],
      says: 'xstate is an outer room: it makes a Skeleton and a Story, and knows nothing of who plays them.',
    },
    providers: {
      imports: ['base', 'formats', 'provider', 'story'],
      says: 'providers is an outer room: a vendor is made of what any author of a provider has, and knows neither fill nor a session.',
      apart: {
        folders: ['grammar', 'recorded', 'anthropic', 'openai-compatible', 'ai-sdk', 'chrome', 'wllama', 'remote'],
        says: 'One provider does not know another: what several share stands in the room provider.',
      },
    },
    lazy: {
      imports: ['base', 'play', 'save', 'session', 'story'],
      says: 'lazy is an outer room: sessions whose larger parts are fetched when there is one.',
    },
    check: {
      imports: ['base', 'fill', 'ledger', 'provider', 'session', 'story'],
      says: 'check is an outer room: it plays stories of any format, and imports neither a format nor a provider.',
    },
    testing: {
      imports: ['base', 'fill', 'provider', 'record', 'session', 'story'],
      says: 'testing is an outer room: it tests whatever is handed in, and imports neither a format nor a provider.',
    },
  },
}

const runtimeWeb: PackageArrows = {
  folder: 'packages/runtime-web/src',
  never: [
    {
      modules: ['lacuna'],
      says: "The author's tools stay on the author's machine: a runtime does not import them.",
    },
    {
      modules: ['@lacuna/server'],
      says: 'A page reaches a server over the network, never by import.',
    },
  ],
  libraries: [
    {
      modules: ['pixi.js'],
      only: ['stage', 'pixi-text'],
      says: 'Pixi comes with the stage: only src/stage and src/pixi-text import it, so that words can be read before it has loaded.',
    },
    {
      modules: ['idb-keyval'],
      only: ['saves'],
      says: 'What keeps saves is known in the room saves only; elsewhere it is a SaveStorage.',
    },
  ],
  rooms: {
    painting: { imports: [], says: 'painting is arithmetic on colours and shapes: it imports no other room.' },
    stage: { imports: ['painting'], says: 'stage paints: of the other rooms it knows only painting.' },
    'pixi-text': { imports: [], says: 'pixi-text is a door of its own: a game takes it without page, stage or saves.' },
    overlay: { imports: [], says: 'overlay shows what a session does; it knows the engine, and no other room.' },
    parts: { imports: [], says: 'parts fetches code when it is first needed; it does not know what.' },
    fillers: { imports: ['parts'], says: 'fillers describes models that a player may choose; it knows no page.' },
    page: {
      imports: ['fillers', 'parts'],
      says: 'page is words in the DOM: it does not wait for stage, painting or saves. Of fillers it knows types alone.',
    },
    saves: { imports: [], says: 'saves keeps what it is given, and knows no other room.' },
    mount: {
      imports: ['fillers', 'overlay', 'page', 'painting', 'parts', 'saves', 'stage'],
      says: 'mount joins page, stage and saves; pixi-text is a door of its own.',
    },
  },
}

const server: PackageArrows = {
  folder: 'packages/server/src',
  never: [
    {
      modules: ['@lacuna/runtime-web', 'lacuna', 'pixi.js'],
      says: 'The server knows the engine, and no page or tool.',
    },
  ],
  libraries: [
    {
      modules: ['hono', '@hono'],
      only: ['handler', 'node'],
      says: 'How requests are routed is known in the rooms handler and node only.',
    },
    { modules: ['jose'], only: ['session'], says: 'What a token is made of is known in the room session only.' },
    {
      modules: ['node:*'],
      only: ['node', 'sqlite'],
      says: 'The handler runs wherever there is fetch: what is Node’s own stays behind the doors node and sqlite.',
    },
    {
      modules: ['ioredis', 'unstorage'],
      only: [],
      says: 'The clients of a store are the game developer’s own: the server takes what they make.',
    },
  ],
  rooms: {
    refusal: { imports: [], says: 'refusal is what is said to whoever asks: it knows no other room.' },
    log: {
      imports: ['refusal'],
      says: 'log is data about what happened; it knows the codes of refusals, and nothing else.',
    },
    limits: { imports: ['refusal'], says: 'limits counts, and refuses; it does not know what.' },
    session: { imports: ['refusal'], says: 'session gives and reads tokens; it knows no story and no limit.' },
    wire: { imports: ['limits', 'refusal'], says: 'wire reads and writes bodies; it knows no story.' },
    replay: {
      imports: ['limits', 'refusal'],
      says: 'replay plays stories; it knows no request, no token and no provider.',
    },
    answer: { imports: ['limits', 'log', 'refusal'], says: 'answer asks providers for what was found to be in order.' },
    game: { imports: [], says: 'game is about the page that is served; it knows no other room.' },
    handler: {
      imports: ['answer', 'limits', 'log', 'refusal', 'replay', 'session', 'wire'],
      says: 'handler joins the rooms of a server; node, redis and sqlite are doors of their own.',
    },
    node: { imports: ['game', 'handler', 'session'], says: 'node serves a handler and a game with Node.' },
    redis: { imports: ['limits'], says: 'redis keeps limits, and is a door of its own.' },
    sqlite: { imports: ['limits'], says: 'sqlite keeps limits, and is a door of its own.' },
  },
}

const author: PackageArrows = {
  folder: 'packages/author/src',
  never: [{ modules: ['@lacuna/runtime-web'], says: "The author's tools know the engine, not a runtime." }],
  libraries: [],
  rooms: {
    terminal: { imports: [], says: 'terminal prints and asks; it knows no story and no command.' },
    command: { imports: ['terminal'], says: 'command says what a command is and how it may end; it knows none.' },
    'story-file': { imports: [], says: 'story-file reads and compiles the files of a story; it knows no terminal.' },
    vite: { imports: ['story-file'], says: 'vite is a door of its own: a build prints nothing and asks nobody.' },
    pace: { imports: ['command', 'terminal'], says: 'pace simulates readers; of files it knows nothing.' },
    play: { imports: ['command', 'story-file', 'terminal'], says: 'play plays a story in a terminal.' },
    'command-line': {
      imports: ['command', 'pace', 'play', 'story-file', 'terminal'],
      says: 'command-line is the commands themselves: it joins the other rooms, and knows no Vite.',
    },
  },
}

export const packages: readonly PackageArrows[] = [engine, runtimeWeb, server, author]

/** Doors that must stay light: what they may not pull in. */
export const lightDoors: readonly (Ban & { readonly file: string })[] = [
  {
    file: 'packages/engine/src/index.ts',
    modules: ['./ink', './xstate', './providers', './check', './testing'],
    says: 'The first door stays light: ink, xstate, providers, check and testing have doors of their own.',
  },
]
