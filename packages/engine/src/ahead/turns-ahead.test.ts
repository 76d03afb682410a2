import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import { authoredLabel } from '../fill/request/authored-label.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { TurnMove } from '../ledger/move.ts'
import { stepsOf } from '../play/turn.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { KnownRequests } from '../requests/known-requests.ts'
import type { RequestContext, RequestPorts } from '../requests/request-context.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { SessionServices } from '../session/session-services.ts'
import { inside } from '../session/session-snapshot.ts'
import type { Fill } from '../story/fill.ts'
import type { Input } from '../story/input.ts'
import type { External } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { storyKit } from '../xstate/story-kit.ts'
import type { StoryMeta } from '../xstate/story-meta.ts'
import { lookaheadRoots } from './lookahead-roots.ts'
import { type AheadFrom, type PreparedValue, type TurnAhead, turnsAhead } from './turns-ahead.ts'

/** What a knot of a generated story may have in it. */
const kinds = [
  ...['plain', 'filled', 'variables', 'function', 'history', 'typed', 'random', 'shuffle', 'once', 'glue'],
  ...['pure', 'recorded', 'tunnel', 'decide', 'decide', 'ask', 'invent', 'detour', 'thread'],
] as const
const choices = ['once', 'sticky', 'labelled', 'filled', 'guarded', 'nested'] as const
const knot = fc.record({
  lines: fc.array(fc.constantFrom(...kinds), { maxLength: 4 }),
  choices: fc.array(fc.tuple(fc.constantFrom(...choices), fc.nat(9)), { maxLength: 3 }),
  next: fc.nat(9),
})
type Knot = typeof knot extends fc.Arbitrary<infer Shape> ? Shape : never

const others = `
=== rest
The bench is short. # fill bench: the bench; reads held
+ [Sleep.]
+ [Lie awake. # fill awake: lying awake; max 6 words]
- Morning, {coins} coins. # fill morning: the morning
->->
=== gossip
+ (hear) [Listen.] {~They talk.|They whisper.} # fill talk: what they say; reads coins
  -> k0
-> DONE
=== bargain
# detour bargain: over the fare; up to 3 exchanges; may set coins
HOST: The fare has gone up. # fill fare: the fare
* [Pay it.]
  ~ coins--
* [Laugh.]
+ [Wait.]
- -> rejoin
= rejoin
->->
=== function mood
{coins > 1: friendly|tired}
=== function facts_HOST
{k0 > 1: You came back.}
{held ? key: You have the key.}
`

/** A story in ink with hubs, tunnels, threads, lists, conditions, chance, functions of the game and every kind of slot. */
function inkOf(knots: readonly Knot[]): string {
  const parts = ['EXTERNAL hour()', 'EXTERNAL roll(sides)', 'LIST Things = cup, key', 'VAR held = ()']
  parts.push('VAR coins = 2', 'VAR name = "stranger"', '-> k0')
  const asks = knots.flatMap(({ lines }, index) => (lines.includes('ask') ? [`@k${index}.why`] : []))
  for (const [index, { lines, choices, next }] of knots.entries()) {
    const to = (at: number): string => `k${at % knots.length}`
    parts.push(`=== k${index}`, '# with HOST')
    if (index === 0) parts.push('# entry')
    // A thread's choices would stand among the options of what comes after it; two slots of these kinds would have one id.
    const once = lines.filter((kind, at) => (kind !== 'invent' && kind !== 'ask') || lines.indexOf(kind) === at)
    const order = [...once.filter(kind => kind !== 'thread'), ...(once.includes('thread') ? ['thread' as const] : [])]
    for (const [at, kind] of order.entries()) parts.push(lineOf(kind, at, asks[0]))
    for (const [at, [kind, target]] of choices.entries()) parts.push(choiceOf(kind, at, to(target)))
    parts.push(`+ [On from ${index}.] -> ${to(next + index)}`)
  }
  return parts.join('\n') + others
}

