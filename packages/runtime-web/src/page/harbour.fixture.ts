import { emptyBible } from '@lacuna/engine'
import { type InkStory, inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'

const source = `
-> quay
=== quay ===
# place: harbour
# weather: rain
# hour: dusk
# people: OONA
The ferry smells of diesel and wet wool. # fill crossing: the crossing tonight; max 40 words
OONA: You again. # fill greet: guarded; never "sorry"
* [Give her the letter.]
  You give her the letter. # effect: flash
  OONA: So it was you. # fill so: she understands
  -> bargain
* [Keep it.]
  You keep it.
  -> bargain
=== bargain ===
# weather: clear
# people: OONA, TAVI
TAVI: The fare has gone up.
* [Pay.]
  You pay. # ending: paid
  -> END
* [Walk.]
  You walk, and the rain walks with you. # ending: walked
  -> END
`

/** A short story with slots for the tests of the page; `change` makes a later version of its script. */
export function harbourStory(change: (source: string) => string = same => same): InkStory {
  const { bundle, diagnostics } = compileInk({
    file: 'harbour.ink',
    source: change(source),
    bible: {
      ...emptyBible('harbour'),
      title: 'The Letter',
      by: 'Mira Aalto',
      authorship: { script: { kind: 'human' }, grammar: { kind: 'human' } },
      cast: { OONA: { name: 'Oona' }, TAVI: { name: 'Tavi' } },
      grammar: {
        'quay.crossing': ['The ferry smells of #smell# and of rain.'],
        'quay.greet': ['Back already.'],
        smell: ['tar', 'oranges'],
      },
    },
  })
  if (!bundle) throw new Error(diagnostics.map(one => one.message).join('\n'))
  return inkStory(bundle)
}
