import { type Dial, reviewerKind, type Story } from '@lacuna/engine'
import type { Looked, Strings } from './strings.ts'

/** How a position of the dial is called in a story: nothing is called *Reviewed* that no person may have looked at. */
export function dialName(story: Story, dial: Dial, strings: Strings): string {
  return dial === 'reviewed' && story.bible.bank === 'prepared' ? strings.dialPrepared : strings.dials[dial]
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
