import { type Part, part } from '../parts/part.ts'

/** The panel "Reports", which the settings lead to. */
export const reportsPart: Part<typeof import('./reports-dialog.ts')> = part(() => import('./reports-dialog.ts'))
