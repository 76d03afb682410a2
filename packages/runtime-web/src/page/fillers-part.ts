import { type Part, part } from '../parts/part.ts'

/** The panel "Who may fill the slots", which other dialogs lead to. */
export const fillersPart: Part<typeof import('./fillers-dialog.ts')> = part(() => import('./fillers-dialog.ts'))
