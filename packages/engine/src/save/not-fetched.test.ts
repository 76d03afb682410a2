import { expect, test, vi } from 'vitest'
import { fileOfFormatOne, storiesOfFormatOne } from '../../fixtures/format-one.ts'
import { createSession } from '../session/create-session.ts'

// The network that the page is loaded over: code that is fetched when it is needed is not to be had.
vi.mock('./save-format-1.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

test('a whole save of format 1 is not called damaged where what reads it can’t be fetched', async () => {
  const { save } = fileOfFormatOne<{ readonly save: unknown }>('saves/ferry-answered.json')
  const session = createSession(storiesOfFormatOne().ferry!, { snapshot: save })
  const frame = await session.settled()
  expect(frame).toMatchObject({ phase: 'failed', problem: { code: 'save-not-read' } })
  expect(session.save()).toEqual(save)
})
