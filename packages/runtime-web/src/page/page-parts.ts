import { type Part, part } from '../parts/part.ts'

/** What a page only needs later. */
export interface PageParts {
  readonly about: Part<typeof import('./about-dialog.ts')>
  readonly history: Part<typeof import('./history-dialog.ts')>
  readonly lastPage: Part<typeof import('./last-page.ts')>
  readonly saves: Part<typeof import('./saves-dialog.ts')>
  readonly settings: Part<typeof import('./settings-dialog.ts')>
}

export const parts: PageParts = {
  about: part(() => import('./about-dialog.ts')),
  history: part(() => import('./history-dialog.ts')),
  lastPage: part(() => import('./last-page.ts')),
  saves: part(() => import('./saves-dialog.ts')),
  settings: part(() => import('./settings-dialog.ts')),
}
