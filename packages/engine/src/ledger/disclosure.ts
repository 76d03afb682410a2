import type { Source } from '../story/span.ts'

/** What a source of text is called in the vocabularies that other software reads. */
export interface Disclosure {
  /** Value of the `ai-disclosure` attribute (W3C AI Content Disclosure Community Group). */
  readonly disclosure: 'none' | 'ai-assisted' | 'ai-generated' | 'autonomous'
  /** Full URI of the IPTC digital source type. */
  readonly digitalSourceType: string
}

const digitalSourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

const disclosures: Readonly<Record<Source, Disclosure>> = {
  author: { disclosure: 'none', digitalSourceType: `${digitalSourceTypes}digitalCreation` },
  edited: { disclosure: 'ai-assisted', digitalSourceType: `${digitalSourceTypes}compositeWithTrainedAlgorithmicMedia` },
  approved: { disclosure: 'ai-generated', digitalSourceType: `${digitalSourceTypes}trainedAlgorithmicMedia` },
  live: { disclosure: 'autonomous', digitalSourceType: `${digitalSourceTypes}trainedAlgorithmicMedia` },
  rules: { disclosure: 'none', digitalSourceType: `${digitalSourceTypes}algorithmicMedia` },
  player: { disclosure: 'none', digitalSourceType: `${digitalSourceTypes}digitalCreation` },
}

/**
 * What to call text of a source where software reads it: page attributes, exports, ledgers. The only place that knows
 * these terms (vocabulary: https://cv.iptc.org/newscodes/digitalsourcetype/).
 */
export function disclosureOf(source: Source): Disclosure {
  return disclosures[source]
}
