import { seededRandom } from '@lacuna/engine'

/** How a story for the simulation of readers is made. */
export interface WaitingStory {
  readonly beats: number
}

/** Decisions of one play-through, as in the published story that the figures in `docs/decisions/prepared-while-reading.md` come from. */
export const decisions = 28

const words =
  'the a lamp river stair salt quiet turns leans under over slow coat ledger gate wire before after light door'.split(
    ' ',
  )

/**
 * A story in which every passage is a slot, in the shape and the proportions of a published one: places with a few things
 * to ask or look at, each once and in any order, and ways on to neighbouring places; 28 decisions a play, about 2.6
 * choices a decision, and a log-normal number of words between two of them (half under 52, nine in ten under 119).
 */
export function waitingStory(seed: number, { beats }: WaitingStory): string {
  const random = seededRandom(seed)
  const layers = Math.ceil(decisions / 2) + 1
  const width = Math.max(1, Math.floor(beats / layers / 4))
  const telling = (name: string): string => {
    const count = Math.round(Math.min(300, Math.max(6, 52 * Math.exp(0.645 * normal(random)))))
    const rest = Array.from({ length: count - 1 }, () => random.pick(words) ?? 'and')
    return `${[name, ...rest].join(' ')}. # fill ${name}: what is seen here`
  }
  const parts = ['-> p_0_0']
  for (let layer = 0; layer < layers; layer++) {
    for (let column = 0; column < width; column++) {
      parts.push(`=== p_${layer}_${column}`, telling('here'))
      if (layer === layers - 1) {
        parts.push('-> END')
        continue
      }
      parts.push('- (stay)')
      const topics = [1, 2, 2, 3][random.whole(4)] ?? 2
      for (let topic = 0; topic < topics; topic++)
        parts.push(`* [Ask about ${topic}.]`, `  ${telling(`topic${topic}`)}`, '  -> stay')
      const ways = random.next() < 0.3 ? 1 : 2
      for (let way = 0; way < ways; way++) {
        const to = (column + random.whole(3) - 1 + width) % width
        parts.push(`+ [Go on, ${way}.] -> p_${layer + 1}_${to}`)
      }
    }
  }
  return `${parts.join('\n')}\n`
}

/** One number of the standard normal distribution (Box and Muller). */
export function normal(random: { next(): number }): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