function lineOf(kind: (typeof kinds)[number], at: number, typed: string | undefined): string {
  const slot = `# fill s${at}: what is here`
  switch (kind) {
    case 'plain':
      return 'Nothing happens, {coins} coins, {held}.'
    case 'filled':
      return `A slot. ${slot}`
    case 'variables':
      return `A slot for {name}. ${slot}; reads coins, held`
    case 'function':
      return `HOST: You. # fill s${at}: {mood()}, {coins > 0: kind|short}`
    case 'history':
      return `Again. ${slot}; reads @history`
    case 'typed':
      return `A word. ${slot}${typed === undefined ? '' : `; reads ${typed}`}`
    case 'random':
      return `{RANDOM(1, 6)} stars. ${slot}`
    case 'shuffle':
      return `{~Gulls.|Rain.|A dog.} ${slot}`
    case 'once':
      return `{First.|Second.|{&Third.|Fourth.}} ${slot}`
    case 'glue':
      return `Half of <>\na line. ${slot}`
    case 'pure':
      return `It is {hour()}. ${slot}`
    case 'recorded':
      return `You roll {roll(6)}. ${slot}`
    case 'tunnel':
      return '-> rest ->'
    case 'thread':
      return '<- gossip'
    case 'decide':
      return `The host looks. # decide d${at}: whether; reads coins\n+ [yes # default {coins > 1}]\n  Yes. ${slot}\n+ [no]\n  ~ coins++\n- So.`
    case 'ask':
      return `HOST: What for? # ask why: what for\n+ [A bed. # means: sleep]\n  A bed. ${slot}\n+ [Nothing. # means: nothing]\n- Well.`
    case 'invent':
      return `HOST: So, {name}. # invent name: what he calls you; max 2 words`
    case 'detour':
      return '-> bargain ->'
  }
}

function choiceOf(kind: (typeof choices)[number], at: number, to: string): string {
  switch (kind) {
    case 'once':
      return `* [Look ${at}.] You look. # fill look${at}: a look\n  ~ held += cup\n  -> ${to}`
    case 'sticky':
      return `+ [Go ${at}.] -> ${to}`
    case 'labelled':
      return `+ (l${at}) {not l${at}} [Try ${at}.] -> ${to}`
    case 'filled':
      return `+ [Take ${at}, {coins}. # fill c${at}: taking it; max 6 words]\n  ~ coins++\n  ~ held += key\n  -> ${to}`
    case 'guarded':
      return `+ {coins > 0} [Pay ${at}.]\n  ~ coins--\n  -> ${to}`
    case 'nested':
      return `+ [Ask ${at}.]\n  ~ held -= key\n  + + [So. # fill n${at}: saying so; max 6 words] -> ${to}\n  + + {held ? cup} [Not so.] Not so. -> ${to}`
  }
}

const anyKnots = fc.array(knot, { minLength: 1, maxLength: 4 })
const storyOf = (knots: readonly Knot[]): Story =>
  testStory(inkOf(knots), { bible: { cast: { HOST: {} }, externals: { hour: 'pure', roll: 'recorded' } } }) as Story

const town = fromMachine(
  setup({
    types: { meta: {} as StoryMeta, context: {} as { gold: number; alias: string; visits: number } },
    guards: { rich: ({ context }) => context.gold > 1 },
  }).createMachine({
    id: 'town',
    context: { gold: 1, alias: 'stranger', visits: 0 },
    type: 'parallel',
    states: {
      way: {
        initial: 'gate',
        states: {
          gate: {
            entry: assign({ visits: ({ context }) => context.visits + 1 }),
            meta: { lines: [fill('gate', 'The gate, visit {visits}.', 'a gate')] },
            on: {
              'choose.in': {
                target: 'market',
                meta: { label: fill('in', 'Go in, {alias}.', 'a step'), lines: ['Dust.'] },
              },
              'choose.again': { target: 'market.past', meta: { label: 'Where you were.' } },
            },
          },
          market: {
            initial: 'stalls',
            states: {
              stalls: {
                meta: {
                  invent: { alias: { brief: 'a name' } },
                  lines: [{ OONA: fill('eels', 'Eels, {alias}!', 'a cry') }],
                  ask: 'what for',
                },
                on: {
                  'choose.buy': { guard: 'rich', target: '#town.way.bargain', meta: { label: 'Buy.', means: 'yes' } },
                  'choose.find': {
                    actions: assign({ gold: ({ context }) => context.gold + 1 }),
                    target: 'yard',
                    meta: { label: 'Look.' },
                  },
                  'choose.stare': { target: '#town.way.judged', meta: { label: 'Stare.', means: 'silence' } },
                },
              },
              yard: {
                meta: { lines: [fill('yard', 'The yard.', 'a yard', { reads: ['gold'] })] },
                on: { 'choose.out': { target: '#town.way.gate', meta: { label: 'Out.' } } },
              },
              past: { type: 'history' },
            },
          },
          bargain: {
            meta: {
              detour: { brief: 'the price', maySet: ['gold'] },
              lines: [fill('haggle', 'You haggle.', 'haggling')],
            },
            always: 'gate',
            on: { rejoin: 'gate' },
          },
          judged: {
            meta: { decide: 'is it a threat' },
            on: {
              'choose.yes': { target: '#end', meta: { label: 'yes', default: 'rich' } },
              'choose.no': { target: 'gate', meta: { label: 'no', lines: [fill('no', 'He turns.', 'he turns')] } },
            },
          },
        },
      },
      sky: {
        initial: 'day',
        states: {
          day: { on: { 'choose.wait': { target: 'night', meta: { label: 'Wait.' } } } },
          night: {
            meta: { lines: [fill('night', 'Night.', 'the night', { reads: ['@history'] })] },
            on: { 'choose.wait': { target: 'day', meta: { label: 'Wait.' } } },
          },
          end: { id: 'end', type: 'final', meta: { lines: [fill('end', 'The end.', 'the end')], ending: 'end' } },
        },
      },
    },
  }),
  { facts: { OONA: ({ gold }) => (gold > 1 ? ['You are rich.'] : []) } },
)

