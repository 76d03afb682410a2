import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FillEvent, fillAnswer, type NarrativeProvider, ProviderError } from '@lacuna/engine'
import { expect, onTestFinished, test } from 'vitest'
import { loadStory } from '../../story-file/load-story.ts'
import { findRoutes } from '../routes/find-routes.ts'
import { usualPlan } from '../run/plan.ts'
import type { Run } from '../run/run-folder.ts'
import { readAnswers } from './answers.ts'
import { collectAnswers } from './collect-answers.ts'

const story = fileURLToPath(new URL('../../../tests/crossing/crossing.ink', import.meta.url))

async function run(): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'collect-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const loaded = await loadStory(story, () => {})
  const routes = await findRoutes(loaded, { count: 4, least: 2, seeds: 60, isPersonal: false })
  return { folder, plan: usualPlan, story: loaded, routes }
}

function provider(answer: (calls: number) => string): NarrativeProvider & { readonly calls: number } {
  let calls = 0
  return {
    id: 'tested',
    get calls() {
      return calls
    },
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request): AsyncGenerator<FillEvent> {
      const text = answer(++calls)
      yield* fillAnswer(Object.fromEntries(request.slots.map(({ key }) => [key, { text }])))
    },
  }
}

const options = { signal: new AbortController().signal, progress: () => {}, atOnce: 1 }

test('where a provider fails, nothing more is sent, what came before is kept, and the next run goes on from there', async () => {
  const here = await run()
  const failing = provider(calls => {
    if (calls > 2) throw new ProviderError('auth', { provider: 'tested' })
    return 'The rain keeps to the sea.'
  })
  await expect(collectAnswers(here, 'written', failing, options)).rejects.toMatchObject({
    code: 'provider-failed',
    data: { kind: 'auth' },
  })
  expect(failing.calls).toBe(3)
  expect(Object.keys(await readAnswers(here.folder, 'written'))).toHaveLength(2)
  const working = provider(() => 'The rain keeps to the sea.')
  await collectAnswers(here, 'written', working, options)
  expect(Object.keys(await readAnswers(here.folder, 'written'))).toHaveLength(9)
  expect(working.calls).toBe(7)
})

test('what is wrong is asked for once more, and what is wrong again is refused; a refusal by the model is one, too', async () => {
  const here = await run()
  const long = 'very '.repeat(80)
  await collectAnswers(
    here,
    'written',
    provider(calls => (calls % 2 === 1 ? long : 'Rain.')),
    options,
  )
  const repaired = Object.values(await readAnswers(here.folder, 'written')).flatMap(slots => Object.values(slots))
  expect(new Set(repaired.map(answer => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ state: 'written', text: 'Rain.', uses: [], by: 'tested', repaired: true })]),
  )
  const unwilling = provider(() => {
    throw new ProviderError('refused', { provider: 'tested' })
  })
  await collectAnswers(here, 'sloppy', unwilling, options)
  const refused = Object.values(await readAnswers(here.folder, 'sloppy')).flatMap(slots => Object.values(slots))
  expect(new Set(refused.map(({ state }) => state))).toEqual(new Set(['refused']))
  // Each was asked for twice.
  expect(unwilling.calls).toBe(18)
  expect(readFileSync(join(here.folder, 'answers/sloppy.json'), 'utf8')).toContain('There was no answer.')
})
