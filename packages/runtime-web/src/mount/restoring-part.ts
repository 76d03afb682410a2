import { fetchRestoring } from '@lacuna/engine/lazy'
import { type Part, part } from '../parts/part.ts'

/** What reads saves. Asked for as every part is: not where there is surely no network, so that a later try may succeed. */
export const restoringPart: Part<void> = part(fetchRestoring)
