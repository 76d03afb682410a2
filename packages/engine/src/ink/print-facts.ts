import { labelledFact } from '../story/labelled-fact.ts'
import { isTainted } from '../story/mark.ts'
import { sealed, textOf } from '../story/marked-text.ts'
import type { Fact } from '../story/skeleton.ts'
import { askAside } from './ask-aside.ts'
import { cleanRuns } from './clean-runs.ts'
import type { InkContent } from './ink-content.ts'
import type { InkExternals } from './ink-externals.ts'
import type { InkObject } from './ink-runtime.ts'
import { type Marks, type MarkTracker, unionOfMarks } from './marks.ts'
import type { PrintedLine } from './printed-line.ts'
import { storyFailed } from './story-failed.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

const factsOf = 'facts_'

/** The parts of a playhead that a function is asked with. */
export interface Asked {
  readonly content: InkContent
  readonly runtime: WatchedRuntime
  readonly externals: InkExternals
  /** What ink complained of; emptied afterwards. */
  readonly errors: string[]
}

/** The facts that a function of the story prints, a line for each, with the marks of all that it looks at. */
export function factsBy(name: string, asked: Asked): readonly Fact[] {
  const marks = marksLookedAt(name, asked)
  const about = name.slice(factsOf.length)
  const { cast } = asked.content.bundle.bible
  return printedBy(name, marks, asked).map(({ text, runs }) =>
    labelledFact({ text, ...(runs && { pieces: runs }), ...(marks && { marks }) }, about, one =>
      Object.hasOwn(cast, one),
    ),
  )
}

/**
 * What a function of the story that changes nothing prints, line by line, without the functions of the game that are not
 * pure. It is watched where it may print what is tainted.
 */
function printedBy(name: string, marks: Marks | undefined, asked: Asked): readonly PrintedLine[] {
  const { content, runtime } = asked
  const tracker = isTainted(marks) ? runtime.marks : undefined
  return content.facts.outcome(name, runtime._state, tracker, () => askedAside(name, tracker, asked))
}

/**
 * All marks of the values that a function of the story looks at, be it in a condition. Where its script alone does not say
 * what these are, it may look at any variable.
 */
function marksLookedAt(name: string, { content, runtime }: Pick<Asked, 'content' | 'runtime'>): Marks | undefined {
  const { marks, _state } = runtime
  if (marks === undefined) return undefined
  const { _globalVariables } = _state.variablesState
  const names = content.facts.reads(name)?.variables ?? [..._globalVariables.keys()]
  return unionOfMarks(
    names.map(variable => {
      const value = _globalVariables.get(variable)
      return value === undefined ? undefined : marks.of(value)
    }),
  )
}

/** Asks the story, and forgets that it was asked. */
function askedAside(name: string, watching: MarkTracker | undefined, asked: Asked): readonly PrintedLine[] {
  const { content, runtime, externals, errors } = asked
  try {
    return askAside(runtime, watching, () => {
      externals.begin([])
      let output = ''
      const captured = runtime.captureTexts(() => {
        output = runtime.EvaluateFunction(name, [], true).output
      })
      const error = runtime.brokeWith ?? errors[0]
      if (error !== undefined) throw error
      return watching === undefined ? linesOf(output) : captured.flatMap(texts => markedLines(texts, watching))
    })
  } catch (thrown) {
    throw storyFailed(runtime.brokeWith ?? errors[0] ?? thrown, content.placeAt(runtime.brokeAt))
  } finally {
    errors.length = 0
  }
}

function linesOf(output: string): readonly PrintedLine[] {
  const lines = output.split('\n').map(line => line.trim())
  return lines.flatMap(text => (text === '' ? [] : [{ text }]))
}

/**
 * The lines in the texts of one line of ink, trimmed, without empty ones: a line ends where the author's ends. A line
 * break in a tainted text ends nothing.
 */
function markedLines(texts: readonly InkObject[], tracker: MarkTracker): readonly PrintedLine[] {
  const runs = cleanRuns(texts.map(text => tracker.textWithMarks(text)))
  const { text, open } = sealed(textOf(runs), runs)
  return text.split('\n').flatMap(line => {
    const own = open(line.trim())
    const all = textOf(own)
    return all.trim() === '' ? [] : [{ text: all, runs: own }]
  })
}
