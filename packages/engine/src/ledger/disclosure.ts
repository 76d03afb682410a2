import type { Authorship, AuthorshipKind } from '../story/authorship.ts'
import type { Source } from '../story/span.ts'

/** What a source of text is called in the vocabularies that other software reads. */
export interface Disclosure {
  /**
   * Value of the `ai-disclosure` attribute (W3C AI Content Disclosure Community Group). Absent where the story's makers
   * have not said how the words were written: nothing is claimed for them.
   */
  readonly disclosure?: 'none' | 'ai-assisted' | 'ai-generated' | 'autonomous'
  /** Full URI of the IPTC digital source type. Absent where it depends on what the makers have not said. */
  readonly digitalSourceType?: string
}

const digitalSourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

const byHand = { disclosure: 'none', digitalSourceType: `${digitalSourceTypes}digitalCreation` } as const
const assisted = {
  disclosure: 'ai-assisted',
  digitalSourceType: `${digitalSourceTypes}compositeWithTrainedAlgorithmicMedia`,
} as const
const generated = {
  disclosure: 'ai-generated',
  digitalSourceType: `${digitalSourceTypes}trainedAlgorithmicMedia`,
} as const
const byRules = { digitalSourceType: `${digitalSourceTypes}algorithmicMedia` }

const ofScript: Readonly<Record<AuthorshipKind, Disclosure>> = { human: byHand, assisted, generated }
const ofGrammar: Readonly<Record<AuthorshipKind, Disclosure>> = {
  human: { disclosure: 'none', ...byRules },
  assisted,
  generated,
}

const disclosures: Readonly<Record<Exclude<Source, 'author' | 'rules'>, Disclosure>> = {
  written: byHand,
  edited: assisted,
  approved: generated,
  prepared: generated,
  recorded: generated,
  live: { ...generated, disclosure: 'autonomous' },
  player: byHand,
}

/**
 * What to call text of a source where software reads it: page attributes, exports, ledgers. The only place that knows
 * these terms (vocabulary: https://cv.iptc.org/newscodes/digitalsourcetype/).
 *
 * @param authorship how it was written, of `author` and `rules`: `span.origin.authorship`. Rules put words together
 * without a model, but the words in them may be a model's.
 * @example
 * disclosureOf('live') // { disclosure: 'autonomous', digitalSourceType: 'http://cv.iptc.org/…' }
 * disclosureOf('author', { kind: 'human' }).disclosure // 'none'
 */
export function disclosureOf(source: Source, authorship?: Authorship): Disclosure {
  if (source === 'author') return authorship === undefined ? {} : ofScript[authorship.kind]
  if (source === 'rules') return authorship === undefined ? byRules : ofGrammar[authorship.kind]
  return disclosures[source]
}
