import type { GenericSchema } from 'valibot'
import { authorshipKinds, type StoryAuthorship } from '../story/authorship.ts'
import type { Bank } from '../story/bank.ts'
import type { Bible } from '../story/bible.ts'
import type { Conditions } from '../story/conditions.ts'
import { dials } from '../story/slot.ts'
import {
  boolean,
  byMember,
  either,
  json,
  languageTag,
  list,
  literal,
  mapOf,
  object,
  oneOf,
  optional,
  text,
  whole,
} from './schemas.ts'

/** Characters of a name or id, and of a piece of prose. */
const name = text(300)
const prose = text(100_000)
const conditions: GenericSchema<unknown, Conditions> = mapOf(json(), 200)

const authorship = object({
  kind: oneOf(authorshipKinds),
  by: optional(name),
  with: optional(name),
  reviewed: optional(name),
})

/** What the makers of a story say about its words. */
export const storyAuthorship: GenericSchema<unknown, StoryAuthorship> = object({
  script: optional(authorship),
  parts: optional(mapOf(authorship, 10_000)),
  grammar: optional(authorship),
})

/** A bible inside a compiled story. A member that is not here is refused: one that is new in {@link Bible} belongs here, too. */
export const bibleSchema: GenericSchema<unknown, Bible> = object({
  story: name,
  title: optional(name),
  by: optional(name),
  version: optional(name),
  language: languageTag(),
  allow: oneOf(dials),
  variants: whole(1, 1000),
  facts: optional(whole(0, 10_000)),
  rating: optional(name),
  style: optional(prose),
  samples: optional(list(prose, 1000)),
  never: list(text(1000), 10_000),
  cast: mapOf(
    object({
      name: optional(name),
      voice: optional(prose),
      about: optional(prose),
      when: optional(conditions),
      pronouns: optional(name),
      never: optional(list(text(1000), 10_000)),
      samples: optional(list(prose, 1000)),
    }),
    1000,
  ),
  lore: list(object({ keys: optional(list(name, 1000)), when: optional(conditions), text: prose }), 10_000),
  secrets: optional(list(object({ text: prose, until: conditions, words: list(text(1000), 1000) }), 1000)),
  grammar: mapOf(
    list(either([prose, object({ when: conditions, say: either([prose, list(prose, 10_000)]) })]), 10_000),
    10_000,
  ),
  world: list(name, 10_000),
  externals: mapOf(oneOf(['pure', 'recorded']), 10_000),
  notice: optional(prose),
  authorship: optional(storyAuthorship),
  bank: optional(oneOf(['reviewed', 'prepared'])),
})

/** A bank inside a compiled story; as for {@link bibleSchema}, what is new in an entry belongs here, too. */
export const bankSchema: GenericSchema<unknown, Bank> = object({
  entries: list(
    byMember('state', [
      object({
        slot: name,
        when: optional(conditions),
        text: prose,
        state: oneOf(['written', 'proposed', 'approved', 'edited']),
        by: optional(name),
        reviewed: optional(name),
        model: optional(name),
        proposal: optional(prose),
        seen: optional(boolean()),
        slotDigest: optional(name),
      }),
      object({ slot: name, state: literal('rejected'), digest: optional(name), text: optional(prose) }),
    ]),
    100_000,
  ),
})
