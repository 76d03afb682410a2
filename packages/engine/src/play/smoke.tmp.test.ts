import { expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
import { emptyBible } from '../story/bible.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession } from './create-session.ts'

const src = `
VAR trust = 1
VAR alias = "stranger"
-> ferry
=== ferry ===
# entry
# with OONA
# place: deck
The ferry smells of diesel. # fill smell: the crossing; max 40 words
OONA: You again. # fill greet: guarded; never "sorry"
* [Give her the letter. # fill give: a small brave act; max 6 words]
    ~ trust++
* [Keep it.]
- OONA: Where were you? # ask winter: where you spent it
* (north) [In the north. # means: work]
+ (silent) [Say nothing. # means: silence]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> DONE
`
test('smoke', async () => {
  const r = compileInk({ file: 'ferry.ink', source: src, bible: { ...emptyBible('ferry'), cast: { OONA: {} } } })
  console.log(r.diagnostics)
  const story = inkStory(r.bundle!)
  const p = scripted({
    'ferry.smell': 'Tar. Rain.',
    'ferry.greet': 'You. Today.',
    'ferry.give': 'Hand it over.',
    'ferry.alias': 'Gull',
  })
  const s = createSession(story, { provider: p, dial: 'live' })
  s.enter()
  console.dir(s.frame, { depth: 9 })
  console.dir(await s.settled(), { depth: 9 })
  s.choose(s.frame.choices[0]!.id)
  console.dir(await s.settled(), { depth: 9 })
  s.choose(s.frame.choices[0]!.id)
  console.dir(await s.settled(), { depth: 9 })
  console.dir(s.ledger(), { depth: 9 })
  console.log(p.calls, JSON.stringify(s.save()).length)
})
