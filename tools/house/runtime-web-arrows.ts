import type { PackageArrows } from './package-arrows.ts'

export const runtimeWebArrows: PackageArrows = {
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
    painting: {
      imports: [],
      says: 'painting is arithmetic on colours and shapes: it imports no other room.',
      rooms: { elements: { imports: [], says: 'elements is what a picture is made of.' } },
    },
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
