import type { SlotVerb } from '../slot.ts'
import { askTag } from './ask.ts'
import { decideTag } from './decide.ts'
import { detourTag } from './detour.ts'
import { fillTag } from './fill.ts'
import { inventTag } from './invent.ts'
import { judgeTag } from './judge.ts'
import type { VerbTag } from './verb-tag.ts'

/** How the tag of each verb is read. */
export const verbTags: Readonly<Record<SlotVerb, VerbTag>> = {
  fill: fillTag,
  ask: askTag,
  decide: decideTag,
  invent: inventTag,
  detour: detourTag,
  judge: judgeTag,
}
