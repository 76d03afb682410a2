import type { Json } from '../base/json.ts'
import { marksOfGiven } from '../story/given-by-game.ts'
import type { Memory } from '../story/memory.ts'
import type { Cue, OpenSlot, PassageChoice, PassageLine, Piece, Variables } from '../story/passage.ts'
import type { PlacedLine } from '../story/placed-line.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { authoredAnswer } from '../story/verbs/authored-answer.ts'
import type {
  PlannedLine,
  PlannedMemory,
  PlannedPause,
  PlannedSlot,
  PlannedWords,
  Standing,
  StatePlan,
} from './plan.ts'
import { isWithin } from './plan.ts'
import type { Marks } from './words.ts'
import { marksIn, marksOfAll, pieceLines, pieces, piecesText } from './words.ts'

/** What came for a pause: values, or none, and then the author's own stand. `world` is what the game gave with it. */
export interface Answer {
  readonly values?: Variables
  readonly mark?: string
  readonly world?: Variables
}

/** What runs without an end is an author's mistake, not a page that hangs. */
const mostActions = 10_000

const emptyLine: PassageLine = { pieces: [], cues: [], tags: [] }

type Declared = Readonly<Record<string, VariableDeclaration>>

/** Thrown through XState to leave a macrostep at a state that waits for a value; the step is then taken anew with it. */
export class Pause extends Error {
  readonly plan: StatePlan
  readonly pause: PlannedPause
  readonly context: Variables

  constructor(plan: StatePlan, pause: PlannedPause, context: Variables) {
    super('the passage waits for a value')
    this.plan = plan
    this.pause = pause
    this.context = context
  }
}

/**
 * What one macrostep of the machine says, in the order in which XState runs actions and enters states. Answers are used
 * up one by one at the pauses met; what was said before the last of them was said in an earlier passage.
 */
export class StepRun {
  /** The lines, and where each stands. */
  placed: PlacedLine[] = []
  /** Cues that wait for a line. */
  cues: Cue[] = []
  slots: OpenSlot[] = []
  /** The scene that it has come to. */
  scene: string
  ending: string | undefined
  /** Who is declared where something was said, otherwise who said it. */
  readonly present: Set<string> = new Set()
  /** Marks brought in by the parameters of the action that runs next. */
  handedOn: readonly string[] = []
  /** Tags that wait for a line. */
  #tags: string[] = []
  /** Memories that wait for a line. */
  #memories: Memory[] = []
  /** Who is declared where the last thing was said. */
  #with: readonly string[] | undefined
  readonly #marks: Map<string, readonly string[]>
  /** Every mark that any variable had in this step: what an event carries may be made from any of them. */
  readonly #met = new Set<string>()
  readonly #answers: readonly Answer[]
  readonly #declared: Declared
  #passed = 0
  #actions = 0
  #replaced: readonly string[] | undefined

  /** @param scene where it begins. */
  constructor(marks: Marks, answers: readonly Answer[], declared: Declared, scene: string) {
    this.scene = scene
    this.#marks = new Map(marks)
    for (const own of marks.values()) for (const mark of own) this.#met.add(mark)
    this.#answers = answers
    this.#declared = declared
  }

  get lines(): readonly PassageLine[] {
    return this.placed.map(({ line }) => line)
  }

  get marks(): Marks {
    return this.#marks
  }

  /** Whether all answers were met: otherwise the step was not the one that they were given to. */
  get isComplete(): boolean {
    return this.#passed === this.#answers.length
  }

  /** Whether a generated scene stands in place of this one: nothing in it is said or done. */
  get isReplaced(): boolean {
    return this.#replaced !== undefined
  }

