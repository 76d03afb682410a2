import type { FillRequest, Passage, Story } from '@lacuna/engine'
import {
  buildRequest,
  isFilled,
  isTainting,
  lowestDial,
  taintedVariables,
  whatFollows,
  withKeptNote,
} from '@lacuna/engine/fill'
import type { FillBody } from '@lacuna/engine/providers/remote'
import type { Limits } from '../limits/limits.ts'
import type { AnsweredTexts } from '../receipts/answered-texts.ts'
import { Refusal } from '../refusal/refusal.ts'
import { linesShown } from './recent-lines.ts'
import type { Arrival } from './story-replay.ts'

/** What was asked, as the server understands it. */
export interface AskedThere {
  readonly request: FillRequest
  /** Whether the answer may be given to others: nothing in it, and nothing it is made from, is anybody's own. */
  readonly isPublic: boolean
}

/**
 * The request for the open slots of a passage, made by the same function as in the game.
 *
 * @param answered what of the body's `shown` this server did answer.
 * @throws Refusal `slot-not-open`, `slot-not-live`, `request-too-large`
 */
export function requestAt(
  story: Story,
  arrival: Arrival,
  body: FillBody,
  { limits, answered }: { readonly limits: Limits; readonly answered: AnsweredTexts },
): AskedThere {
  const { passage, facts, choice, typed, recent, diary, earlier, skeleton } = arrival
  const { language } = body
  const { bible } = story
  const waiting = body.slots.map(slot => openSlot(story, passage, slot))
  if (waiting.some((at, index) => index > 0 && at <= (waiting[index - 1] as number))) {
    throw new Refusal('slot-not-open', { data: { why: 'order' } })
  }
  const slots = waiting.map(at => passage.slots[at]?.slot)
  const readsHistory = slots.some(slot => slot?.reads.history)
  const built = buildRequest({
    story,
    passage,
    waiting,
    language,
    earlier: earlier.map(passage => ({ passage })),
    follows: whatFollows(skeleton, { passage, waiting, bible, language }),
    ...(skeleton.glosses === undefined ? {} : { glosses: skeleton.glosses }),
    ...(choice === undefined ? {} : { choice }),
    facts,
    diary,
    isShared: true,
    history: readsHistory ? linesShown(body.history ?? [], recent, answered) : [],
    typed,
    tainted: taintedVariables(passage),
  })
  const request = built.private ? withKeptNote(built) : built
  if (request.limits.words > limits.words) throw new Refusal('request-too-large', { data: { words: limits.words } })
  const bringsOwn = slots.some(slot => slot !== undefined && isTainting(slot))
  return { request, isPublic: !request.private && !bringsOwn }
}

function openSlot(story: Story, passage: Passage, { at, id }: FillBody['slots'][number]): number {
  const open = passage.slots[at]
  if (open === undefined || open.slot.id !== id || !isFilled(open, passage)) {
    throw new Refusal('slot-not-open', { data: { at } })
  }
  if (lowestDial(open.slot.policy, story.bible.allow) !== 'live') throw new Refusal('slot-not-live', { data: { at } })
  return at
}
