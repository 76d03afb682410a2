import { soakEdits } from './soak-edits.ts'
import { soakFiles } from './soak-files.ts'
import { soakHostile } from './soak-hostile.ts'
import { soakInjections } from './soak-injections.ts'
import { soakKnowledge } from './soak-knowledge.ts'
import { soakLong } from './soak-long.ts'
import { soakServer } from './soak-server.ts'

const soaks: Readonly<Record<string, (amount: number | undefined) => Promise<boolean>>> = {
  files: soakFiles,
  edits: soakEdits,
  hostile: soakHostile,
  injections: soakInjections,
  knowledge: soakKnowledge,
  long: soakLong,
  server: soakServer,
}

/** Runs one soak, as `hostile 200`, `long 10000` or `server 120`, or all of them as they are. Fails when one of them does. */
async function soak(name: string | undefined, amount: string | undefined): Promise<void> {
  if (name !== undefined && !(name in soaks)) {
    console.error(`No soak is called ${name}. There are: ${Object.keys(soaks).join(', ')}.`)
    process.exitCode = 1
    return
  }
  for (const [each, run] of Object.entries(soaks)) {
    if (name !== undefined && name !== each) continue
    if (!(await run(amount === undefined ? undefined : Number(amount)))) process.exitCode = 1
  }
}

await soak(...(process.argv.slice(2) as [string?, string?]))
