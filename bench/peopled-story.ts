import { emptyBible, type Story, seededRandom } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'

const people = ['OONA', 'TOLLY', 'PEG'] as const

/**
 * A story made from a seed: a few scenes with some of three people in each, who speak in open slots, write documents, are
 * asked for verdicts and values, and stand by when labels are read aloud. Equal seeds give equal stories.
 */
export function peopledStory(seed: number): Story {
  const random = seededRandom(seed).split('people')
  const chance = (share: number): boolean => random.next() < share
  const reads = (): string =>
    random.pick(['', '; reads @diary', '; reads @diary.now', '; reads @history', '; reads @said.k0.wind']) ?? ''
  const knot = (at: number): string => {
    const present = people.filter(() => chance(0.6))
    const [one] = present
    const spoken = present.map(
      (name, index) => `${name}: Well, it is so. # fill said${index}: what ${name} says; max 40 words${reads()}`,
    )
    const writer = random.pick([...people, 'public'])
    const page = [
      `# document page by ${writer}: a page; max 4 lines; max 40 words${reads()}`,
      'One thing stands here.',
      'Another stands below. # end document',
    ]
    const by = chance(0.5) ? ` by ${random.pick(people)}` : ''
    const value = one === undefined ? 'It is late.' : `${one}: It is late.`
    return [
      `=== k${at}`,
      ...(present.length === 0 ? [] : [`# with ${present.join(', ')}`]),
      `The wind is here. # fill wind: the wind; max 40 words${reads()}`,
      ...(chance(0.3) ? page : []),
      ...(chance(0.4) ? [`${value} # invent mood${by}: a mood; max 3 words`] : []),
      ...(chance(0.4) ? [`They look up. # decide believes${by}: whether they believe it`] : []),
      ...spoken,
      `+ (a) ["I was here." # fill spoken: what is said; max 12 words] -> k${random.whole(6)}`,
      `+ (b) "I was not." -> k${random.whole(6)}`,
      `+ (c) [Leave.] You leave. -> k${random.whole(6)}`,
    ].join('\n')
  }
  const knots = Array.from({ length: 6 }, (_, at) => knot(at))
  const facts = people.map(name => `=== function facts_${name}\n${name} is tall.`)
  const source = ['VAR mood = "calm"', 'VAR believes = false', '-> k0', ...knots, ...facts].join('\n')
  const cast = Object.fromEntries(people.map(name => [name, {}]))
  const id = `peopled-${seed}`
  const { bundle, diagnostics } = compileInk({ file: `${id}.ink`, source, bible: { ...emptyBible(id), cast } })
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return inkStory(bundle) as Story
}
