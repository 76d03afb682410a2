import {
  type Bible,
  createSession,
  type External,
  emptyBible,
  type Json,
  type Random,
  type Story,
} from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { scripted } from '@lacuna/engine/testing'
import type { EditedStory } from './edited-story.ts'
import { inkOf } from './edited-story.ts'

/** What plays, saves and loads: this engine, or an older one. */
export interface EditsEngine {
  readonly createSession: typeof createSession
  readonly inkStory: typeof inkStory
  readonly compileInk: typeof compileInk
  readonly scripted: typeof scripted
}

/** The engine as it is. */
export const thisEngine: EditsEngine = { createSession, inkStory, compileInk, scripted }

/** What became of a save in a story that was edited since. */
export interface LoadedEdit {
  readonly outcome: 'exact' | 'followed, said' | 'stopped' | 'silent'
  /** Where it is silent: what was done then, and what the story says was done. */
  readonly then: string
  readonly now: string
}

const bible: Bible = { ...emptyBible('road'), externals: { price: 'recorded', wind: 'recorded', toll: 'recorded' } }

/** @throws Error with what is wrong in the script. */
export function storyIn(engine: EditsEngine, story: EditedStory): Story {
  const { bundle, diagnostics } = engine.compileInk({ file: 'road.ink', source: inkOf(story), bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1))
  return engine.inkStory(bundle) as unknown as Story
}

/** Functions of a game that gives another number each time; none may be called while a save is loaded. */
function functions(call: () => Json): Readonly<Record<string, External>> {
  const external: External = { kind: 'recorded', call }
  return { price: external, wind: external, toll: external }
}

/** A save after a few choices at random, with verdicts and values of a provider. */
export async function savedIn(engine: EditsEngine, story: Story, random: Random): Promise<Json> {
  let count = 0
  const slots = Object.values(story.slots)
  const provider = engine.scripted(
    Object.fromEntries(
      slots.map(({ id, verb }) => [id, verb === 'decide' ? (random.whole(2) === 0 ? 'yes' : 'no') : `name${count++}`]),
    ),
  )
  const externals = functions(() => 100 + count++)
  const session = engine.createSession(story, { lookahead: false, dial: 'live', provider, externals })
  session.enter()
  let frame = await session.settled()
  for (let turns = 1 + random.whole(8); turns > 0 && frame.choices.length > 0; turns--) {
    session.choose(random.pick(frame.choices)?.id ?? '')
    frame = await session.settled()
  }
  const save = JSON.parse(JSON.stringify(session.save())) as Json
  session.close()
  return save
}

/**
 * Loads a save of one story into another.
 *
 * @param standsFor the name of the choice in the first that one of the other is, whatever its own name is.
 */
export function loadedIn(
  engine: EditsEngine,
  before: Story,
  after: Story,
  save: Json,
  standsFor: (name: string) => string,
): LoadedEdit {
  let wasCalled = false
  const externals = functions(() => {
    wasCalled = true
    return 0
  })
  const trailOf = (story: Story): { readonly trail: string; readonly code: string | undefined } => {
    const session = engine.createSession(story, { lookahead: false, snapshot: save, externals })
    const { variables, problem } = session.frame
    session.close()
    return { trail: String(variables.trail), code: problem?.code }
  }
  const then = trailOf(before).trail
  if (wasCalled) return { outcome: 'silent', then, now: 'the same story called a function once more' }
  const { trail, code } = trailOf(after)
  // What was inserted has names of its own: of the rest, all that was done has to have been done again.
  const known = new Set(then.split(' ').map(nameOf))
  const now = trail
    .split(' ')
    .map(each => [standsFor(nameOf(each)), ...each.split('=').slice(1)].join('='))
    .filter(each => known.has(nameOf(each)))
    .join(' ')
  const told = { then, now }
  if (wasCalled) return { outcome: 'silent', ...told, now: 'called' }
  if (code === 'save-diverged') return { outcome: 'stopped', ...told }
  if (code !== undefined) return { outcome: 'followed, said', ...told }
  return { outcome: now === then ? 'exact' : 'silent', ...told }
}

function nameOf(each: string): string {
  return each.split('=')[0] ?? ''
}
