import { shownValue } from '../base/shown-value.ts'
import { emptyLedger, type Ledger } from '../ledger/ledger.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Story } from '../story/story.ts'
import { knownDial, knownLanguage, knownSeed } from './known-values.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import type { SessionInput } from './session-input.ts'
import { reframe } from './show-play.ts'

/** A play-through that has not entered the story yet. @throws LacunaError `wrong-value`, `unknown-language`, `unknown-entry` */
export function beginPlay(context: PlayContext, input: SessionInput, ledger: Ledger = emptyLedger): Play {
  const { story } = context
  return reframe(context, {
    seed: knownSeed(input.seed ?? 1),
    language: knownLanguage(input.language ?? story.bible.language),
    dial: knownDial(input.dial ?? 'author'),
    upcoming: knownEntries(story, input.upcoming),
    tip: undefined,
    openTurn: undefined,
    redo: undefined,
    ledger,
    epoch: 1,
  })
}

/** Names of entries, the empty text for the start. @throws LacunaError `unknown-entry` */
export function knownEntries({ entries }: Story, given: readonly string[] | undefined): readonly string[] | undefined {
  return (
    given &&
    [given].flat().map(entry => {
      if (entry === '' || entries.includes(entry)) return entry
      throw new LacunaError('unknown-entry', `The story has no entry "${shownValue(entry)}".`, {
        hint: `Entries are: ${entries.join(', ')}.`,
        data: { entry: shownValue(entry), entries },
      })
    })
  )
}
