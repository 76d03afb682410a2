import { readFileSync } from 'node:fs'
import type { Json } from '@lacuna/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { brokenJson, brokenText } from '../../../engine/fixtures/broken-json.ts'
import { defaultLimits } from '../limits/limits.ts'
import { Refusal } from '../refusal/refusal.ts'
import { readFillBody, readJson, readSessionBody } from './read-fill-body.ts'
import { fillBodyFormat } from './wire-formats.ts'

const bodyFormat = fillBodyFormat(defaultLimits)
const wire = new URL('../../../engine/fixtures/format-1/wire.json', import.meta.url)
const sent = JSON.parse(readFileSync(wire, 'utf8')) as readonly { readonly path: string; readonly body: Json }[]

/** Reads a body as the handler does. Throws what is no refusal. */
function read(text: string): void {
  for (const reader of [(json: Json) => readFillBody(json, bodyFormat), readSessionBody]) {
    try {
      reader(readJson(text))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
}

test('a broken body is read or refused, by its members', () => {
  const broken = fc.oneof(...sent.map(({ body }) => brokenJson(body)))
  fc.assert(
    fc.property(broken, body => read(JSON.stringify(body))),
    { numRuns: runs(500) },
  )
})

test('a broken body is read or refused, by its characters', () => {
  const broken = fc.oneof(...sent.map(({ body }) => brokenText(JSON.stringify(body))))
  fc.assert(
    fc.property(broken, text => read(text)),
    { numRuns: runs(500) },
  )
})

test('a member __proto__ is refused wherever it stands', () => {
  const body = sent.find(({ path }) => path.endsWith('fill'))?.body
  const text = JSON.stringify(body).replace('"steps":[{', '"steps":[{"__proto__":{},')
  expect(() => readFillBody(readJson(text), bodyFormat)).toThrow(Refusal)
})
