import {
  type Fact,
  type Input,
  type Json,
  LacunaError,
  type Passage,
  type Position,
  type Skeleton,
} from '@lacuna/engine'
import {
  authoredLabel,
  BoundedMap,
  beforeStory,
  type DiaryAlong,
  type DiaryState,
  diaryAfter,
  digest,
  factsAbout,
  isTainting,
  markText,
  peopleIn,
  type RequestSources,
} from '@lacuna/engine/fill'
import { Refusal } from '../refusal/refusal.ts'
import { isInDomain } from './is-in-domain.ts'
import { type RecentLine, recentAfter } from './recent-lines.ts'
import { externalsOf, type ServedStory } from './served-story.ts'

/** The choice that led into a turn: its id, and its label in the author's words or the words that the player typed. */
export type TakenChoice = NonNullable<RequestSources['choice']>

/** Where a path through the story leads, and what was brought in on it. */
export interface Arrival {
  readonly passage: Passage
  /** Its facts, about everybody in it. */
  readonly facts: Readonly<Record<string, readonly Fact[]>>
  readonly choice: TakenChoice | undefined
  /** Words that the player typed, by `ask` slot. */
  readonly typed: Readonly<Record<string, string>>
  /** The lines before the passage that the player met last. */
  readonly recent: readonly RecentLine[]
  /** What the play-through remembers along the passage. */
  readonly diary: DiaryAlong
  /** What its turn has said before the passage. */
  readonly earlier: readonly Passage[]
  /** Steps that are tried from its place: no function of a game is called that is not pure. */
  readonly skeleton: Pick<Skeleton, 'step' | 'glosses'>
}

/** What is to be known of the passage before, to take the next step and to say what it was. */
interface Standing {
  readonly at: Position
  readonly stop: Passage['stop'] | 'idle'
  /** The slot that stopped the passage. */
  readonly slot: Passage['slots'][number]['slot'] | undefined
  /** What its choices are in the author's words. */
  readonly offered: Pick<Passage, 'choices' | 'lines' | 'present'> | undefined
  readonly choice: TakenChoice | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly recent: readonly RecentLine[]
  readonly diary: DiaryState
  /** What its turn has said so far, itself included. */
  readonly turn: readonly Passage[]
}

/** A path, and where on it the server has stood before. */
export interface Route {
  readonly seed: number
  readonly steps: readonly Input[]
  /** A digest of the path up to each step. */
  readonly marks: readonly string[]
  /** The first step that has to be played. */
  readonly from: number
}

/** On a long path one standing in so many is kept besides the last ones. */
const keptEvery = 100

/** Standings that are kept, so that the next step of a play-through costs one step. */
const mostKept = 500

/**
 * Plays a story from its beginning along the steps that a game took. Nothing is taken on trust: each step has to be open
 * where it is taken, each value has to be of its type and its domain, and a mark says what brought the value in.
 */
export class StoryReplay {
  readonly #served: ServedStory
  readonly #skeleton: Skeleton
  readonly #kept = new BoundedMap<string, Standing>(mostKept)

  /** @throws LacunaError `missing-external` */
  constructor(served: ServedStory) {
    this.#served = served
    this.#skeleton = served.story.skeleton({ externals: externalsOf(served) }).fork()
  }

