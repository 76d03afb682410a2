/** Writes `docs/format/versions.md`: `node --conditions=@lacuna/source tools/write-format-page.ts` */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatPage } from './format-page.ts'

writeFileSync(join(import.meta.dirname, '../docs/format/versions.md'), formatPage())
