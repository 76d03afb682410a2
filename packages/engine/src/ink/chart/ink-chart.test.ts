import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Compiler, CompilerOptions, Story } from 'inkjs/full'
import { describe, expect, test } from 'vitest'
import { type AnyStateMachine, createActor, createMachine, initialTransition, transition } from 'xstate'
import { runs } from '../../../../../tools/runs.ts'
import type { Json } from '../../base/json.ts'
import { defaultReads, type SlotVerb } from '../../story/slot.ts'
import type { InkChoice, InkSlot } from '../ink-bundle.ts'
import { chartEvent, chartPlace, stepChart } from './chart-place.ts'
import { type InkChartSource, inkChart } from './ink-chart.ts'
import { inkFlow } from './ink-flow.ts'

const programs = new URL('./programs/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, programs), 'utf8')
const names = readdirSync(programs).filter(name => name !== 'include-part.ink')

describe.each(names)('%s: no real step leaves the chart', name => {
  test('from the start', () => {
    playAll(compile(read(name)))
  })
})

test('no real step leaves the chart of a story made at random', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), seed => playAll(compile(randomStory(seed, 5)), 5, 40)),
    { numRuns: runs(15) },
  )
})

test('no real step leaves the chart of a large story', () => {
  playAll(compile(randomStory(7, 60, 4)), 12, 150)
})

describe('the chart', () => {
  const ferry = compile(read('entries.ink'))
  const chart = inkChart(ferry.bundle)

  test('is one machine per story', () => {
    expect(inkChart(ferry.bundle)).toBe(chart)
  })

  test('has knots, stitches in them, and beats in those', () => {
    expect(Object.keys(chart.states)).toEqual(['(start)', 'harbour', 'ferry', 'cellar', 'attic'])
    expect(Object.keys(chart.states.cellar?.states ?? {})).toEqual(['deeper', 'Dark'])
    expect(Object.keys(chart.states.ferry?.states ?? {})).toEqual(['enter', 'Back', 'Over'])
    expect(chart.states.attic?.type).toBe('atomic')
  })

  test('begins at the start, and goes by choices and entries', () => {
    const actor = createActor(chart).start()
    expect(actor.getSnapshot().value).toEqual({ '(start)': 'enter' })
    actor.send({ type: 'choose.Begin' })
    actor.send({ type: 'choose.harbour.To the ferry' })
    expect(actor.getSnapshot().value).toEqual({ harbour: 'To the ferry' })
    actor.send({ type: 'choose.harbour.Home' })
    expect(actor.getSnapshot().value, 'a choice that is not offered leads nowhere').toEqual({ harbour: 'To the ferry' })
    actor.send({ type: 'choose.ferry.Over' })
    expect(actor.getSnapshot().matches({ ferry: 'Over' })).toBe(true)
    actor.send({ type: 'enter.harbour' })
    expect(actor.getSnapshot().value, 'an entry is open when a talk has ended').toEqual({ harbour: 'enter' })
  })

  test('says of each beat what may happen in it', () => {
    const market = compile(read('functions.ink'))
    const place = chartPlace(inkChart(market.bundle), [{ type: 'enter' }])
    expect(place?.beat).toEqual({
      id: 'enter',
      flow: '',
      choices: ['market.Spend {…}', 'market.Give {…} away'],
      slots: ['stalls'],
      passes: ['market', 'broke'],
      endings: ['broke'],
      ends: true,
      runsDry: false,
      reachable: true,
    })
  })

  test('is read again from what an inspector receives of it', () => {
    const sent = JSON.parse(JSON.stringify(chart.config)) as Parameters<typeof createMachine>[0]
    const again = createMachine(sent) as AnyStateMachine
    const inputs = [
      { type: 'enter', entry: 'ferry' },
      { type: 'choose', choice: 'ferry.Back' },
    ] as const
    expect(chartPlace(again, inputs)).toEqual(chartPlace(chart, inputs))
    const [start] = initialTransition(again)
    expect(transition(again, start, { type: 'choose.Begin' })[0].value).toEqual({ '(start)': 'Begin' })
  })

  test('tells a place from inputs that stay in a beat', () => {
    const inputs = [
      { type: 'enter' },
      { type: 'answer', choice: 'Begin', text: 'well', mark: 'typed' },
      { type: 'value', values: { alias: 'Ida' } },
      { type: 'world' },
    ] as const
    expect(chartPlace(chart, inputs)?.value).toEqual({ '(start)': 'Begin' })
    expect(chartPlace(chart, [])).toBeUndefined()
    expect(chartPlace(chart, [{ type: 'enter', entry: 'nowhere' }])).toBeUndefined()
    expect(chartEvent(chart, { type: 'world' })).toBeUndefined()
  })

  test('finds the place behind a verdict that only what is offered tells of', () => {
    const shelf = inkChart(compile(read('nested-gathers.ink')).bundle)
    const moves = [{ type: 'enter' }, { type: 'choose', choice: 'camp.Fire' }]
    expect(chartPlace(shelf, moves, ['camp.Wood'])?.beat.id).toBe('choose.camp.Fire')
    expect(chartPlace(shelf, moves, ['camp.Wet', 'camp.Dry'])?.beat.id).toBe('choose.camp.Wood')
    expect(chartPlace(shelf, moves, ['camp.Nothing'])?.beat.id).toBe('choose.camp.Fire')
  })

  test('knows the choices that a thread offers twice', () => {
    const room = compile(read('thread-offers-twice.ink'))
    const place = chartPlace(inkChart(room.bundle), [{ type: 'enter' }])
    if (place === undefined) throw new Error('no place')
    expect(stepChart(inkChart(room.bundle), place, 'door.Door {…}~2')?.beat.id).toBe('choose.door.Door {…}')
    expect(stepChart(inkChart(room.bundle), place, 'door.Cellar')).toBeUndefined()
  })
})