  /** The path as far as it is known already, and what is still to be played of it. */
  route(seed: number, steps: readonly Input[]): Route {
    const marks = [digest([this.#served.story.digest, seed])]
    for (const step of steps) marks.push(digest([marks.at(-1) as string, step as unknown as Json]))
    let from = Math.max(0, steps.length - 1)
    while (from > 0 && !this.#kept.has(marks[from] as string)) from--
    return { seed, steps, marks, from }
  }

  /** @throws Refusal `path-refused`, `external-not-recorded` */
  arrive({ seed, steps, marks, from }: Route): Arrival {
    let standing = this.#kept.get(marks[from] as string) ?? this.#begin(seed)
    let arrival: Arrival | undefined
    for (let index = from; index < steps.length; index++) {
      const step = steps[index] as Input
      const passage = this.#taken(standing, step, index)
      const { recent } = standing
      const diary = diaryAfter(standing.diary, step, passage)
      standing = this.#after(standing, step, passage, diary.end)
      const earlier = standing.turn.slice(0, -1)
      if (index >= steps.length - 2 || index % keptEvery === 0)
        this.#kept.setNewest(marks[index + 1] as string, standing)
      if (index === steps.length - 1) arrival = this.#arrival(passage, standing, { diary, recent, earlier })
    }
    if (arrival === undefined) throw new Refusal('path-refused', { data: { step: 0, why: 'no-step' } })
    return arrival
  }

  #begin(seed: number): Standing {
    const nothing = {
      offered: undefined,
      choice: undefined,
      typed: {},
      slot: undefined,
      recent: [],
      diary: beforeStory,
      turn: [],
    }
    return { at: this.#skeleton.begin(seed), stop: 'idle', ...nothing }
  }

  #taken(standing: Standing, step: Input, index: number): Passage {
    const refuse = (why: string): never => {
      throw new Refusal('path-refused', { data: { step: index, why } })
    }
    const { bible } = this.#served.story
    if (Object.keys(step.world ?? {}).some(name => !bible.world.includes(name))) refuse('not-of-the-world')
    try {
      return this.#skeleton.step(standing.at, this.#marked(standing, step, index, refuse))
    } catch (error) {
      if (error instanceof Refusal) throw error
      if (!(error instanceof LacunaError)) throw error
      if (error.code === 'ahead-of-external' || error.code === 'call-not-recorded')
        throw new Refusal('external-not-recorded', { data: { step: index } })
      return refuse(error.code)
    }
  }

  /** The step with a mark of ours on whatever it brings in. */
  #marked({ slot }: Standing, step: Input, index: number, refuse: (why: string) => never): Input {
    const entry = index + 1
    if (step.type === 'answer') return { ...step, mark: markText({ entry, source: 'player', tainted: true }) }
    if ((step.type !== 'value' && step.type !== 'returned') || step.values === undefined) return step
    if (step.type === 'value') {
      const domain = slot?.contract.domain ?? { type: 'text' }
      for (const value of Object.values(step.values)) if (!isInDomain(value, domain)) refuse('not-in-domain')
    }
    const tainted = slot === undefined || isTainting(slot)
    return { ...step, mark: markText({ entry, source: 'live', tainted }) }
  }

  #after(before: Standing, step: Input, passage: Passage, diary: DiaryState): Standing {
    const said = step.type === 'answer' && before.slot !== undefined ? { [before.slot.id]: step.text } : {}
    const ends = passage.slots.at(-1)
    return {
      at: passage.at,
      stop: passage.stop,
      slot: ends?.place === 'stop' ? ends.slot : undefined,
      offered: { choices: passage.choices, lines: passage.lines.slice(-1), present: passage.present },
      diary,
      choice: choiceAfter(before, step),
      typed: { ...before.typed, ...said },
      recent: recentAfter(before.recent, step, passage),
      turn: [...(beginsTurn(step) ? [] : before.turn), passage],
    }
  }

  #arrival(
    passage: Passage,
    { choice, typed }: Standing,
    along: Pick<Arrival, 'diary' | 'recent' | 'earlier'>,
  ): Arrival {
    const facts = factsAbout(this.#skeleton, passage.at, peopleIn(passage))
    return { passage, facts, choice, typed, skeleton: this.#skeleton, ...along }
  }
}

/** Whether a step is a move, and none that a move has come to. */
function beginsTurn({ type }: Input): boolean {
  return type !== 'value' && type !== 'verdict' && type !== 'returned'
}

function choiceAfter(before: Standing, step: Input): TakenChoice | undefined {
  switch (step.type) {
    case 'enter':
    case 'leave':
    case 'world':
      return undefined
    case 'answer':
      return { id: step.choice, text: step.text, by: 'player', ...authoredLabel(before.offered, step.choice) }
    case 'choose': {
      const label = authoredLabel(before.offered, step.choice)
      return label === undefined ? undefined : { id: step.choice, ...label }
    }
    default:
      return before.choice
  }
}
