import type { Frame, Line } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { readCues } from './read-cues.ts'

const lineOf = (id: string, ...values: readonly string[]): Line => ({
  id,
  text: id,
  spans: [],
  tags: [],
  done: true,
  cues: [{ key: 'place', value: 'yard' }, ...values.map(value => ({ key: 'sound', value }))],
})

/** As far as it is looked at. */
const frameOf = (entry: number, phase: Frame['phase'], ...lines: readonly Line[]): Frame =>
  ({
    ledgerEntry: entry,
    phase,
    lines,
    endCues: phase === 'writing' ? [] : [{ key: 'effect', value: `end ${entry}` }],
  }) as never

function listening(): ReturnType<typeof readCues> & { readonly heard: () => readonly string[] } {
  const heard: string[] = []
  const cues = readCues(({ value, line }) => heard.push(line === undefined ? value : `${value} ${line}`))
  return { ...cues, heard: () => heard.splice(0) }
}

test('a cue is fired when its line is read, and only once', () => {
  const { read, heard } = listening()
  const one = lineOf('1.0', 'a')
  const two = lineOf('1.1', 'b', 'c')
  const frame = frameOf(1, 'choosing', one, two)
  read(frame, one)
  expect(heard()).toEqual(['a 1.0'])
  read(frame, one)
  read(frame, two)
  expect(heard()).toEqual(['b 1.1', 'c 1.1'])
  read(frame, undefined)
  read(frame, undefined)
  expect(heard()).toEqual(['end 1'])
})

test('while the turn is being written, what is behind its last line waits', () => {
  const { read, heard } = listening()
  read(frameOf(1, 'writing', lineOf('1.0', 'a')), undefined)
  expect(heard()).toEqual(['a 1.0'])
  read(frameOf(1, 'choosing', lineOf('1.0', 'a'), lineOf('1.1', 'b')), undefined)
  expect(heard()).toEqual(['b 1.1', 'end 1'])
})

test('back, forward and load repeat none; a new choice does', () => {
  const { read, skip, heard } = listening()
  const first = frameOf(1, 'choosing', lineOf('1.0', 'a'))
  const second = frameOf(2, 'choosing', lineOf('2.0', 'b'))
  for (const frame of [first, second]) read(frame, undefined)
  heard()
  for (const frame of [first, second, first]) read(frame, undefined)
  expect(heard()).toEqual([])
  read(frameOf(4, 'choosing', lineOf('2.0', 'c')), undefined)
  expect(heard()).toEqual(['c 2.0', 'end 4'])
  skip(first)
  read(first, undefined)
  expect(heard()).toEqual([])
  read(second, undefined)
  expect(heard()).toEqual(['b 2.0', 'end 2'])
})
