/**
 * Writes what follows from the table of arrows, the lint rules of who imports whom and the picture of the packages:
 * `node --conditions=@lacuna/source tools/write-arrows.ts`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paintPackages } from './architecture/paint-packages.ts'
import { lintOfArrows } from './house/lint-of-arrows.ts'

writeFileSync(join(import.meta.dirname, 'house/arrows.json'), lintOfArrows())
writeFileSync(join(import.meta.dirname, '../docs/pictures/packages.svg'), paintPackages())
