import type { PackageArrows } from './package-arrows.ts'

export const serverArrows: PackageArrows = {
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
    receipts: {
      imports: [],
      says: 'receipts signs texts that were answered, and knows them again; it knows nobody else.',
    },
    replay: {
      imports: ['limits', 'receipts', 'refusal'],
      says: 'replay plays stories; it knows no request, no token and no provider.',
    },
    answer: { imports: ['limits', 'log', 'refusal'], says: 'answer asks providers for what was found to be in order.' },
    game: { imports: [], says: 'game is about the page that is served; it knows no other room.' },
    handler: {
      imports: ['answer', 'limits', 'log', 'receipts', 'refusal', 'replay', 'session', 'wire'],
      says: 'handler joins the rooms of a server; node, redis and sqlite are doors of their own.',
    },
    node: { imports: ['game', 'handler', 'session'], says: 'node serves a handler and a game with Node.' },
    redis: { imports: ['limits'], says: 'redis keeps limits, and is a door of its own.' },
    sqlite: { imports: ['limits'], says: 'sqlite keeps limits, and is a door of its own.' },
  },
}
