import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Two server processes over one real Redis under load for two minutes, or as many seconds as are given: see
 * `packages/server/src/node/soak.fixture.ts`, which prints what it found.
 *
 * @returns whether budgets were exact, and one request was one question to the model.
 */
export async function soakServer(seconds = 120): Promise<boolean> {
  const program = fileURLToPath(new URL('../packages/server/src/node/soak.fixture.ts', import.meta.url))
  const flags = ['--conditions=@lacuna/source', '--no-warnings', program, String(seconds)]
  return spawnSync(process.execPath, flags, { stdio: 'inherit' }).status === 0
}
