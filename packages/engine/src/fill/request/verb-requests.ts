import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { runsOf } from '../../story/marked-text.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'
import { isAuthored, type SlotVerb } from '../../story/slot.ts'
import { optionNames } from '../../story/verdict.ts'
import type { PlayerWords } from './player-words.ts'

/** How a verb's slots are asked of a provider. */
export interface VerbRequest {
  /** What the instructions call such a slot, by where it stands. */
  readonly called: Readonly<Record<OpenSlot['place'], string>>
  /** Whether the author's own answer is included. */
  readonly includesAuthors: boolean
  /** What is picked among, and what that means; absent where nothing of the passage is. */
  readonly options?: (passage: Passage, said: PlayerWords) => Pick<SlotRequest, 'contract' | 'means'>
  /** Whether the answer is to say why. */
  readonly because: boolean
  /** Marks of what it reads in the passage besides its own brief. */
  readonly marks: (passage: Passage) => readonly string[]
  /** Whether an answer that says what the author says is the author's. `isAuthors`: nobody has brought in a value before. */
  readonly mayBeAuthors: (slot: OpenSlot['slot'], isAuthors: boolean) => boolean
}

const byPlace = {
  narration: 'narration',
  dialogue: 'spoken words',
  label: 'the label of a choice',
  stop: 'a value',
} as const

const plain: VerbRequest = {
  called: byPlace,
  includesAuthors: true,
  because: false,
  marks: () => [],
  mayBeAuthors: () => false,
}

/** How each verb's slots are asked of a provider. The player answers an `ask`, and nobody a `detour` yet. */
export const verbRequests: Readonly<Record<SlotVerb, VerbRequest>> = {
  fill: { ...plain, mayBeAuthors: () => true },
  ask: plain,
  decide: {
    called: { ...byPlace, stop: 'a decision' },
    // A default that is included would be a hint, and mostly taken.
    includesAuthors: false,
    because: true,
    options: optionsOf,
    marks: ({ choices }) => choices.flatMap(({ meansMarks = [] }) => meansMarks),
    // Which option was picked is no word of anybody's.
    mayBeAuthors: () => false,
  },
  invent: { ...plain, mayBeAuthors: ({ contract }, isAuthors) => isAuthors && !isAuthored(contract.domain) },
  detour: plain,
  judge: {
    ...plain,
    called: { ...byPlace, stop: 'a decision' },
    // A rule of the author's that is included would be a hint, and mostly taken.
    includesAuthors: false,
    because: true,
  },
}

function optionsOf(passage: Passage, said: PlayerWords): Pick<SlotRequest, 'contract' | 'means'> {
  const names = optionNames(passage)
  const means = names.flatMap((name, index) => {
    const choice = passage.choices[index]
    if (choice?.means === undefined) return []
    return [[name, said.runs(runsOf(choice.means, choice.meansPieces, choice.meansMarks))] as const]
  })
  return {
    contract: { domain: { type: 'options', options: names } },
    ...(means.length === 0 ? {} : { means: Object.fromEntries(means) }),
  }
}
