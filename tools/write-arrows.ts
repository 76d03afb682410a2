/** Writes the lint rules of who imports whom: `node --conditions=@lacuna/source tools/write-arrows.ts` */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintOfArrows } from './house/lint-of-arrows.ts'

writeFileSync(join(import.meta.dirname, 'house/arrows.json'), lintOfArrows())