const kit = storyKit({ cast: { OONA: {} }, vars: { trust: 1, alias: 'stranger', purse: { gold: 3 } } })
const crossing = kit.story({
  id: 'crossing',
  version: '1',
  start: 'ferry',
  facts: { OONA: v => (v.trust > 1 ? ['You gave her the letter.'] : []) },
  scenes: {
    ferry: kit.scene({
      start: 'deck',
      exits: [],
      beats: {
        deck: {
          lines: [{ OONA: kit.fill('greet', 'You again.', 'guarded', { reads: ['trust'] }) }],
          choices: {
            give: {
              label: kit.fill('give', 'Give it.', 'an act'),
              assign: v => ({ trust: v.trust + 1 }),
              target: 'winter',
            },
            keep: { label: 'Keep it.', target: 'winter' },
          },
        },
        winter: {
          lines: [{ OONA: 'Where were you?' }],
          ask: 'where you spent it',
          choices: {
            north: { label: 'In the north.', means: 'work', target: 'believed' },
            silent: { label: 'Say nothing.', means: 'silence', target: 'believed' },
          },
        },
        believed: {
          lines: [kit.fill('studies', 'Oona studies you.', 'a look', { reads: ['@winter'] })],
          decide: { brief: 'does that fit', reads: ['trust'] },
          choices: {
            no: { label: 'no', target: 'named' },
            yes: { label: 'yes', default: v => v.trust > 1, target: 'deck' },
          },
        },
        named: {
          invent: { alias: { brief: 'what she calls you', maxWords: 2 } },
          lines: [{ OONA: kit.fill('well', 'Well then, {alias}.', 'a name') }],
          choices: { back: { label: 'Back, {alias}.', target: 'deck' }, stay: { label: 'Stay.', target: 'winter' } },
        },
      },
    }),
  },
})

const market = testStory(readFileSync(new URL('../session/stories/market.ink', import.meta.url), 'utf8'), {
  id: 'market',
})

const decidesOf = (...stories: readonly unknown[]): readonly string[] =>
  stories.flatMap(story =>
    Object.values((story as Story).slots).flatMap(({ id, verb }) => (verb === 'decide' ? [id] : [])),
  )
const names = Object.fromEntries(['k0', 'k1', 'k2', 'k3'].map(place => [`${place}.name`, 'Wren']))
let verdicts = 0
/** Each of the options in its turn, and now and then none. */
const anyOption = (_: FillRequest, { contract: { domain } }: SlotRequest): string | undefined => {
  const options = domain?.type === 'options' ? domain.options : []
  return options[verdicts++ % (options.length + 1)] as string | undefined
}
const decides = Object.fromEntries(
  [
    ...['k0', 'k1', 'k2', 'k3'].flatMap(place => [0, 1, 2, 3].map(at => `${place}.d${at}`)),
    ...decidesOf(town, crossing),
  ].map(id => [id, anyOption]),
)
const provider = scripted({
  ...names,
  ...decides,
  'way.market.stalls.alias': 'Wren',
  'ferry.named.alias': 'Heron',
})
let rolls = 0
const externals: Readonly<Record<string, External>> = {
  hour: { kind: 'pure', call: () => 7 },
  roll: { kind: 'recorded', call: () => (++rolls % 6) + 1 },
}

/** A turn as lookahead found it, with the verdicts on the way to its end. */
interface Found {
  readonly turn: TurnAhead
  readonly verdicts: readonly string[]
}

const verdictsIn = (steps: readonly Input[]): readonly string[] =>
  steps.flatMap(step => (step.type === 'verdict' ? [step.choice] : []))

