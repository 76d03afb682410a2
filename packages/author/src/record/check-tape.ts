import { createSession, type Fill, type Story, seededRandom } from '@lacuna/engine'
import { recordedProvider, type Tape } from '@lacuna/engine/providers/recorded'
import { manualClock } from '@lacuna/engine/testing'

/** Share of the live slots that a tape for free play answers at least. */
export const leastShare = 0.95
/** Turns after which a play is over, wherever it stands. */
const mostTurns = 200

/** What a tape answers of seeded plays. */
export interface TapeCheck {
  readonly plays: number
  /** Live slots that the plays met, and those that the tape answered, with words or by keeping the author's. */
  readonly slots: number
  readonly answered: number
  readonly kept: number
  /** By slot, how often the tape had nothing. */
  readonly missing: Readonly<Record<string, number>>
}

/** Plays a story from a tape with the seeds 1 to `plays`, choices at random. */
export async function checkTape(story: Story, tape: Tape, plays: number): Promise<TapeCheck> {
  const provider = recordedProvider(tape)
  const missing: Record<string, number> = {}
  let [slots, answered, kept] = [0, 0, 0]
  for (let seed = 1; seed <= plays; seed++) {
    const clock = manualClock()
    const session = createSession(story, { seed, dial: 'live', provider, clock, lookahead: false })
    const random = seededRandom(seed).split('picks')
    session.enter()
    for (let turn = 0; turn < mostTurns; turn++) {
      for (let waits = 0; session.frame.phase === 'writing' && waits < 50; waits++) await clock.settle()
      const choice = random.pick(session.frame.choices)
      if (choice === undefined) break
      session.choose(choice.id)
    }
    for (const entry of session.ledger()) {
      if (entry.kind !== 'fill' || entry.fill.key === undefined) continue
      slots++
      if (isAnswered(entry.fill)) answered++
      else missing[entry.fill.slot] = (missing[entry.fill.slot] ?? 0) + 1
      if (entry.fill.reason === 'kept') kept++
    }
    session.close()
  }
  return { plays, slots, answered, kept, missing }
}

function isAnswered({ source, reason }: Fill): boolean {
  return source !== 'author' || reason === 'kept' || reason === 'verbatim'
}
