import type { Json } from '../base/json.ts'
import { type Random, seededRandom } from '../base/random.ts'
import type { Input } from '../story/input.ts'
import type { Passage, Variables } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { RecordedCall } from '../story/recorded-call.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { isSlotStop, offersChoices } from '../story/verbs/stops.ts'
import { checkPassage } from './check-passage.ts'
import { must, mustBeSame, mustEqual, mustThrow } from './must.ts'
import { verbInputs } from './verb-inputs.ts'

/** What {@link testSkeleton} needs to know of the adapter and its story. */
export interface SkeletonSubject {
  /** A new skeleton over the story, always the same one. */
  readonly make: () => Skeleton
  /** An entry of the story, where it has one. */
  readonly entry?: string
  /** Values that the game may give, to be found in the variables after the step. */
  readonly world?: Variables
  /** Names that facts are asked about. */
  readonly names?: readonly string[]
  /** How many plays of how many steps. Default 4 of 20. */
  readonly plays?: number
  readonly steps?: number
  /** Seeds of the story and of the random choices. Default 1. */
  readonly seed?: number
  /** Takes each law as a test of its own; default: all run at once, and the first that is broken throws. */
  readonly test?: (name: string, law: () => void) => void
}

interface Step {
  readonly from: Position
  readonly input: Input
  readonly passage: Passage
}

/**
 * The laws that every {@link Skeleton} keeps, checked on random plays: a step changes nothing but gives a new position,
 * positions are JSON, forks agree, bad input harms nothing. For authors of adapters.
 *
 * @throws Error that says which law is broken, and where.
 * @example testSkeleton({ make: () => story.skeleton(), entry: 'ferry', test })
 */
export function testSkeleton(subject: SkeletonSubject): void {
  const run = subject.test ?? ((_name, law) => law())
  const laws: Readonly<Record<string, (skeleton: Skeleton, random: Random, seed: number) => void>> = {
    'a play ends, offers something or breaks at every step': (skeleton, random, seed) => {
      for (const { passage } of play(subject, skeleton, random, seed)) checkPassage(passage)
    },
    'where a story breaks, its lines stand and no step leads on': (skeleton, random, seed) => {
      for (const { from, input, passage } of play(subject, skeleton, random, seed)) {
        if (passage.stop !== 'broken') continue
        mustEqual(skeleton.step(from, input), passage, 'It breaks otherwise the second time', input)
        for (const next of afterBreak) mustThrow(() => skeleton.step(passage.at, next), ['wrong-input'], next)
        const loaded = subject.make().load(JSON.parse(JSON.stringify(passage.at)) as Json)
        mustThrow(() => skeleton.step(loaded, { type: 'enter' }), ['wrong-input'], { type: 'enter' })
        skeleton.facts(passage.at, passage.present)
      }
    },
    'a step taken twice from one position gives equal passages': (skeleton, random, seed) => {
      for (const { from, input, passage } of play(subject, skeleton, random, seed)) {
        mustEqual(skeleton.step(from, input), passage, 'The second step from one position differs', input)
      }
    },
    'an old position stays what it was after later steps': (skeleton, random, seed) => {
      const steps = play(subject, skeleton, random, seed)
      const texts = steps.map(({ from }) => JSON.stringify(from))
      for (const [index, { from, input, passage }] of [...steps.entries()].reverse()) {
        mustEqual(skeleton.step(from, input), passage, 'A step from an old position differs', input)
        mustBeSame(JSON.stringify(from), texts[index], 'An old position writes something else', input)
      }
    },
    'a position writes the same whether or not the skeleton stands there': (skeleton, random, seed) => {
      const other = subject.make()
      let at = other.begin(seed)
      for (const { from, input } of play(subject, skeleton, random, seed)) {
        mustBeSame(JSON.stringify(from), JSON.stringify(at), 'A position that was left writes something else', input)
        at = other.step(at, input).at
      }
    },
    'the same inputs give the same play in another skeleton': (skeleton, random, seed) => {
      const steps = play(subject, skeleton, random, seed)
      const other = subject.make()
      let at = other.begin(seed)
      for (const { input, passage } of steps) {
        const again = other.step(at, input)
        mustEqual(again, passage, 'The play differs when it is played again', input)
        at = again.at
      }
    },
    'a position goes through JSON': (skeleton, random, seed) => {
      for (const { from, input, passage } of play(subject, skeleton, random, seed)) {
        const text = JSON.stringify(from)
        const other = subject.make()
        const loaded = other.load(JSON.parse(text) as Json)
        mustBeSame(
          JSON.parse(JSON.stringify(loaded)),
          JSON.parse(text),
          'A loaded position writes something else',
          input,
        )
        mustEqual(other.step(loaded, input), passage, 'A step from a loaded position differs', input)
      }
    },
    'a fork agrees and disturbs nothing': (skeleton, random, seed) => {
      const fork = skeleton.fork()
      let at = skeleton.begin(seed)
      for (const { input, passage } of play(subject, subject.make(), random, seed)) {
        const ahead = fork.step(at, { ...input, ...recordedOf(passage) })
        mustEqual(ahead, passage, 'A fork gives another passage', input)
        const next = skeleton.step(at, { ...input, ...recordedOf(passage) })
        mustEqual(next, passage, 'A fork disturbed the skeleton that it came from', input)
        mustBeSame(ahead.at.toJSON(), next.at.toJSON(), 'A fork comes to another position', input)
        at = next.at
      }
    },
    'asking for facts changes nothing': (skeleton, random, seed) => {
      for (const { from, input, passage } of play(subject, skeleton, random, seed)) {
        const names = [...(subject.names ?? []), ...passage.present]
        const before = JSON.stringify(from)
        const facts = skeleton.facts(from, names)
        mustBeSame(skeleton.facts(from, names), facts, 'Facts differ when they are asked for again', input)
        must(
          names.every(name => Array.isArray(facts[name])),
          'Somebody has no list of facts',
          input,
        )
        mustBeSame(JSON.stringify(from), before, 'Asking for facts changed the position', input)
        mustEqual(skeleton.step(from, input), passage, 'Asking for facts changed what comes next', input)
      }
    },
    'whoever walks away can go in again': (skeleton, random, seed) => {
      for (const { input, passage } of play(subject, skeleton, random, seed)) {
        const offers = offersChoices(passage.stop)
        if (!offers) mustThrow(() => skeleton.step(passage.at, { type: 'leave' }), ['wrong-input'], { type: 'leave' })
        must(offers || passage.hasLeave === undefined, 'There is nothing to walk away from', input)
        if (!offers) continue
        const left = skeleton.step(passage.at, { type: 'leave' })
        checkPassage(left)
        mustEqual(skeleton.step(passage.at, { type: 'leave' }), left, 'Walking away twice differs', input)
        const loaded = subject.make().load(JSON.parse(JSON.stringify(passage.at)) as Json)
        mustEqual(subject.make().step(loaded, { type: 'leave' }), left, 'Walking away after loading differs', input)
        if (passage.hasLeave !== true) {
          must(left.stop === 'end' && left.ending === undefined, 'Walking away does not end the passage', input)
          must(left.lines.length === 0, 'Something is said that no `leave` asked for', input)
          mustBeSame(left.variables, passage.variables, 'Walking away changed a variable', input)
        }
        if (left.stop !== 'end') continue
        const position = subject.make().load(JSON.parse(JSON.stringify(left.at)) as Json)
        const again = skeleton.step(left.at, { type: 'enter' })
        checkPassage(again)
        mustEqual(skeleton.step(position, { type: 'enter' }), again, 'Going in again differs after loading', input)
      }
    },
    'wrong input is a coded error and harms nothing': (skeleton, random, seed) => {
      for (const { from, input, passage } of play(subject, skeleton, random, seed)) {
        for (const [wrong, codes] of wrongInputs(input)) {
          mustThrow(() => skeleton.step(from, wrong), codes, wrong)
        }
        mustEqual(skeleton.step(from, input), passage, 'Wrong input harmed the skeleton', input)
      }
    },
    'what is no position is refused': (skeleton, random, seed) => {
      const last = play(subject, skeleton, random, seed).at(-1)
      for (const damaged of [null, 7, 'text', [], {}, { stop: 'choices' }]) {
        mustThrow(() => skeleton.load(damaged), ['save-damaged'], { type: 'world' })
      }
      if (last !== undefined)
        mustEqual(skeleton.step(last.from, last.input), last.passage, 'A refused position did harm', last.input)
    },
    'the values of the game arrive': (skeleton, random, seed) => {
      const { world } = subject
      if (world === undefined) return
      for (const { from, input } of play(subject, skeleton, random, seed)) {
        const heard = skeleton.step(from, { type: 'world', world })
        for (const [name, value] of Object.entries(world)) {
          mustBeSame(heard.variables[name], value, `The variable ${name} is not what the game gave`, input)
        }
        must(heard.lines.length === 0, 'Something is said because the world changed', input)
      }
    },
  }
  const { plays = 4, seed = 1 } = subject
  for (const [name, law] of Object.entries(laws)) {
    run(name, () => {
      for (let number = 0; number < plays; number++) {
        law(subject.make(), seededRandom(`${seed}/${number}`), seed + number)
      }
    })
  }
}

