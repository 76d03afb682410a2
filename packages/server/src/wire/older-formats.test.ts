import { readFileSync } from 'node:fs'
import type { Json } from '@lacuna/engine'
import { remoteFormat } from '@lacuna/engine/providers/remote'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits/limits.ts'
import { readFillBody, readSessionBody } from './read-fill-body.ts'
import { fillBodyFormat } from './wire-formats.ts'

const bodyFormat = fillBodyFormat(defaultLimits)
const wire = new URL('../../../engine/fixtures/format-1/wire.json', import.meta.url)
const sent = JSON.parse(readFileSync(wire, 'utf8')) as readonly { readonly path: string; readonly body: Json }[]

describe('what a game of format 1 sends is read', () => {
  test.each(sent.map(({ path, body }, index) => [index, path, body] as const))('%i %s', (_, path, body) => {
    if (path === '/lacuna/session') expect(readSessionBody(body)).toEqual({ ...(body as object), format: remoteFormat })
    else {
      const { steps } = body as unknown as { readonly steps: readonly { readonly type: string }[] }
      const read = readFillBody(body, bodyFormat)
      expect(read.steps.map(step => step.type)).toEqual(steps.map(step => step.type))
    }
  })
})

describe.each([2, 3])('what a game of format %i sends is read', number => {
  const older = new URL(`../../../engine/fixtures/format-${number}/wire.json`, import.meta.url)
  const sentLater = JSON.parse(readFileSync(older, 'utf8')) as typeof sent

  test.each(sentLater.map(({ path, body }, index) => [index, path, body] as const))('%i %s', (_, path, body) => {
    expect(body).toMatchObject({ format: number })
    const now = { ...(body as object), format: remoteFormat }
    if (path === '/lacuna/session') expect(readSessionBody(body)).toEqual(now)
    else expect(readFillBody(body, bodyFormat)).toEqual(readFillBody(now as Json, bodyFormat))
  })
})

const beforeUses = new URL('../../../engine/fixtures/format-3/wire.json', import.meta.url)
const sentLast = JSON.parse(readFileSync(beforeUses, 'utf8')) as readonly {
  readonly path: string
  readonly body: Json
}[]

describe('what a game of format 3 sends is read', () => {
  test.each(sentLast.map(({ path, body }, index) => [index, path, body] as const))('%i %s', (_, path, body) => {
    const now = { ...(body as object), format: remoteFormat }
    if (path === '/lacuna/session') expect(readSessionBody(body)).toEqual(now)
    else expect(readFillBody(body, bodyFormat)).toEqual(readFillBody(now as Json, bodyFormat))
  })
})