const requestsOf = ({ ports: { provider } }: SessionServices): RequestPorts => ({
  provider: provider as NarrativeProvider,
  isShared: false,
  known: new KnownRequests(),
})

/** The turns along a way of choices, as lookahead finds them from here, one for each way that verdicts may go. */
function along(session: Session, picks: readonly number[]): (readonly Found[])[] {
  const { services, play } = inside(session.actor.getSnapshot()) as NonNullable<ReturnType<typeof inside>>
  const [root] = lookaheadRoots(play, services.context, requestsOf(services))
  if (root === undefined) return []
  const { variables } = play.frame
  const found = picks.map((): Found[] => [])
  const look = (moves: readonly TurnMove[], context: RequestContext, from: AheadFrom): void => {
    const pick = picks[from.depth]
    const move = pick === undefined ? undefined : moves[pick % moves.length]
    if (move === undefined) return
    for (const turn of turnsAhead(context, from, move, () => undefined)) {
      const steps = [...from.steps, ...turn.steps]
      found[from.depth]?.push({ turn, verdicts: verdictsIn(steps) })
      if (turn.at === undefined) continue
      const label = (id: string) => authoredLabel(turn.offered, id)
      const next = turn.choices.map(({ id }): TurnMove => ({ type: 'choose', choice: id, text: label(id)?.text ?? '' }))
      look(
        next,
        { ...context, label, diary: turn.diary, pageBefore: () => undefined },
        { at: turn.at, turn: from.turn + 1, depth: from.depth + 1, variables, steps },
      )
    }
  }
  const from = { at: root.at, turn: root.turn, depth: 0, variables, steps: [] }
  look(root.moves, root.context, { ...from, ...(root.world && { world: root.world }) })
  return found
}

/** The turn behind a pick made now, found with what `prepared` gives; may be asked when the session has gone on. */
function ways(session: Session, pick: number): (prepared: PreparedValue) => readonly TurnAhead[] {
  const { services, play } = inside(session.actor.getSnapshot()) as NonNullable<ReturnType<typeof inside>>
  const [root] = lookaheadRoots(play, services.context, requestsOf(services))
  const move = root?.moves[pick % root.moves.length]
  if (root === undefined || move === undefined) return () => []
  const from = { at: root.at, turn: root.turn, depth: 0, variables: play.frame.variables, steps: [] }
  const here = { ...from, ...(root.world && { world: root.world }) }
  return prepared => [...turnsAhead(root.context, here, move, prepared)]
}

/** The verdicts that the latest turn came to. */
function verdictsAt(session: Session): readonly string[] {
  const tip = inside(session.actor.getSnapshot())?.play.tip
  return tip === undefined ? [] : verdictsIn(stepsOf(tip))
}

/** What came into a slot of the latest turn. */
function fillAt(session: Session, occurrence: number): Fill | undefined {
  return session.ledger().flatMap(entry => {
    const isIt = entry.kind === 'fill' && entry.turn === session.frame.turn && entry.fill.occurrence === occurrence
    return isIt ? [entry.fill] : []
  })[0]
}

/** Requests that the session made for its latest turn: key, and the slots. */
function asked(session: Session): readonly string[] {
  return session.ledger().flatMap(entry => {
    if (entry.kind !== 'request' || entry.turn !== session.frame.turn) return []
    return [`${entry.request.key} ${entry.request.slots.join(' ')}`]
  })
}

const foundIn = ({ jobs }: TurnAhead): readonly string[] =>
  jobs.map(({ key, slots }) => `${key} ${slots.map(({ open }) => open.slot.id).join(' ')}`)

/** Whether the verdicts that were given are those of a way that was found; where it ends early, as far as it goes. */
const isOnTheWay = ({ turn, verdicts }: Found, taken: readonly string[]): boolean =>
  verdicts.every((choice, at) => choice === taken[at]) && (turn.at === undefined || verdicts.length === taken.length)

/** Whether a request, as `asked` names it, is for slots that read what the player typed. */
const readsWords = (story: Story, named: string): boolean =>
  named
    .split(' ')
    .slice(1)
    .some(id => (story.slots[id]?.reads.typed.length ?? 0) > 0)

const readsHistory = ({ jobs }: TurnAhead): boolean =>
  jobs.some(({ slots }) => slots.some(({ open }) => open.slot.reads.history))

/**
 * Plays a story by the picks, and holds every turn against what was found of it one, two and three turns before.
 *
 * @param given coins that the game's world brings into each turn, by turn; none: it brings nothing.
 * @returns how many times a turn was held against what had been found of it, by how many turns before; and last how many of
 * these were one of several ways that verdicts might have gone.
 */
