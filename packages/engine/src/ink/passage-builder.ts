import type { LacunaError } from '../story/lacuna-error.ts'
import type { Memory } from '../story/memory.ts'
import type { Cue, OpenSlot, Passage, PassageChoice, PassageLine, Variables } from '../story/passage.ts'
import { type PlacedLine, placedChoices, placedLines } from '../story/placed-line.ts'
import { type Problem, problemOf } from '../story/problem.ts'
import type { RecordedCall } from '../story/recorded-call.ts'
import { authoredAnswer } from '../story/verbs/authored-answer.ts'
import { hasChoices, hidesChoices, offersChoices, stopOf, verbAt } from '../story/verbs/stops.ts'
import type { InkSlot } from './ink-bundle.ts'
import type { InkContent } from './ink-content.ts'
import type { Waits } from './ink-position.ts'
import { type InkOffer, inkObjectAt, isInkContainer } from './ink-runtime.ts'
import { joinDocument } from './join-document.ts'
import { leaveFor } from './leave-for.ts'
import type { Playhead } from './playhead.ts'
import { readChoices } from './read-choices.ts'
import type { ReadLine } from './read-line.ts'
import { openSlot, type ReadTag } from './read-tags.ts'
import type { InkProblem } from './story-failed.ts'
import { variablesOf } from './variables-of.ts'

const none: readonly never[] = []
const nowhere: Pick<PlacedLine, 'scene' | 'declared'> = { scene: undefined, declared: undefined }
const emptyLine: PassageLine = { pieces: none, cues: none, tags: none }
const atChoices: Waits = { stop: 'choices' }
const atEnd: Waits = { stop: 'end' }

/** Puts a passage together, line by line. */
export class PassageBuilder {
  readonly #content: InkContent
  readonly #lines: PlacedLine[] = []
  /** Cues that wait for a line. */
  #cues: readonly Cue[] = none
  /** Memories that wait for a line. */
  #memories: readonly Memory[] = none
  /** Where the last thing stands that was read. */
  #place: Pick<PlacedLine, 'scene' | 'declared'> = nowhere
  readonly #slots: OpenSlot[] = []
  readonly #present: string[] = []
  #within: Waits['within']
  #ending: string | undefined
  #ask: ReadTag | undefined
  /** The tag of a document none of whose lines was said yet. */
  #opening: ReadTag | undefined
  #waits: Waits | undefined
  readonly #again: boolean
  #error: LacunaError | undefined
  /** Lines taken from ink so far, empty ones among them. */
  taken = 0

  /**
   * @param waits what the passage waits for, where that is known before: a step that says nothing.
   * @param again whether the story was entered once more after an ending.
   */
  constructor(
    content: InkContent,
    { waits, again = false }: { readonly waits?: Waits; readonly again?: boolean } = {},
  ) {
    this.#content = content
    this.#waits = waits
    this.#again = again
  }

  get problem(): Problem | undefined {
    return this.#error && problemOf(this.#error)
  }

