import { seededRandom } from '../base/random.ts'
import type { InkStory } from '../ink/built-ink-story.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import { requestText } from '../provider/request/request-text.ts'
import { createSession } from '../session/create-session.ts'
import { type ScriptedProvider, scripted } from '../testing/scripted-provider.ts'

const people = ['OONA', 'TOLLY', 'PEG'] as const
type Person = (typeof people)[number]

/** A word that says who may know it: `secretof` and the initials of those besides the reader, `a` for all, `n` for nobody. */
const planted = /secretof([a-z]+?)x\d+/g

function secretOf(knownTo: readonly Person[] | 'all', n: number): string {
  const initials = knownTo === 'all' ? 'a' : knownTo.length === 0 ? 'n' : knownTo.map(name => name[0]).join('')
  return `secretof${initials.toLowerCase()}x${n}`
}

/** A story of a few scenes in which secrets are planted in memories, facts and labels, none in a line that is shown. */
export function secretiveStory(seed: number): InkStory {
  const random = seededRandom(`secrets ${seed}`)
  let n = 0
  const some = (): readonly Person[] => people.filter(() => random.next() < 0.5)
  const knots = Array.from({ length: 5 }, (_, at) => {
    const present = some()
    const memory = (): string => {
      const to = random.next() < 0.2 ? 'all' : some()
      const list = to === 'all' ? 'all' : to.length === 0 ? 'reader' : to.join(', ')
      return random.next() < 0.3 ? `memory: ${secretOf(present, n++)}` : `memory(${list}): ${secretOf(to, n++)}`
    }
    const reads = (): string => random.pick(['', '; reads @history', '; reads @said.k0.wind']) ?? ''
    const spoken = present.map((name, index) => `${name}: Well. # fill said${index}: what is said${reads()}`)
    return [
      `=== k${at} ===`,
      '# scene-less',
      ...(present.length === 0 ? [] : [`# with ${present.join(', ')}`]),
      `The wind. # fill wind: the wind${random.next() < 0.5 ? '; reads @diary.now' : ''}`,
      `A gull cries. # ${memory()}`,
      ...spoken,
      ...(present.length > 0 && random.next() < 0.4
        ? [`It is late. # invent mood by ${present[0] ?? ''}: a mood; max 3 words`]
        : []),
      ...[0, 1].map(choice => {
        const label = `Do ${secretOf(present, n++)}.`
        const own = random.next() < 0.5 ? ` # ${memory()}` : ''
        return `+ (c${choice}) [${label}${own}] -> k${random.whole(5)}`
      }),
    ]
  })
  const facts = people.map(name => {
    const to = [...new Set([name, ...some()])]
    return `=== function facts_${name}\n{mood == "calm" or 1 > 0: (${to.join(', ')}) ${secretOf(to, n++)} is so.}\n${secretOf([name], n++)} is so.`
  })
  const script = ['VAR mood = "calm"', '-> k0', ...knots.flat(), ...facts].filter(line => line !== '# scene-less')
  const cast = Object.fromEntries(people.map(name => [name, {}]))
  return testStory(script.join('\n'), { id: `secrets-${seed}`, bible: { cast } })
}

/** Writes all secrets that it was told into every slot. */
function telltale(request: FillRequest): string {
  const { volatile } = requestText(request, 'apart')
  const told = [...new Set([...volatile.matchAll(planted)].map(([word]) => word))]
  return told.length === 0 ? 'Nothing is new here.' : `It is about ${told.slice(-20).join(' and ')}.`
}

/** What somebody was told that they may not know, in a play of a story whose provider tells all it knows. */
export async function leaksIn(story: InkStory, seed: number, turns: number): Promise<readonly string[]> {
  const names = Object.keys(story.slots ?? {})
  const provider: ScriptedProvider = scripted(
    Object.fromEntries(names.map(name => [name, (request: FillRequest) => telltale(request)])),
  )
  const session = createSession(story, { provider, seed, dial: 'live', lookahead: seed % 2 === 0 ? {} : false })
  const random = seededRandom(`ways ${seed}`)
  session.enter()
  await session.settled()
  for (let turn = 0; turn < turns && session.frame.choices.length > 0; turn++) {
    if (random.next() < 0.1 && session.frame.canGoBack) session.back()
    else session.choose(random.pick(session.frame.choices)?.id ?? '')
    await session.settled()
  }
  session.close()
  return provider.requests.flatMap(request => leaked(request))
}

function leaked(request: FillRequest): readonly string[] {
  const { volatile } = requestText(request, 'apart')
  const words = [...volatile.matchAll(planted)]
  return request.slots.flatMap(slot =>
    words.flatMap(([word, initials]) => {
      const who = knows(slot)
      return who === undefined || initials === 'a' || initials?.includes(who[0]?.toLowerCase() ?? '')
        ? []
        : [`${who} in ${slot.slot}: ${word}`]
    }),
  )
}

/** In whose mouth or by whose knowledge a slot is filled; nothing where it is the reader's. */
function knows({ speaker, by }: SlotRequest): string | undefined {
  return by ?? speaker
}
