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
    providers: { imports: ['command', 'story-file'], says: 'providers are chosen here by the name that was typed.' },
    play: { imports: ['command', 'providers', 'story-file', 'terminal'], says: 'play plays a story in a terminal.' },
    evaluate: {
      imports: ['command', 'story-file'],
      says: 'evaluate measures what providers write: routes, answers, sheets for readers, tables. It plays no story for a player.',
      rooms: {
        files: { imports: [], says: 'files reads and writes files; it does not know what is in them.' },
        routes: { imports: ['files'], says: 'routes finds paths through a story and keeps what they ask.' },
        run: { imports: ['files', 'routes'], says: 'run is one evaluation: its folder and its plan.' },
        writers: {
          imports: ['files', 'routes', 'run'],
          says: 'writers collects answers, from people and from providers; it knows nothing of who reads them.',
        },
        readers: {
          imports: ['files', 'routes', 'run', 'writers'],
          says: 'readers makes the sheets of blind readers, and reads what they found.',
        },
        measure: { imports: [], says: 'measure counts; it knows no files and no sheets.' },
        report: {
          imports: ['measure', 'readers', 'routes', 'run', 'writers'],
          says: 'report makes tables and sentences of what was found.',
        },
      },
    },
    record: {
      imports: ['evaluate'],
      says: 'record makes and checks tapes; its sheets are those of evaluate.',
    },
    'command-line': {
      imports: ['command', 'evaluate', 'pace', 'play', 'providers', 'record', 'story-file', 'terminal'],
      says: 'command-line is the commands themselves: it joins the other rooms, and knows no Vite.',
      rooms: { evaluate: { imports: [], says: 'evaluate is the steps of `lacuna evaluate`, one a file.' } },
    },
  },
}