  add(read: ReadLine): void {
    this.taken++
    const { line, tags, slots } = read
    this.#meet(read)
    this.#ending = tags?.ending ?? this.#ending
    if (read.scene !== undefined) this.#place = { scene: read.scene, declared: read.present }
    if (tags?.earlier !== undefined && read.tagged !== undefined) {
      this.#closeMemories(tags.earlier, { scene: read.tagged.scene, declared: read.tagged.present })
    }
    if (tags?.memories !== undefined) this.#memories = [...this.#memories, ...tags.memories]
    if (line === undefined) {
      if (tags !== undefined && tags.cues.length > 0) this.#cues = [...this.#cues, ...tags.cues]
      this.#ask = tags?.asks[0] ?? this.#ask
      this.#opening = tags?.fills.find(({ slot }) => slot?.document !== undefined) ?? this.#opening
      return
    }
    this.#ask = tags?.asks[0]
    const before = this.#slots.length
    const placed = before === 0 || slots.length === 0 ? line : withSlotsFrom(line, before)
    const { said, opened, longer } = joinDocument(read, placed, this.#slots, this.#opening)
    if (longer !== undefined) this.#slots[longer.at] = longer.open
    this.#push(said)
    this.#slots.push(...opened)
    this.#opening = undefined
  }

  /** Memories that no line followed belong to the one before; where there is none, they have one of their own. */
  #closeMemories(memories: readonly Memory[], at: Pick<PlacedLine, 'scene' | 'declared'>): void {
    if (memories.length === 0) return
    const isThere = this.#lines.at(-1)?.scene === at.scene
    const { line, ...place } = (isThere ? this.#lines.pop() : undefined) ?? { line: emptyLine, ...at }
    this.#lines.push({ ...place, line: { ...line, memories: [...(line.memories ?? none), ...memories] } })
  }

  #push(line: PassageLine): void {
    const cues = this.#cues.length === 0 ? {} : { cues: [...this.#cues, ...line.cues] }
    const memories = this.#memories.length === 0 ? {} : { memories: this.#memories }
    this.#lines.push({ line: { ...line, ...cues, ...memories }, ...this.#place })
    this.#cues = none
    this.#memories = none
  }

  /** Adds the line in which ink ran into an error, as far as it came: nobody is asked for a word of it. */
  addLast(read: ReadLine, error: InkProblem): void {
    const { line, continues: _continues, ...rest } = read
    const pieces = line?.pieces.map(({ slot: _, ...piece }) => piece)
    this.add({
      ...rest,
      slots: none,
      ...(line === undefined || pieces === undefined ? {} : { line: { ...line, pieces } }),
    })
    this.#ask = undefined
    if (error.ranOut && this.#again) {
      this.#error = error.error
      this.#waits = atEnd
    } else this.breakWith(error.error)
  }

  /** Ends the passage where the story broke. */
  breakWith(error: LacunaError): void {
    this.#error = error
    this.#waits = { stop: 'broken' }
  }