/** A random play: every step that was taken, with where it started and what it gave. */
function play(
  { entry, steps = 20 }: SkeletonSubject,
  skeleton: Skeleton,
  random: Random,
  seed: number,
): readonly Step[] {
  const taken: Step[] = []
  let from = skeleton.begin(seed)
  let input: Input | undefined =
    entry !== undefined && random.whole(2) === 0 ? { type: 'enter', entry } : { type: 'enter' }
  while (input !== undefined && taken.length < steps) {
    const passage: Passage = skeleton.step(from, input)
    taken.push({ from, input: { ...input, ...recordedOf(passage) }, passage })
    from = passage.at
    input = nextInput(passage, random, taken.length)
  }
  return taken
}

function recordedOf({ recorded }: Passage): { readonly recorded?: readonly RecordedCall[] } {
  return recorded === undefined ? {} : { recorded }
}

function nextInput(passage: Passage, random: Random, step: number): Input | undefined {
  const { stop } = passage
  const choice = random.pick(passage.choices)?.id
  if (isSlotStop(stop)) return verbInputs[stop]({ passage, choice, random, mark: `mark${step}` })
  return choice === undefined ? undefined : { type: 'choose', choice }
}

function wrongInputs(input: Input): readonly (readonly [Input, readonly string[]])[] {
  const wrong: [Input, readonly string[]][] = [
    [{ type: input.type === 'enter' ? 'value' : 'enter' }, ['wrong-input']],
    [{ ...input, world: { 'no such variable': 1 } }, ['unknown-variable']],
  ]
  if ('choice' in input) wrong.push([{ ...input, choice: 'no such choice' }, ['unknown-choice']])
  if (input.type === 'enter') wrong.push([{ ...input, entry: 'no such entry' }, ['unknown-entry']])
  if (input.type === 'value')
    wrong.push([{ type: 'value', values: { 'no such variable': 1 } }, ['unknown-variable', 'wrong-input']])
  return wrong
}

const afterBreak: readonly Input[] = [
  { type: 'enter' },
  { type: 'choose', choice: 'no such choice' },
  { type: 'value' },
  { type: 'world', world: {} },
]
