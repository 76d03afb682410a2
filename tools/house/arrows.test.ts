import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packages } from './arrows.ts'
import { lintOfArrows } from './lint-of-arrows.ts'
import type { PackageArrows } from './package-arrows.ts'

const root = join(import.meta.dirname, '../..')

test('lint knows the arrows that the table says (else run tools/write-arrows.ts)', () => {
  expect(readFileSync(join(import.meta.dirname, 'arrows.json'), 'utf8')).toBe(lintOfArrows())
})

/** Which other rooms the files of each room import, types included; tests and fixtures aside. */
function importsByRoom(folder: string): Readonly<Record<string, readonly string[]>> {
  const source = join(root, folder)
  const found: Record<string, Set<string>> = {}
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const [room = '', ...rest] = path.replaceAll('\\', '/').split('/')
    if (rest.length === 0 || !path.endsWith('.ts') || /\.(test|test-d|fixture)\.ts$/.test(path)) continue
    found[room] ??= new Set()
    const text = readFileSync(join(source, path), 'utf8')
    for (const [, module = ''] of text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const other = relative(source, join(source, dirname(path), module))
        .replaceAll('\\', '/')
        .split('/')
      if (other.length > 1 && other[0] !== room && other[0] !== '..') found[room]?.add(other[0] ?? '')
    }
  }
  return Object.fromEntries(Object.entries(found).map(([room, others]) => [room, [...others].toSorted()]))
}

/** Every room that may have rooms within it, at any depth: its folder, and what the table says is in it. */
function divisions(
  folder: string,
  rooms: PackageArrows['rooms'],
): readonly (readonly [string, PackageArrows['rooms']])[] {
  return [
    [folder, rooms],
    ...Object.entries(rooms).flatMap(([name, { rooms = {} }]) => divisions(`${folder}/${name}`, rooms)),
  ]
}

test('every package is in the table', () => {
  const folders = readdirSync(join(root, 'packages')).map(name => `packages/${name}/src`)
  expect(packages.map(({ folder }) => folder).toSorted()).toEqual(folders.toSorted())
})

describe.each(packages.flatMap(({ folder, rooms }) => divisions(folder, rooms)))('%s', (folder, rooms) => {
  const real = importsByRoom(folder)

  test('every folder with code in it is a room of the table', () => {
    expect(Object.keys(rooms).toSorted()).toEqual(Object.keys(real).toSorted())
  })

  test('the table has an arrow where there is an import, and nowhere else', () => {
    const said = Object.fromEntries(Object.entries(rooms).map(([room, { imports }]) => [room, imports.toSorted()]))
    expect(said).toEqual(real)
  })
})
