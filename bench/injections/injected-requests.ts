import type { External, Fact, Input, Json, Passage, Story } from '@lacuna/engine'
import { buildRequest, isFilled, markText, type RequestSources, taintedVariables } from '@lacuna/engine/fill'
import type { TaintedTexts } from './tainted-texts.ts'

/** A request of a play-through of the trial. */
export interface InjectedRequest {
  readonly request: ReturnType<typeof buildRequest>
  /** Places in it at which a text of somebody else's stands in the author's words, or by itself. */
  readonly placements: number
}

const invented = markText({ entry: 7, source: 'live', tainted: true })
const typedMark = markText({ entry: 8, source: 'player', tainted: true })

/** The game's functions, as a story of the trial calls them. */
export function externalsOf({ tide }: TaintedTexts): Readonly<Record<string, External>> {
  return { tide: { kind: 'recorded', call: () => tide }, loud: { kind: 'pure', call: text => `${text}!${text}` } }
}

/** Plays a story of the trial to its end, step by step, and builds the request for each passage as a session does. */
export function injectedRequests(story: Story, texts: TaintedTexts): readonly InjectedRequest[] {
  const skeleton = story.skeleton({ externals: externalsOf(texts) })
  const requests: InjectedRequest[] = []
  const typed: Record<string, string> = {}
  const history: string[] = []
  let choice: RequestSources['choice']
  let passage = skeleton.step(skeleton.begin(1), { type: 'enter', world: { alias: texts.alias, title: texts.title } })
  for (let turn = 0; turn < 12; turn++) {
    const waiting = passage.slots.flatMap((open, index) => (isFilled(open, passage) ? [index] : []))
    if (waiting.length > 0) {
      const facts = skeleton.facts(passage.at, ['OONA', 'PEG'])
      const sources = { story, passage, waiting, language: 'en', facts, history, player: 'bold', typed }
      const request = buildRequest({
        ...sources,
        ...(choice === undefined ? {} : { choice }),
        tainted: taintedVariables(passage),
      })
      requests.push({ request, placements: placementsIn(passage, facts) })
    }
    history.push(...passage.lines.map(line => textOf(line.pieces)))
    if (passage.stop === 'end') return requests
    const [input, next] = moveOn(passage, texts, turn)
    if (input.type === 'answer') typed[passage.slots.at(-1)?.slot.id ?? ''] = texts.typed
    choice = next ?? choice
    passage = skeleton.step(passage.at, input)
  }
  throw new Error('A story of the trial does not end.')
}

function moveOn(
  { stop, choices }: Passage,
  { nick, typed }: TaintedTexts,
  turn: number,
): readonly [Input, RequestSources['choice']?] {
  const taken = choices[turn % choices.length]
  const { id = '', pieces = [] } = taken ?? {}
  const moves: Partial<Record<Passage['stop'], readonly [Input, RequestSources['choice']?]>> = {
    invent: [{ type: 'value', values: { nick }, mark: invented }],
    decide: [{ type: 'verdict', choice: id }],
    ask: [
      { type: 'answer', choice: id, text: typed, mark: typedMark },
      { id, text: typed, by: 'player' },
    ],
  }
  const move = moves[stop]
  if (move !== undefined) return move
  if (taken === undefined) throw new Error(`A story of the trial offers nothing at "${stop}".`)
  const by = pieces.some(piece => piece.marks !== undefined) ? 'model' : 'author'
  return [
    { type: 'choose', choice: id },
    { id, text: textOf(pieces), by },
  ]
}

interface Runs {
  readonly pieces?: readonly { readonly marks?: readonly string[] }[]
  readonly marks?: readonly string[]
}

/** Marked runs in all that may get into a request, and what is read by name. */
function placementsIn(passage: Passage, facts: Readonly<Record<string, readonly Fact[]>>): number {
  const marked = ({ pieces, marks }: Runs): number =>
    pieces === undefined ? Number(marks !== undefined) : pieces.filter(piece => piece.marks !== undefined).length
  const means = passage.choices.map(({ meansPieces, meansMarks }) => ({
    ...(meansPieces && { pieces: meansPieces }),
    ...(meansMarks && { marks: meansMarks }),
  }))
  const all: readonly Runs[] = [
    ...passage.lines,
    ...passage.choices,
    ...passage.slots,
    ...means,
    ...Object.values(facts).flat(),
  ]
  const reads = passage.slots.flatMap(({ slot }) => [...slot.reads.variables, ...slot.reads.typed])
  return all.reduce((sum, each) => sum + marked(each), 0) + reads.length
}

function textOf(runs: readonly { readonly text: string }[]): string {
  return runs.map(run => run.text).join('')
}

/**
 * All of a request that is not the player's: instructions, slots, facts, choice, schema, and the parts of others. What is
 * to be repaired is material, too: a model's proposal and what was wrong with it.
 */
export function authorsSide(request: InjectedRequest['request']): Json {
  const { context, soft = [], repair: _, ...rest } = request
  const own = ({ trust }: (typeof context)[number]): boolean => trust !== 'player'
  return { ...rest, context: context.filter(own), soft: soft.filter(own) } as unknown as Json
}
