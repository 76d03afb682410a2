import { authorsSide, type InjectedRequest, injectedRequests } from './injected-requests.ts'
import { injectionStories } from './injection-stories.ts'
import { type Edges, harmlessTexts, marker, type TaintedTexts } from './tainted-texts.ts'

type Request = InjectedRequest['request']

/** What was found in a play-through with these texts. */
export interface Interference {
  /** Where text of somebody else's stood, or made a difference, outside of the player's parts; empty where all is well. */
  readonly found: readonly string[]
  readonly placements: number
}

const harmless = new Map(
  injectionStories.map(({ name, story }) => [
    name,
    injectedRequests(story, harmlessTexts).map(each => plain(each.request)),
  ]),
)

/**
 * Builds the requests of a play-through with these texts, and looks at what is not the player's in them: no letter of any
 * text may stand there, and, where the texts have plain edges, not a character may be otherwise than with harmless texts.
 */
export function interferenceIn(name: string, texts: TaintedTexts, edges: Edges): Interference {
  const story = injectionStories.find(each => each.name === name)?.story
  if (story === undefined) throw new Error(`No story of the trial is called ${name}.`)
  const requests = injectedRequests(story, texts)
  const found = requests.flatMap(({ request }) => lettersIn(request))
  if (edges === 'held') {
    const expected = harmless.get(name) ?? []
    const made = requests.map(each => plain(each.request))
    if (made.length !== expected.length) found.push(`${made.length} requests instead of ${expected.length}`)
    for (const [index, one] of made.entries()) found.push(...differences(one, expected[index] ?? ''))
  }
  return { found, placements: requests.reduce((sum, each) => sum + each.placements, 0) }
}

/** Lines outside of the player's parts in which a letter of somebody else's stands. */
export function lettersIn(request: Request): readonly string[] {
  return linesOf(request).filter(line => marker.test(line))
}

function linesOf(request: Request): readonly string[] {
  return JSON.stringify(authorsSide(request), undefined, 1)
    .split('\n')
    .flatMap(line => line.split('\\n'))
}

/** Without the numbers of quotations: equal texts have one, and which are equal is the player's to say. */
function plain(request: Request): string {
  return linesOf(request)
    .join('\n')
    .replaceAll(/\[player \d+\]/g, '[player]')
}

function differences(made: string, expected: string): readonly string[] {
  if (made === expected) return []
  const lines = expected.split('\n')
  const at = made.split('\n').findIndex((line, index) => line !== lines[index])
  return [`${made.split('\n')[at] ?? '(nothing)'}   instead of   ${lines[at] ?? '(nothing)'}`]
}