describe('the flow', () => {
  test('names what no play runs through', () => {
    const flow = inkFlow(compile(read('entries.ink')).bundle)
    expect(flow.unreachable).toEqual(['cellar', 'cellar.deeper', 'attic'])
    expect(flow.entries).toEqual(['enter', 'enter.harbour', 'enter.ferry'])
    expect(flow.beats['choose.cellar.Dark']).toMatchObject({ reachable: false, choices: ['cellar.deeper.Darker'] })
    expect(flow.edges).toContainEqual({ from: 'enter', choice: 'Begin', to: 'choose.Begin' })
  })

  test('comes back from a tunnel to those who call it, not to others', () => {
    const flow = inkFlow(compile(read('tunnels.ink')).bundle)
    expect(flow.beats.enter?.choices).toEqual(['rest.Doze', 'rest.Wake'])
    expect(flow.beats['choose.two.Done']?.choices).toEqual([])
  })

  test('tells a beat that may run dry from one that ends', () => {
    const dry = inkFlow(compile(read('runs-dry.ink')).bundle)
    expect(dry.beats['choose.shelf.Red']).toMatchObject({ ends: false, runsDry: true })
    const street = inkFlow(compile(read('threads.ink')).bundle)
    expect(street.beats.enter, 'where a thread ends the beat goes on').toMatchObject({ ends: false, runsDry: true })
    const hub = inkFlow(compile(read('sticky-hub.ink')).bundle)
    expect(hub.beats['choose.hub.Earn']).toMatchObject({ ends: false, runsDry: false })
  })

  test('leads from a detour to its rejoin', () => {
    const flow = inkFlow(compile(read('detour.ink')).bundle)
    expect(flow.beats.enter?.choices).toEqual(['ferry.On', 'bargain.Pay', 'bargain.Shout'])
  })

  test('refuses what is no compiled ink', () => {
    const bundle = { ...compile(read('weave.ink')).bundle, ink: { root: 'gone' } }
    expect(() => inkFlow(bundle)).toThrowError(expect.objectContaining({ code: 'story-invalid' }))
  })
})

// ---- real play

interface Compiled {
  readonly bundle: InkChartSource
  readonly story: Story
}

