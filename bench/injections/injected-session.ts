import { createSession, type SessionOptions, type SlotVerb, type Story } from '@lacuna/engine'
import { type ManualClock, manualClock, scripted } from '@lacuna/engine/testing'
import { externalsOf } from './injected-requests.ts'
import type { Interference } from './interference.ts'
import { lettersIn } from './interference.ts'
import type { TaintedTexts } from './tainted-texts.ts'

/** Fills of a model, which are nobody's instructions either. */
const proposal = 'ᛟ rain'

/**
 * Plays a story of the trial through a session, coming turns prepared, with a save and a load after each turn, and looks
 * at every request that its provider gets. A text that a fill may not have becomes the author's.
 */
export async function interferenceInSession(story: Story, texts: TaintedTexts): Promise<Interference> {
  const clock = manualClock()
  const proposals: Partial<Record<SlotVerb, string>> = { invent: texts.nick, fill: proposal }
  const provider = scripted(
    Object.fromEntries(Object.values(story.slots).map(({ id, verb }) => [id, proposals[verb]])),
    { clock },
  )
  const options: SessionOptions = {
    dial: 'live',
    provider,
    clock,
    seed: 1,
    world: { read: () => ({ alias: texts.alias, title: texts.title }) },
    externals: externalsOf(texts),
  }
  let session = createSession(story, options)
  session.enter()
  for (let turn = 0; turn < 12; turn++) {
    await settled(clock)
    const { phase, choices, ask } = session.frame
    if (phase !== 'choosing') break
    const snapshot = session.save()
    session.close()
    session = createSession(story, { ...options, snapshot })
    // What is typed is understood where it is one of the labels, and in the trial one of them holds other texts.
    const picked = choices.at(ask === undefined ? turn % choices.length : -1)
    if (ask === undefined) session.choose(picked?.id ?? '')
    else session.answer(picked?.text ?? '')
  }
  await settled(clock)
  if (session.frame.phase !== 'ended') throw new Error(`A session of the trial stands at ${session.frame.phase}.`)
  session.close()
  const { requests } = provider
  return {
    found: requests.flatMap(lettersIn),
    placements: requests.reduce((sum, request) => sum + quotationsIn(request), 0),
  }
}

async function settled(clock: ManualClock): Promise<void> {
  await clock.advance(60_000)
}

/** How often a quotation stands in a request outside of the player's parts. */
function quotationsIn(request: Parameters<typeof lettersIn>[0]): number {
  const { instructions, slots, facts, context } = request
  const own = [instructions.volatile, slots, facts, context.filter(part => part.trust !== 'player')]
  return JSON.stringify(own).match(/\[player \d+\]/g)?.length ?? 0
}
