import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packages } from '../house/arrows.ts'
import { directArrows, downwards, rowsOf } from './layered-graph.ts'
import { paintPackages } from './paint-packages.ts'

const docs = join(import.meta.dirname, '../../docs')
const page = readFileSync(join(docs, 'architecture.md'), 'utf8').replaceAll('\r\n', '\n')

test('the picture shows the table of arrows (else run tools/write-arrows.ts)', () => {
  expect(readFileSync(join(docs, 'pictures/packages.svg'), 'utf8')).toBe(paintPackages())
})

test('the picture is well-formed, with every room once and no box upon another', () => {
  const picture = paintPackages()
  expect(picture.match(/<g\b/g)?.length).toBe(picture.match(/<\/g>/g)?.length)
  for (const { rooms } of packages) for (const room of Object.keys(rooms)) expect(picture).toContain(`>${room}</text>`)
  for (const panel of picture.split('class="panel"').slice(1)) {
    const boxes = [...panel.matchAll(/class="room" x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => `${x}/${y}`)
    expect(new Set(boxes).size).toBe(boxes.length)
  }
})

test('each arrow between packages begins at the lower or left edge of one panel and ends at an edge of another', () => {
  const picture = paintPackages()
  const panels = [
    ...picture.matchAll(/translate\((\d+) (\d+)\)">\n<rect class="panel" width="(\d+)" height="(\d+)"/g),
  ].map(([, ...numbers]) => numbers.map(Number))
  const touches = (x: number, y: number): boolean =>
    panels.some(([left = 0, top = 0, width = 0, height = 0]) => {
      const isWithin = x >= left && x <= left + width && y >= top && y <= top + height
      return isWithin && (x === left || x === left + width || y === top || y === top + height)
    })
  const arrows = [...picture.matchAll(/class="between" d="M(\S+) ([\d.]+)([^"]*)"/g)]
  expect(arrows).toHaveLength(3)
  for (const [, x, y, rest = ''] of arrows) {
    const [, across] = /H([\d.]+)/.exec(rest) ?? []
    const [, lineX, lineY] = /L(\S+) (\S+)/.exec(rest) ?? []
    const [, down] = /V([\d.]+)$/.exec(rest) ?? []
    expect(touches(Number(x), Number(y))).toBe(true)
    expect(touches(Number(lineX ?? across), Number(lineY ?? down))).toBe(true)
  }
})

describe('a graph', () => {
  test('leaves out an arrow where a longer way leads there', () => {
    expect(directArrows({ top: ['mid', 'low'], mid: ['low'], low: [] })).toEqual({
      top: ['mid'],
      mid: ['low'],
      low: [],
    })
  })

  test('keeps one direction of two that import each other', () => {
    expect(downwards({ a: ['b', 'c'], b: ['a'], c: [] })).toEqual({ a: ['b', 'c'], b: [], c: [] })
  })

  test('stands each name above what it imports', () => {
    expect(rowsOf({ top: ['mid', 'low'], mid: ['low'], low: [], alone: [] })).toEqual([
      ['low', 'alone'],
      ['mid'],
      ['top'],
    ])
  })
})

describe('the page of the architecture', () => {
  test('has a line for every room of the table, and for no other', () => {
    const parts = page.split(/^\*\*`(packages\/[a-z-]+)`\*\*/m).slice(1)
    const described = new Map<string, readonly string[]>()
    for (let index = 0; index < parts.length; index += 2) {
      const table = (parts[index + 1] ?? '').split('\n## ')[0] ?? ''
      const cells = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell)
      described.set(`${parts[index]}/src`, cells.flatMap(cell => cell.replaceAll('`', '').split(', ')).toSorted())
    }
    const known = packages.map(({ folder, rooms }) => [folder, Object.keys(rooms).toSorted()] as const)
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(known))
  })

  const steps = [...page.matchAll(/\[`(\w+)`\]\(([^)]+\.ts)\)/g)].map(([, name = '', path = '']) => ({ name, path }))

  test('walks from the click to the page and on', () => {
    expect(steps.length).toBeGreaterThan(20)
    expect(page.match(/^\d+\. /gm)?.map(Number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  })

  test.each(steps)('$name is declared in $path', ({ name, path }) => {
    const file = join(docs, path)
    expect(existsSync(file)).toBe(true)
    const declared = new RegExp(`(?:function\\*?|class|interface|type|const) ${name}\\b|^ {2,4}${name}\\(`, 'm')
    expect(readFileSync(file, 'utf8')).toMatch(declared)
  })
})
