import { type Authorship, authorshipText, type FillReason, reviewText, type Source } from '@lacuna/engine'
import { lowerFirst } from './lower-first.ts'

/** Who is behind a run of text, for the sentence that tells of it. */
export interface Hands {
  readonly author: string
  readonly provider?: string | undefined
  readonly model?: string | undefined
  /** The person who reviewed it; of `written`, who wrote it. */
  readonly reviewer?: string | undefined
  /** Who looked at it, where no person did. */
  readonly reviewed?: 'model' | 'nobody' | undefined
  /** How the words, or the rules that made them, came about, as far as it was said. */
  readonly authorship?: Authorship | undefined
}

const approvedBy = ({ reviewer }: Hands): string =>
  reviewer === undefined ? '; by whom is not recorded.' : ` by ${reviewer}.`

const model = (hands: Hands): string => hands.model ?? hands.provider ?? 'a language model'

/** The words of *About these lines*: fetched with it. */
export const englishAbout = {
  aboutEmpty: 'There are no lines on the page.',
  aboutSlot: 'Slot',
  aboutRead: 'What it read',
  aboutBecause: 'Because',
  aboutUses: 'By its own account, it uses this:',
  aboutProvider: 'Filled by',
  aboutAsked: 'Asked',
  aboutTook: 'Took',
  aboutReviewer: 'Reviewed by',
  aboutRecord: 'Record',
  recordEntry: (n: number, hash: string): string => `entry ${n} of the ledger, ${hash}`,
  seconds: (count: number): string => `${count.toFixed(1)} s`,
  read: (name: string): string =>
    (
      ({
        brief: 'the author’s brief',
        passage: 'the passage around it',
        choice: 'your last choice',
        facts: 'facts about who is there',
        lore: 'the author’s lore',
        '@history': 'what you have read so far',
        '@player': 'what the story believes about you',
      }) as Record<string, string>
    )[name] ?? (name.startsWith('@') ? `what you typed (${name.slice(1)})` : `the story’s “${name}”`),
  origin: (source: Source, inSlot: boolean, hands: Hands): string =>
    ({
      author: `${authorshipText(hands.authorship, hands.author)}${inSlot ? ' The script’s own words for this slot.' : ''}`,
      written: `Written for this slot by ${hands.reviewer ?? 'somebody'}, without a language model.`,
      edited: `Drafted by ${model(hands)}, then edited and approved${approvedBy(hands)}`,
      approved: `Written by ${model(hands)}, approved unchanged${approvedBy(hands)}`,
      prepared: `Written by ${model(hands)} before the story was published. ${reviewText(hands.reviewed ?? 'nobody')}`,
      recorded: `Written by ${hands.model ?? 'a language model'} before, for exactly what you had done; nothing was generated now.${hands.model === undefined ? ' Which model it was is not stated.' : ''} ${hands.reviewer === undefined ? reviewText(hands.reviewed ?? 'nobody') : `Reviewed by ${hands.reviewer}.`}`,
      live: `Written by ${model(hands)} as you played. Nobody reviewed it.`,
      rules: `Put together by the offline grammar; nobody reviewed the result. Its rules: ${lowerFirst(authorshipText(hands.authorship, hands.authorship && hands.author))}`,
      player: 'Your own words.',
    })[source],
  verdict: (source: Source, hands: Hands): string =>
    `How the story went on here was picked by ${source === 'rules' ? 'the offline grammar' : source === 'recorded' ? `${hands.model ?? 'a language model'} before, for exactly what you had done` : model(hands)}, among the ways of the script.`,
  reason: (reason: FillReason): string =>
    ({
      verbatim: 'What was proposed was the script’s own words.',
      kept: 'The script’s own words were kept: nothing better was found for you.',
      policy: 'The dial, or the author, keeps this slot at the script’s words.',
      'no-provider': 'There was nobody to fill it.',
      'no-consent': 'You have not agreed that what it reads leaves this device, so nothing was sent.',
      deadline: 'Nothing acceptable was there in time.',
      refused: 'The model would not write it.',
      'provider-failed': 'The provider could not be reached or failed.',
      'not-proposed': 'Nothing was proposed for it.',
      'not-recorded': 'There are no recorded words for what you have done here: the script’s own stand.',
      contract: 'What was proposed did not keep the author’s conditions.',
      moderated: 'What was proposed was not fit to be shown.',
      'dead-end': 'The story could not have gone on with what was proposed.',
      truncated: 'It broke off; what had been shown was kept.',
      interrupted: 'It was left while it was being written.',
    })[reason],
} as const

/** The words of *About these lines* in some language. */
export type AboutStrings = {
  readonly [Key in keyof typeof englishAbout]: (typeof englishAbout)[Key] extends string
    ? string
    : (typeof englishAbout)[Key]
}

/** The words of *About these lines*, with those that the game has put in their place. */
export function aboutStrings(given: object): AboutStrings {
  return { ...englishAbout, ...given }
}