  /** Ends the passage before a line: what its tag asks for has to be there first. */
  stopBefore(line: ReadLine, tag: ReadTag, handled: readonly string[], ahead: readonly RecordedCall[]): void {
    this.#meet(line)
    this.#waits = {
      ...waitsAt(openSlot(tag, tag.slot as InkSlot, '', 'stop')),
      ...(handled.length === 0 ? {} : { handled }),
      ...(ahead.length === 0 ? {} : { ahead }),
    }
  }

  /** What the position after the passage waits for; to be asked after `passage`. */
  get waits(): Waits {
    const waits = this.#waits ?? atEnd
    const again = this.#again && waits.again !== true
    if (!again && this.#within === waits.within) return waits
    const { within: _, ...others } = waits
    return { ...others, ...(again ? { again } : {}), ...(this.#within === undefined ? {} : { within: this.#within }) }
  }

  passage(playhead: Playhead, variables: Variables): Omit<Passage, 'at' | 'recorded'> {
    const offers = mayOffer(this.#waits) ? playhead.offers : none
    const { withdrawn } = this.#waits ?? {}
    const read = readChoices(this.#content, offers, playhead.runtime.marks, this.#slots.length, withdrawn)
    this.#slots.push(...read.slots)
    this.#waits ??= this.#waitsAfter(offers)
    const { stop } = this.#waits
    const choices = hidesChoices(stop) ? this.#decided(this.#waits.slot, offers, read.choices) : read.choices
    const { problem } = this
    // A rule of the author's in front of the coming line is run with it.
    const isJudged = verbAt(stop)?.isVerdict === true && !hidesChoices(stop)
    this.#openStop(this.#waits, isJudged ? variablesOf(playhead.runtime) : variables, choices)
    const [first] = offers
    if (this.taken === 0 && first !== undefined && this.#content.hasPresent) {
      const point = inkObjectAt(this.#content.root, first.sourcePath)
      const place = point === undefined || isInkContainer(point) ? null : point.parent
      for (const name of this.#content.presentAt(place) ?? none) this.#note(name)
    }
    this.#closeMemories(this.#memories, this.#place)
    this.#memories = none
    this.#within = playhead.scenes.within
    const scene = (hasChoices(stop) ? playhead.scenes.ofChoices() : undefined) ?? this.#place.scene
    const common = { scene, present: this.#present }
    return {
      lines: placedLines(this.#lines, common),
      endCues: this.#cues,
      slots: this.#slots,
      stop: stop === 'idle' ? 'end' : stop,
      choices: placedChoices(choices, this.#lines, common),
      ...(offersChoices(stop) && leaveFor(this.#content, offers) !== undefined ? { hasLeave: true } : {}),
      ...(this.#ending === undefined || stop !== 'end' ? {} : { ending: this.#ending }),
      ...(problem === undefined ? {} : { problem }),
      variables,
      present: this.#present,
      ...(scene === undefined ? {} : { scene }),
    }
  }

  #waitsAfter(offers: readonly InkOffer[]): Waits {
    if (offers.length === 0) return atEnd
    const { slot } = this.#ask ?? {}
    if (this.#ask === undefined || slot === undefined) return atChoices
    const waits = waitsAt(openSlot(this.#ask, slot, '', 'stop'))
    return hidesChoices(waits.stop) && this.#ownOf(slot.id, offers).length === 0 ? atChoices : waits
  }

  /** Of what is offered, what a `decide` picks from: the choices right below it, or, where threads bring them, all. */
  #ownOf(decide: string | undefined, offers: readonly InkOffer[]): readonly InkOffer[] {
    const { bundle, decided } = this.#content
    const { choices } = bundle
    return decided.has(decide ?? '')
      ? offers.filter(({ sourcePath }) => choices[sourcePath]?.decides === decide)
      : offers
  }

  #decided(
    decide: string | undefined,
    offers: readonly InkOffer[],
    choices: readonly PassageChoice[],
  ): readonly PassageChoice[] {
    const own = new Set(this.#ownOf(decide, offers))
    return choices.filter((_, index) => own.has(offers[index] as InkOffer))
  }

  /** The slot that the passage stopped at, last of all. */
  #openStop(waits: Waits, variables: Variables, choices: readonly PassageChoice[]): void {
    const slot = waits.slot === undefined ? undefined : this.#content.bundle.slots[waits.slot]
    if (slot === undefined) return
    this.#slots.push({
      slot,
      brief: waits.brief ?? '',
      words: authoredAnswer(slot, { choices, variables }),
      place: 'stop',
      ...(waits.briefPieces === undefined ? {} : { pieces: waits.briefPieces }),
      ...(waits.briefMarks === undefined ? {} : { marks: waits.briefMarks }),
    })
  }

  #meet(read: ReadLine): void {
    if (read.present !== undefined) for (const name of read.present) this.#note(name)
    else if (read.line?.speaker !== undefined) this.#note(read.line.speaker)
  }

  #note(name: string): void {
    if (!this.#present.includes(name)) this.#present.push(name)
  }
}

function waitsAt(open: OpenSlot): Waits {
  const waits = { stop: stopOf(open.slot), slot: open.slot.id, brief: open.brief }
  if (open.marks === undefined) return waits
  return { ...waits, ...(open.pieces === undefined ? {} : { briefPieces: open.pieces }), briefMarks: open.marks }
}

function mayOffer(waits: Waits | undefined): boolean {
  return waits === undefined || hasChoices(waits.stop)
}

function withSlotsFrom(line: PassageLine, first: number): PassageLine {
  const pieces = line.pieces.map(piece => (piece.slot === undefined ? piece : { ...piece, slot: piece.slot + first }))
  return { ...line, pieces }
}