async function compare(story: Story, seed: number, picks: readonly number[], given?: readonly number[]) {
  const times = [0, 0, 0, 0]
  let coins = given?.[0]
  const world = { read: () => (coins === undefined ? {} : { coins }) }
  const session = createSession(story, { seed, dial: 'live', provider, externals, world, lookahead: false })
  session.enter()
  await session.settled()
  const found = picks.map((): [number, readonly Found[]][] => [])
  /** Turns found before the player typed something on the way to them. */
  const said = new Set<readonly Found[]>()
  const verdicts: (readonly string[])[] = []
  for (const [index, pick] of picks.entries()) {
    if (session.frame.phase !== 'choosing') break
    coins = given?.[(index + 1) % given.length]
    // What the world brings is known for the next move only.
    const seen = along(session, picks.slice(index, given === undefined ? index + 3 : index + 1))
    for (const [depth, turns] of seen.entries()) found[index + depth]?.push([depth, turns])
    const again = ways(session, pick)
    const rolled = rolls
    const choice = session.frame.choices[pick % session.frame.choices.length]
    // Words that are understood as a choice lead where it leads.
    const says = session.frame.ask !== undefined && pick % 3 === 0
    if (says) session.answer(choice?.text.toUpperCase() ?? '')
    else session.choose(choice?.id ?? '')
    if (says) for (const turns of found.slice(index)) for (const one of turns) said.add(one[1])
    await session.settled()
    const met = asked(session)
    const offered = session.frame.choices.map(choice => choice.id)
    verdicts.push(verdictsAt(session))
    const [whole, ...more] = again((_, occurrence) => fillAt(session, occurrence))
    expect(more).toEqual([])
    if (whole !== undefined) {
      const known = (keys: readonly string[]) => (says ? keys.filter(one => !readsWords(story, one)) : keys)
      expect([known(foundIn(whole)), whole.choices.map(one => one.id)]).toEqual([known(met), offered])
    }
    for (const [depth, turns] of found[index] ?? []) {
      const taken = verdicts.slice(index - depth).flat()
      const onTheWay = turns.filter(one => isOnTheWay(one, taken))
      // One of the ways that verdicts may go is the one that was taken; a function that runs only once is all that
      // lookahead stops at.
      if (depth === 0 && rolls === rolled) expect(onTheWay).toHaveLength(1)
      const [{ turn } = {}, ...others] = onTheWay
      expect(others).toEqual([])
      if (turn === undefined || (depth > 0 && readsHistory(turn))) continue
      times[depth] = (times[depth] ?? 0) + 1
      if (turns.length > 1) times[3] = (times[3] ?? 0) + 1
      // What words the player would say, nobody knew: what reads them is asked for anew, and nothing else.
      const known = (keys: readonly string[]) => (said.has(turns) ? keys.filter(one => !readsWords(story, one)) : keys)
      // Behind a value that is missing nothing is known; up to it all is.
      if (turn.at === undefined) expect(known(foundIn(turn))).toEqual(known(met.slice(0, turn.jobs.length)))
      else expect([known(foundIn(turn)), turn.choices.map(one => one.id)]).toEqual([known(met), offered])
    }
  }
  session.close()
  return times
}

const way = fc.array(fc.nat(11), { minLength: 1, maxLength: 14 })
const seeds = fc.integer({ min: 1, max: 1000 })

test('in any story in ink, what is found of a turn is what is asked for and offered in it', async () => {
  let [compared, forked] = [0, 0]
  const world = fc.option(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), { nil: undefined })
  await fc.assert(
    fc.asyncProperty(anyKnots, seeds, way, world, async (knots, seed, picks, given) => {
      const [now = 0, , , several = 0] = await compare(storyOf(knots), seed, picks, given)
      compared += now
      forked += several
    }),
    { numRuns: 60 },
  )
  expect(compared).toBeGreaterThan(20)
  expect(forked).toBeGreaterThan(20)
})

test('and in machines: nested, parallel, with history, and those of the kit; one, two and three turns before', async () => {
  const stories = { town, crossing, market }
  const name = fc.constantFrom(...(Object.keys(stories) as (keyof typeof stories)[]))
  let sum = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(name, seeds, way, async (one, seed, picks) => {
      const times = await compare(stories[one] as Story, seed, picks)
      sum = sum.map((count, depth) => count + (times[depth] ?? 0))
    }),
    { numRuns: 60 },
  )
  for (const count of sum) expect(count).toBeGreaterThan(5)
})
