import { doorsOnly, lightDoors, packages } from './arrows.ts'
import type { Ban, PackageArrows, RoomArrows } from './package-arrows.ts'

interface Pattern {
  readonly group: readonly string[]
  readonly message: string
}

/** The lint configuration that the table of arrows stands for, as Biome reads it. */
export function lintOfArrows(): string {
  const overrides = [
    ...packages.flatMap(ofPackage),
    // An override replaces the rules before it, so a door repeats what holds in its whole package.
    ...lightDoors.map(door => {
      const home = packages.find(({ folder }) => door.file.startsWith(`${folder}/`))
      return override([door.file], [...(home === undefined ? [] : wholePackage(home, '')), pattern(door)])
    }),
  ]
  const everywhere = { linter: { rules: { style: restricted([pattern(doorsOnly)]) } } }
  return `${readable({ ...everywhere, overrides })}\n`
}

function ofPackage(house: PackageArrows): readonly object[] {
  // From the widest place to the narrowest: of several overrides that hold for a file, the last one counts.
  const places = new Set(['', ...foldersOf(house.rooms), ...house.libraries.flatMap(({ only }) => only)])
  return [...places]
    .toSorted((a, b) => depth(a) - depth(b))
    .map(place => {
      const path = [house.folder, place].filter(Boolean).join('/')
      return override(
        place.endsWith('.ts') ? [path] : [`${path}/**`, '!**/*.test.ts', '!**/*.test-d.ts', '!**/*.fixture.ts'],
        [...wholePackage(house, place), ...ofPlace(house.rooms, place.split('/'))],
      )
    })
}

/** Of all rooms, and of those within them. */
const foldersOf = (rooms: PackageArrows['rooms']): readonly string[] =>
  Object.entries(rooms).flatMap(([name, { rooms = {} }]) => [
    name,
    ...foldersOf(rooms).map(inner => `${name}/${inner}`),
  ])

const depth = (place: string): number => (place === '' ? 0 : place.split('/').length)

function wholePackage(house: PackageArrows, place: string): readonly Pattern[] {
  const allowed = (only: readonly string[]): boolean =>
    only.some(each => place === each || place.startsWith(`${each}/`))
  return [doorsOnly, ...house.never, ...house.libraries.filter(({ only }) => !allowed(only))].map(pattern)
}

/** What holds in a room, and in the rooms within it that lead to a place. */
function ofPlace(rooms: PackageArrows['rooms'], [name = '', ...rest]: readonly string[]): readonly Pattern[] {
  const room = rooms[name]
  return room === undefined ? [] : [...ofRoom(rooms, name, room), ...ofPlace(room.rooms ?? {}, rest)]
}

function ofRoom(rooms: PackageArrows['rooms'], name: string, room: RoomArrows): readonly Pattern[] {
  const others = Object.keys(rooms).filter(other => other !== name && !room.imports.includes(other))
  return others.length === 0 ? [] : [{ group: [upTo(others)], message: `${room.says} ${mayImport(name, room)}` }]
}

/** What whoever breaks an arrow can do instead. */
const mayImport = (name: string, { imports }: RoomArrows): string =>
  imports.length === 0
    ? `(${name} imports no other room, says tools/house/arrows.ts.)`
    : `(${name} imports only ${imports.join(', ')}, says tools/house/arrows.ts.)`

/** However deep the file that imports them stands. */
const upTo = (folders: readonly string[]): string =>
  `{..,../..,../../..}/${folders.length > 1 ? `{${folders.join(',')}}` : folders[0]}/**`

const pattern = ({ modules, says }: Ban): Pattern => ({
  group: modules.flatMap(name => (name.includes('*') ? [name] : [name, `${name}/**`])),
  message: says,
})

const restricted = (patterns: readonly Pattern[]): object => ({
  noRestrictedImports: { level: 'error', options: { patterns } },
})

const override = (includes: readonly string[], patterns: readonly Pattern[]): object => ({
  includes,
  linter: { rules: { style: restricted(patterns) } },
})

/** One line for each pattern, so that a change of the table reads well as a change of what it is turned into. */
function readable(config: object): string {
  return JSON.stringify(config, null, 1).replaceAll(/\{\n\s*"group": [^\]]*\],\n\s*"message": .*\n\s*\}/g, text =>
    text.replaceAll(/\n\s*/g, ' '),
  )
}
