import { expect, test } from 'vitest'
import type { Position } from '../routes/positions.ts'
import type { Fill } from '../writers/fills.ts'
import { elsewhereOf } from './elsewhere.ts'

/** A place of the slot `desk.list` on a route: what its reader has done, and what its request says, numbered from 1. */
function place(route: string, acts: readonly string[], items: readonly string[] = acts): Position {
  const context = [{ label: 'diary', text: '', trust: 'author', items: items.map((text, at) => ({ n: at + 1, text })) }]
  return {
    id: `${route}/3/desk.list`,
    route,
    slot: { slot: 'desk.list', key: 'desk.list', words: 'A list.' },
    asked: { request: { context } },
    acts: acts.map(text => ({ id: text, text })),
  } as unknown as Position
}

const written = (position: Position, ...uses: readonly number[]): Fill => ({
  writer: 'written',
  position,
  state: 'written',
  text: 'A hen, and a lie.',
  uses,
  isOwn: true,
})

const here = place('here', ['You lied.', 'You counted hens.', 'You carried him.'])
const noHens = place('no-hens', ['You lied.', 'You carried him.'])
const nothing = place('nothing', [])
const same = place('same', ['You lied.', 'You counted hens.', 'You carried him.'])
const other = place('other', ['You lied.', 'You counted hens.', 'You left him.', 'You slept.'])

test('elsewhere is the play that differs least in what the text uses, and in one thing at least', () => {
  // It uses the lie and the hens: one reader lacks the hens, one lacks both.
  expect(elsewhereOf(written(here, 1, 2), [here, nothing, noHens, same])?.route).toBe('no-hens')
  expect(elsewhereOf(written(here, 1, 2), [here, nothing, same])?.route).toBe('nothing')
})

test('of plays that differ equally in what is used, it is the one whose reader did most of the same', () => {
  const alike = place('alike', ['You counted hens.', 'You carried him.'])
  expect(elsewhereOf(written(here, 1), [nothing, alike])?.route).toBe('alike')
})

test('a text that uses nothing, or nothing that differs, is tried where the reader did most of the same, and one thing otherwise', () => {
  expect(elsewhereOf(written(here), [nothing, other, noHens, same])?.route).toBe('no-hens')
  expect(elsewhereOf(written(here, 1), [other, same])?.route).toBe('other')
})

test('where all readers did the same, and where no other route meets the slot, there is no elsewhere', () => {
  expect(elsewhereOf(written(here, 1), [here, same])).toBeUndefined()
  expect(elsewhereOf(written(here, 1), [here])).toBeUndefined()
})
