/**
 * Writes `docs/errors` from the tables of codes, and removes pages of codes that are gone:
 * `node --conditions=@lacuna/source tools/write-error-pages.ts`
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorPages } from './error-pages.ts'

const folder = join(import.meta.dirname, '../docs/errors')
const pages = errorPages()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name))
for (const [name, text] of pages) writeFileSync(join(folder, name), text)
