import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import { knowersOf } from '../story/read-known-to.ts'
import type { Fact } from '../story/skeleton.ts'
import type { WrittenFact } from '../write/written-memory.ts'
import { watchedContext } from './watched-context.ts'
import { type Marks, marksOfAll } from './words.ts'

/** What is true about someone, as sentences, or with what a diary has to know of them; pure. */
export type FactsOf<Vars, Name extends string = string> = (variables: Vars) => readonly (string | WrittenFact<Name>)[]

/**
 * The facts about each of the names. A function can't be seen through: each of its sentences has the marks of all that it
 * looked at.
 *
 * @throws LacunaError `story-failed` when one of the functions fails.
 */
export function machineFacts(
  facts: Readonly<Record<string, FactsOf<Variables>>>,
  names: readonly string[],
  variables: Variables,
  marks: Marks,
): Readonly<Record<string, readonly Fact[]>> {
  return Object.fromEntries(
    names.map(name => {
      const read = new Set<string>()
      const texts = textsOf(name, facts, watchedContext(variables, read, marks))
      const own = marksOfAll(read, marks)
      return [name, texts.map((fact): Fact => factOf(fact, name, own))]
    }),
  )
}

function factOf(written: string | WrittenFact, about: string, marks: readonly string[]): Fact {
  const { text, act, knownTo } = typeof written === 'string' ? ({ text: written } satisfies WrittenFact) : written
  return {
    text,
    ...(marks.length === 0 ? {} : { marks }),
    ...(act === true ? { act } : {}),
    ...(knownTo === undefined ? {} : { knownTo: knowersOf(knownTo, about) }),
  }
}

function textsOf(
  name: string,
  facts: Readonly<Record<string, FactsOf<Variables>>>,
  context: Variables,
): readonly (string | WrittenFact)[] {
  if (!Object.hasOwn(facts, name)) return []
  try {
    return facts[name]?.(context) ?? []
  } catch (cause) {
    throw new LacunaError('story-failed', `The facts about ${name} failed: ${String(cause)}`, {
      hint: 'The function must cope with every value of the variables.',
      data: { facts: name },
      cause,
    })
  }
}
