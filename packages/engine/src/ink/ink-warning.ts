import type { StoryWarning } from '../story/skeleton.ts'
import type { InkPlace } from './story-failed.ts'
import { withoutInkPlace } from './story-failed.ts'

/** What ink warns of, with the place where its playhead stood. */
export function inkWarning(message: string, at?: InkPlace): StoryWarning {
  const { place: _, ...known } = at ?? { place: '' }
  return { message: withoutInkPlace(message), ...known }
}
