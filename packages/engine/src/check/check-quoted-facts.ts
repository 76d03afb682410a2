import { type Random, seededRandom } from '../base/random.ts'
import type { Diagnostic } from '../story/diagnostic.ts'
import { marksOfGiven } from '../story/given-by-game.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { isTainted, markText } from '../story/mark.ts'
import type { Passage, Variables } from '../story/passage.ts'
import { variablesSet } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { hasChoices, slotStop } from '../story/verbs/stops.ts'
import { isTainting } from '../story/verbs/verbs.ts'
import { verbAnswers } from './verb-answers.ts'

/** Plays at random, and turns of each, in which facts are asked for. */
const plays = 20
const turns = 60

const somebodys = markText({ entry: 1, source: 'live', tainted: true })

/**
 * Facts that are quoted as somebody else's, all of them: a function in TypeScript can't be seen through, so that each
 * text of one that reads a tainted variable may be that variable's (`facts-quoted-whole`). Facts in ink never are: what
 * their author wrote in them is known.
 *
 * Plays with everything marked that a game may give, a model invent or a detour bring back. It notes what it meets; a
 * function that reads such a variable only in a state that it does not reach is not found.
 *
 * @example
 * for (const diagnostic of checkQuotedFacts(ferry)) console.warn(diagnosticText(diagnostic))
 */
export function checkQuotedFacts(story: Story): readonly Diagnostic[] {
  const outside = variablesFromOutside(story)
  if (story.format === 'ink' || outside.length === 0) return []
  const found = new Set<string>()
  const random = seededRandom(1).split('facts')
  for (let play = 0; play < plays; play++) {
    try {
      playOnce(story, random, found)
    } catch (error) {
      // What breaks a story is found where it is played all over.
      if (!(error instanceof LacunaError)) throw error
    }
  }
  return [...found].toSorted().map(name => ({
    code: 'facts-quoted-whole',
    severity: 'note',
    message: `The facts about ${name} read what somebody else brings in (${outside.join(', ')}): all of them are quoted as theirs, your own words as well.`,
    hint: 'Show such a value in a line or a brief instead, where your words stay yours, or keep what follows from it in a variable of its own.',
  }))
}

/** Variables with a text that a game gives, a model invents or a detour brings back. */
function variablesFromOutside({ bible, variables, slots }: Story): readonly string[] {
  const given = bible.world.filter(name => {
    const declared = variables[name]
    return declared !== undefined && marksOfGiven(declared.initial, declared.items).length > 0
  })
  const brought = Object.values(slots).flatMap(slot => (isTainting(slot) ? variablesSet(slot) : []))
  return [...new Set([...given, ...brought])].toSorted()
}

function playOnce(story: Story, random: Random, found: Set<string>): void {
  const skeleton = story.skeleton()
  const cast = Object.keys(story.bible.cast)
  const initial = Object.fromEntries(Object.entries(story.variables).map(([name, { initial }]) => [name, initial]))
  const world = picked(initial, story.bible.world)
  let passage = skeleton.step(skeleton.begin(1), { type: 'enter', world })
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, facts] of Object.entries(skeleton.facts(passage.at, [...cast, ...passage.present]))) {
      if (facts.some(fact => fact.pieces === undefined && isTainted(fact.marks))) found.add(name)
    }
    const input = moveOn(passage, random)
    if (input === undefined) return
    passage = skeleton.step(passage.at, input)
  }
}

/** Goes on with the values that are there already, marked as somebody else's where they may be. */
function moveOn(passage: Passage, random: Random): Input | undefined {
  const { stop, slots, choices } = passage
  const next = slotStop(stop)?.next
  const slot = slots.at(-1)?.slot
  if (next !== undefined && slot !== undefined && !hasChoices(stop)) {
    const value = isTainting(slot) ? verbAnswers[slot.verb].unchanged(slot, passage, random) : undefined
    return next(passage, value === undefined ? undefined : { value, mark: somebodys })
  }
  const choice = random.pick(choices)?.id
  if (choice === undefined) return undefined
  return next === undefined ? { type: 'choose', choice } : next(passage, { value: choice })
}

function picked(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = variables[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