/** Plays at random with bare ink and looks up every step in the chart. */
function playAll({ bundle, story }: Compiled, plays = 20, turns = 40): void {
  const chart = inkChart(bundle)
  const flow = inkFlow(bundle)
  const knots = flow.knots.filter(({ kind }) => kind !== 'function').map(({ path }) => path)
  for (let play = 0; play < plays; play++) {
    const random = randomFrom(play + 1)
    story.ResetState()
    story.state.storySeed = play
    const entry = random(3) === 0 ? bundle.entries[random(bundle.entries.length)] : undefined
    if (entry !== undefined) story.ChoosePathString(entry)
    let place = chartPlace(chart, [entry === undefined ? { type: 'enter' } : { type: 'enter', entry }])
    let [snapshot] = initialTransition(chart)
    if (entry !== undefined) [snapshot] = transition(chart, snapshot, { type: `enter.${entry}` })
    for (let turn = 0; turn < turns; turn++) {
      if (place === undefined) throw new Error('left the chart')
      const { beat } = place
      const before = knots.map(path => visits(story, path))
      const tags: string[] = []
      let lines = 0
      while (story.canContinue && lines++ < 300) {
        story.Continue()
        tags.push(...(story.currentTags ?? []))
      }
      const offered = story.currentChoices.map(choice => bundle.choices[choice.sourcePath]?.id ?? '?')
      expect(snapshot.value).toEqual(place.value)
      expect(chart.resolveState({ value: place.value, context: {} }).value).toEqual(snapshot.value)
      expect(beat.reachable).toBe(true)
      expect(beat.choices).toEqual(expect.arrayContaining(offered))
      for (const id of offered) expect(snapshot.can({ type: `choose.${id}` })).toBe(true)
      const labelTags = story.currentChoices.flatMap(choice => choice.tags ?? [])
      expect(beat.slots).toEqual(expect.arrayContaining([...tags, ...labelTags].flatMap(tag => slotOf(tag)?.id ?? [])))
      expect(beat.endings).toEqual(expect.arrayContaining(tags.flatMap(tag => /^ending: (.*)$/.exec(tag)?.[1] ?? [])))
      const passed = knots.filter((path, index) => visits(story, path) > (before[index] ?? 0))
      for (const path of passed) expect(beat.passes.some(other => `${other}.`.startsWith(`${path}.`))).toBe(true)
      // A story made at random may go round for ever.
      if (lines > 300) break
      if (offered.length === 0) {
        expect(beat.ends || beat.runsDry).toBe(true)
        break
      }
      const picked = random(offered.length)
      const choice = offered[picked] ?? ''
      story.ChooseChoiceIndex(picked)
      ;[snapshot] = transition(chart, snapshot, { type: `choose.${choice}` })
      place = stepChart(chart, place, choice)
      expect(place?.beat.id).toBe(`choose.${choice}`)
    }
  }
}

