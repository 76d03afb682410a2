import type { PackageArrows } from './package-arrows.ts'

export const authorArrows: PackageArrows = {
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
