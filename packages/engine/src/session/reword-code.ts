import { type FetchedCode, fetchedCode } from '../base/fetched-code.ts'

/** What asks for another wording of a line, fetched when a player first wants one. */
export const rewordCode: FetchedCode<typeof import('./reword-line.ts')> = fetchedCode(() => import('./reword-line.ts'))
