import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import { spawnLacuna } from '../../tests/spawn-lacuna.ts'

test('`types` writes what has changed, and `--check` says what should be written', async () => {
  const cwd = lanternCopy({ 'second.ink': 'Nothing but a line.\n-> END\n' })
  const check = await spawnLacuna(['types', '--check', 'lantern.ink', 'second.ink'], { cwd })
  expect(check.exit).toBe(1)
  expect(check.err).toContain('second.d.ink.ts: missing or out of date')
  expect(check.err).not.toContain('lantern.d.ink.ts: missing')
  expect(existsSync(join(cwd, 'second.d.ink.ts'))).toBe(false)
  const written = await runLacunaHere(['types', 'lantern.ink', 'second.ink'], { cwd })
  expect(written.out).toBe('lantern.d.ink.ts: as it was\nsecond.d.ink.ts: written\n')
  expect((await runLacunaHere(['types', '--check', 'second.ink'], { cwd })).exit).toBe(0)
  appendFileSync(join(cwd, 'second.ink'), 'VAR added = 1\n')
  await runLacunaHere(['types', 'second.ink'], { cwd })
  expect(readFileSync(join(cwd, 'second.d.ink.ts'), 'utf8')).toContain('readonly added: number')
})

test('`compile` gives the same bundle from anywhere, and no folder of the author is in it', async () => {
  const cwd = lanternCopy()
  const here = await runLacunaHere(['compile', 'lantern.ink'], { cwd })
  const there = await runLacunaHere(['compile', join(cwd, 'lantern.ink')], { cwd: '/' })
  expect(there).toEqual(here)
  expect(here.out).not.toContain(cwd)
  expect(here.out).toContain('house.ink')
  expect(JSON.parse(here.out)).toMatchObject({ format: 4, entries: ['house', 'quay'] })
})