  /**
   * To be called for each action that XState runs: every round of transitions without an event has one, if only the
   * report that a state was entered. XState's own bound came with 5.31.
   *
   * @throws Error where there is no end of them.
   */
  countAction(): void {
    if (++this.#actions > mostActions) throw new Error('Infinite loop: transitions follow each other without an end.')
  }

  rejoined(): void {
    this.#replaced = undefined
  }

  isRejoining(plan: StatePlan): boolean {
    return this.#replaced === plan.path
  }

  /** On entering a state, before everything else. Returns new values. @throws Pause where an answer is missing. */
  open(plan: StatePlan, context: Variables): Variables {
    if (this.#replaced !== undefined) {
      if (isWithin(plan.path, this.#replaced)) return {}
      this.rejoined()
    }
    const patch: Record<string, Json> = {}
    const take = (pause: PlannedPause): Answer => {
      const answer = this.#answers[this.#passed]
      if (answer === undefined) throw new Pause(plan, pause, { ...context, ...patch })
      this.#passed++
      if (this.isComplete) this.#forgetWhatWasSaid()
      for (const [name, value] of Object.entries(answer.world ?? {})) {
        patch[name] = value
        this.mark(name, marksOfGiven(value, this.#declared[name]?.items))
      }
      for (const [name, value] of Object.entries(answer.values ?? {})) {
        patch[name] = value
        this.mark(name, answer.mark === undefined ? [] : [answer.mark])
      }
      return answer
    }
    for (const pause of plan.pauses) {
      if (take(pause).values === undefined || !pause.replaces) continue
      this.#replaced = plan.path
      return patch
    }
    return patch
  }

  /** A state was entered and its entry actions have run. */
  entered(plan: StatePlan, context: Variables): void {
    if (this.isReplaced) return
    for (const [key, value] of plan.cues) this.cue(key, value)
    this.#tags.push(...plan.tags)
    this.say(plan.lines, context, plan)
    if (plan.ending !== undefined) this.ending = plan.ending
  }

  say(lines: readonly PlannedLine[], context: Variables, standing: Standing): void {
    // A state that says nothing is no place where anything was said.
    if (this.isReplaced || lines.length === 0) return
    const { scene = this.scene, with: declared } = standing
    if (scene !== this.scene) this.#closeMemories()
    this.#with = declared
    this.scene = scene
    const before = this.placed.length
    for (const line of lines) {
      if ('cue' in line) {
        this.cue(line.cue, line.value)
        continue
      }
      if ('memory' in line) {
        this.#memories.push(...this.memory(line.memory, context))
        continue
      }
      const { speaker, direction, tags } = line
      for (const name of declared ?? (speaker === undefined ? [] : [speaker])) this.present.add(name)
      const said = this.words(line.words, context, speaker === undefined ? 'narration' : 'dialogue', speaker)
      const spoken = {
        ...(speaker === undefined ? {} : { speaker }),
        ...(direction === undefined ? {} : { direction }),
      }
      const own = isDocument(line.words) ? pieceLines(said) : [said]
      for (const pieces of own) this.#addLine({ pieces, cues: [], tags, ...spoken })
    }
    if (this.placed.length > before) this.#closeMemories()
  }

  /** What is remembered, as it reads now; nothing where it has come out empty. */
  memory({ parts, ...how }: PlannedMemory, context: Variables): readonly Memory[] {
    const marks = marksIn(parts, this.#marks)
    const said = pieces(parts, context, this.#marks)
    const text = piecesText(said)
    if (text.trim() === '') return []
    return [{ text, ...(marks.length === 0 ? {} : { pieces: said, marks }), ...how }]
  }

  cue(key: string, value: string): void {
    if (!this.isReplaced) this.cues.push({ key, value })
  }

  /** Words as they read now; where they stand in a slot, the slot is opened. */
  words(words: PlannedWords, context: Variables, place: OpenSlot['place'], speaker?: string): readonly Piece[] {
    if (words.slot === undefined) return pieces(words.parts, context, this.#marks, undefined, words.part)
    const said = pieces(words.parts, context, this.#marks, this.slots.length, words.part)
    const text = isDocument(words) ? pieceLines(said).map(piecesText).join('\n') : piecesText(said)
    this.openSlot(words.slot, context, place, text, speaker)
    return said
  }

  openSlot(planned: PlannedSlot, context: Variables, place: OpenSlot['place'], words: string, speaker?: string): void {
    const marks = marksIn(planned.brief, this.#marks)
    const brief = pieces(planned.brief, context, this.#marks)
    this.slots.push({
      slot: planned.slot,
      brief: piecesText(brief),
      words,
      place,
      ...(speaker === undefined ? {} : { speaker }),
      ...(marks.length === 0 ? {} : { pieces: brief, marks }),
    })
  }

  /** @param choices those that it stands above. */
  openStop(planned: PlannedSlot, context: Variables, choices: readonly PassageChoice[]): void {
    const { slot } = planned
    this.openSlot(planned, context, 'stop', authoredAnswer(slot, { choices, variables: context }))
  }

  mark(variable: string, marks: readonly string[]): void {
    for (const mark of marks) this.#met.add(mark)
    if (marks.length === 0) this.#marks.delete(variable)
    else this.#marks.set(variable, marks)
  }

  marksOf(variables: Iterable<string>): readonly string[] {
    return marksOfAll(variables, this.#marks)
  }

  /** What an event carries may be made from any variable that has been marked in this step. */
  get marksOfEvents(): readonly string[] {
    return [...this.#met].sort()
  }

  /** Keeps the slots of the lines alone: what was to be chosen from is not offered. */
  dropOffers(): void {
    this.slots = this.slots.filter(({ place }) => place === 'narration' || place === 'dialogue')
  }

  /** The end of the passage: tags and memories that no line has come for stand on one without words, as in ink. */
  finish(): void {
    this.#closeMemories()
    if (this.#tags.length > 0) this.#addLine({ pieces: [], cues: [], tags: [] })
  }

  /** Memories are of the last line of where they stand, not of a line that is said elsewhere. */
  #closeMemories(): void {
    if (this.#memories.length === 0) return
    const { scene } = this
    const last = this.placed.at(-1)
    const isThere = last !== undefined && last.scene === scene
    const { line, ...place } = isThere ? last : { line: emptyLine, scene, declared: this.#with }
    const placed = { ...place, line: { ...line, memories: [...(line.memories ?? []), ...this.#memories] } }
    this.placed = isThere ? this.placed.with(-1, placed) : [...this.placed, placed]
    this.#memories = []
  }

  #addLine(line: PassageLine): void {
    const memories = this.#memories.length === 0 ? {} : { memories: this.#memories }
    const tags = this.#tags.length === 0 ? line.tags : [...this.#tags, ...line.tags]
    this.placed.push({ line: { ...line, cues: this.cues, tags, ...memories }, scene: this.scene, declared: this.#with })
    this.#memories = []
    this.cues = []
    this.#tags = []
  }

  #forgetWhatWasSaid(): void {
    this.placed = []
    this.#memories = []
    this.cues = []
    this.slots = []
    this.present.clear()
  }
}

function isDocument({ slot }: PlannedWords): boolean {
  return slot?.slot.document !== undefined
}
