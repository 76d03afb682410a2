import { type Dial, reviewerKind, type Story } from '@lacuna/engine'
import type { Filler } from './filler.ts'
import type { Looked, Strings } from './strings.ts'

/**
 * How a position of the dial is called in a story: nothing is called *Reviewed* that no person may have looked at, nor *Live*
 * what is only played back.
 */
export function dialName(story: Story, dial: Dial, filler: Filler | undefined, strings: Strings): string {
  if (dial === 'live' && filler?.recorded !== undefined) return strings.dialRecorded
  return dial === 'reviewed' && story.bible.bank === 'prepared' ? strings.dialPrepared : strings.dials[dial]
}

/** Who fills the slots of a story: texts that lie ready, and then whoever is asked. */
export function whoFills(story: Story, filler: Filler | undefined, strings: Strings): string {
  const { bible, banks } = story
  const isReady = Object.values(banks).some(bank => bank.entries.some(entry => entry.state !== 'rejected'))
  const rest = strings.noticeFiller(filler, bible.authorship, bible.by ?? strings.someAuthor, isReady)
  return isReady ? `${strings.noticeBank(whoLooked(story))} ${rest}` : rest
}

/** Who looked at the texts of a prepared bank; `undefined` where the bank is not prepared. */
export function whoLooked({ bible, banks }: Story): readonly Looked[] | undefined {
  if (bible.bank !== 'prepared') return undefined
  const looked = new Set<Looked>()
  for (const entry of Object.values(banks).flatMap(bank => bank.entries)) {
    if (entry.state === 'rejected' || entry.state === 'written') continue
    const decided = entry.state !== 'proposed' && entry.seen !== false
    looked.add(decided ? reviewerKind(entry.reviewed) : 'nobody')
  }
  return (['person', 'model', 'nobody'] as const).filter(each => looked.has(each))
}
