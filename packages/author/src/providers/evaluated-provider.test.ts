import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyBible, type Story } from '@lacuna/engine'
import { expect, onTestFinished, test } from 'vitest'
import { evaluatedProvider } from './evaluated-provider.ts'

const story = { bible: emptyBible('ferry') } as Story

test('a hosted model is named with its vendor, and its key comes from the environment', async () => {
  const provider = await evaluatedProvider('anthropic:gull-2', story, { ANTHROPIC_API_KEY: 'k' }, () => {})
  expect(provider).toMatchObject({ id: 'anthropic', model: 'gull-2', capabilities: { local: false } })
  await expect(evaluatedProvider('anthropic:gull-2', story, {}, () => {})).rejects.toMatchObject({
    message: 'There is no key in ANTHROPIC_API_KEY.',
  })
})

test('a server is named by its address and model; one on this machine is local and needs no key', async () => {
  const provider = await evaluatedProvider('openai:http://127.0.0.1:11434/v1#gull:2b', story, {}, () => {})
  expect(provider).toMatchObject({ model: 'gull:2b', capabilities: { local: true } })
  await expect(evaluatedProvider('openai:http://127.0.0.1:11434/v1', story, {}, () => {})).rejects.toMatchObject({
    message: 'The provider openai needs an address and a model.',
  })
})

test('a module that exports no provider is named, with what it should export', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'module-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'none.mjs'), 'export const gull = 1')
  await expect(evaluatedProvider(`${join(folder, 'none.mjs')}#gull`, story, {}, () => {})).rejects.toMatchObject({
    code: 'file-invalid',
    message: expect.stringContaining('exports no provider "gull"'),
  })
  await expect(evaluatedProvider('missing.mjs', story, {}, () => {})).rejects.toMatchObject({
    message: 'There is no file missing.mjs.',
  })
})

test('what is no provider gets the list of those there are', async () => {
  await expect(evaluatedProvider('antropic', story, {}, () => {})).rejects.toMatchObject({
    hint: expect.stringContaining('anthropic:<model>'),
  })
  await expect(evaluatedProvider('off', story, {}, () => {})).rejects.toMatchObject({
    message: 'With the provider off nobody answers.',
  })
})