function visits(story: Story, path: string): number {
  return story.state.VisitCountAtPathString(path) ?? 0
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

// ---- what the compiler would give

function compile(source: string): Compiled {
  const problems: string[] = []
  const files = { ResolveInkFilename: (name: string) => name, LoadInkFileContents: read }
  const options = new CompilerOptions('story.ink', [], true, (message: string) => problems.push(message), files)
  let story: Story
  try {
    story = new Compiler(source, options).Compile()
  } catch {
    throw new Error(`${problems.filter(problem => problem.startsWith('ERROR')).join('\n')}\n${source}`)
  }
  const ink = JSON.parse(story.ToJson() ?? '') as Json
  const played = new Story(ink as never)
  played.onError = () => undefined
  return { bundle: { ink, bible: { story: 'a.story' }, facts: {}, ...found(story) }, story: played }
}

/** What stands in the tree of the real runtime, by the paths that it gives. */
function found(story: Story): Pick<InkChartSource, 'choices' | 'slots' | 'entries'> {
  const choices: Record<string, InkChoice> = {}
  const slots: Record<string, InkSlot> = {}
  const labels = new Map<string, string>(
    Object.values(
      inkFlow({ ink: JSON.parse(story.ToJson() ?? ''), choices: {}, slots: {}, entries: [], facts: {} }).choices,
    ).map(({ id, label }) => [id, label]),
  )
  const taken = new Map<string, number>()
  const entries: string[] = []
  const visit = (object: RuntimeObject): void => {
    const path = object.path.toString()
    if (object.pathOnChoice !== undefined && object.isInvisibleDefault === false) {
      const scene = path.split('.').filter(part => /^[A-Za-z]\w*$/.test(part) && part.length > 1)
      const id = [...scene.slice(0, 2), labels.get(path) ?? '?'].join('.')
      const times = (taken.get(id) ?? 0) + 1
      taken.set(id, times)
      choices[path] = { id: times === 1 ? id : `${id} ${times}` }
    }
    const items = object.content ?? []
    for (const [index, item] of items.entries()) {
      const tag = item.commandType === beginTag ? (items[index + 1]?.value ?? '') : ''
      const slot = typeof tag === 'string' ? slotOf(tag) : undefined
      if (slot !== undefined) {
        const rejoin = slot.verb === 'detour' ? { rejoin: `${path.split('.')[0]}.rejoin` } : {}
        slots[slot.id] = { ...slot, ...rejoin, tags: [item.path.toString()] }
      }
      if (tag === 'entry') entries.push(path.split('.')[0] ?? '')
    }
    for (const item of new Set([...items, ...(object.namedContent?.values() ?? [])])) visit(item)
  }
  visit(story.mainContentContainer as unknown as RuntimeObject)
  return { choices, slots, entries }
}

interface RuntimeObject {
  readonly path: { toString(): string }
  readonly content?: readonly RuntimeObject[]
  readonly namedContent?: ReadonlyMap<string, RuntimeObject>
  readonly pathOnChoice?: unknown
  readonly isInvisibleDefault?: boolean
  readonly commandType?: number
  readonly value?: unknown
}

const beginTag = 24

function slotOf(tag: string): InkSlot | undefined {
  const [, verb, id] = /^(fill|detour) (\w+):/.exec(tag) ?? []
  if (verb === undefined || id === undefined) return undefined
  return {
    id,
    verb: verb as SlotVerb,
    brief: tag,
    contract: {},
    reads: defaultReads,
    policy: 'live',
    tags: [],
    words: [],
  }
}

// ---- stories made at random

/** A story of many knots, `near` at most apart, stitches, tunnels, threads and functions that divert to one another every way ink has. */
function randomStory(seed: number, size: number, near = size): string {
  const random = randomFrom(seed)
  const oneOf = <T>(items: readonly T[]): T => items[random(items.length)] as T
  let at = 0
  const close = (): number => (at + random(near)) % size
  const knot = (): string => {
    const name = `k${close()}`
    return random(4) === 0 ? `${name}.s` : name
  }
  const tunnel = (): string => `t${close()}`
  const thread = (): string => `h${close()}`
  let n = 0
  const text = (): string => `Line ${n++}.${random(6) === 0 ? ` # fill f${n}: words` : ''}`
  const condition = (): string => oneOf(['x > 2', 'x < 3', 'f0(x)', `k${close()} > 1`, 'TURNS() > 4'])
  const divert = (): string =>
    oneOf([`-> ${knot()}`, `-> ${knot()}`, `-> ${knot()}`, '-> next', `-> p(-> k${random(4)})`])
  const statement = (): string =>
    oneOf([
      text,
      text,
      () => '~ x++',
      () => `~ next = -> k${random(4)}`,
      () => `-> ${tunnel()} ->`,
      () => `<- ${thread()}`,
      () => `{${condition()}: ${divert()}}`,
      () => `{shuffle:\n- ${text()}\n- ${text()}\n  ${divert()}\n}`,
      () => `{${condition()}: Yes|No} and {f1(x)}.`,
      () => `{${condition()}:\n  -> ${tunnel()} ->\n}`,
    ])()
  const choice = (level: number, on: () => string): string => {
    const mark = `${oneOf(['*', '+'])} `.repeat(level)
    const when = random(4) === 0 ? `{${condition()}} ` : ''
    const label = oneOf([`Option ${n++}`, `[Option ${n++}]`, `Option[ ${n++}] taken`, `Option {x}[ ${n++}]`])
    const inside = level < 2 && random(5) === 0 ? `\n${choice(2, on)}\n${choice(2, on)}` : ''
    const go = random(3) === 0 ? '' : `\n${on()}`
    return `${mark}${when}${label}\n${statement()}${inside === '' ? go : inside}`
  }
  const some = (most: number, make: () => string): string => Array.from({ length: 1 + random(most) }, make).join('\n')
  const weave = (on: () => string): string => {
    const fallback = random(4) === 0 ? `\n${oneOf(['*', '+'])} ${on()}` : ''
    return `${some(2, statement)}\n${some(3, () => choice(1, on))}${fallback}\n- ${text()}\n${random(3) === 0 ? `${some(2, () => choice(1, on))}\n- ` : ''}${on()}`
  }
  const out = (): string => oneOf(['->->', '->->', `->-> ${knot()}`, divert()])
  const parts: string[] = []
  for (at = 0; at < size; at++) {
    const onOrEnd = (): string => oneOf([divert(), divert(), '-> END'])
    const body = random(3) === 0 ? `${text()}\n->->` : weave(out)
    parts.push(`=== k${at}\nKnot ${at}.\n${weave(divert)}\n= s\nStitch.\n${weave(onOrEnd)}`)
    parts.push(`=== t${at}\nTunnel.\n${body}`)
    parts.push(`=== h${at}\n${text()}\n${some(2, () => choice(1, divert))}\n- -> DONE`)
  }
  return [
    'VAR x = 0\nVAR next = -> k0\n-> k0',
    ...parts,
    '=== p(-> there)\n+ There -> there\n* {x > 3} Here\n- -> there',
    '=== function f0(n)\n~ return n > 1',
    '=== function f1(n)\n{n > 2: many|few} # fill inside: a word',
  ].join('\n')
}
