/** Draws the packages from the table of arrows: `node --conditions=@lacuna/source tools/draw-architecture.ts` */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paintPackages } from './architecture/paint-packages.ts'

writeFileSync(join(import.meta.dirname, '../docs/pictures/packages.svg'), paintPackages())
