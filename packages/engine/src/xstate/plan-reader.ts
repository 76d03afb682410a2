import { sameJson } from '../base/json.ts'
import { partOf, type StoryAuthorship } from '../story/authorship.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Reads, Slot, SlotVerb } from '../story/slot.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { slotVerbs } from '../story/verbs/verbs.ts'
import type { TextPart } from '../write/holes.ts'
import { textParts } from '../write/holes.ts'
import type { InlineSlot, Words } from '../write/inline-slot.ts'
import { isInlineSlot } from '../write/inline-slot.ts'
import type { WrittenLine } from '../write/line.ts'
import { isLineCue, speechOf } from '../write/line.ts'
import { isLineMemory, memoryParts, type WrittenMemory } from '../write/written-memory.ts'
import { hintFor } from './hint-for.ts'
import { machineReads, readsProblems } from './machine-reads.ts'
import type { DeclaredPause, DeclaredSlot, DeclaringState } from './machine-verb.ts'
import { machineVerbs } from './machine-verbs.ts'
import type {
  PlannedChoice,
  PlannedLine,
  PlannedMemory,
  PlannedPause,
  PlannedSlot,
  PlannedWords,
  StatePlan,
} from './plan.ts'
import { stateName } from './plan.ts'
import { StateDefaults } from './slot-defaults.ts'
import { SlotDetails } from './slot-details.ts'
import type { ChoiceMeta, StateMeta } from './story-meta.ts'

/** What a plan may name. */
export interface Known {
  readonly variables: Readonly<Record<string, VariableDeclaration>>
  /** Names of the cast; empty when none is declared, and then anyone may speak. */
  readonly cast: readonly string[]
  readonly authorship?: StoryAuthorship | undefined
  /** Details of slots that are declared without a brief, by id. */
  readonly slots?: Readonly<Record<string, string>> | undefined
}

interface Problem {
  readonly message: string
  readonly hint: string
  readonly state: string
}

/** Reads the `meta` of a machine's states into plans, collecting its slots and what is wrong. */
export class PlanReader {
  readonly slots: Record<string, Slot> = {}
  /** By id of a slot in a line: the authored lines of its state, and which of them it stands in. */
  readonly places: Map<string, { readonly lines: readonly WrittenLine[]; readonly at: number }> = new Map()
  readonly #known: Known
  readonly #problems: Problem[] = []
  readonly #details: SlotDetails
  readonly #defaults = new StateDefaults()
  #order = 0

  constructor(known: Known) {
    this.#known = known
    this.#details = new SlotDetails(known.slots)
  }

  state(meta: StateMeta, path: readonly string[]): StatePlan {
    this.#defaults.note(path, meta.defaults)
    const question = this.#question(meta, path)
    for (const name of meta.with ?? []) this.#speaker(name, path)
    const own = meta.memory === undefined ? [] : [{ memory: this.#memory(meta.memory, path) }]
    const lines = [...own, ...this.lines(meta.lines, path)]
    const pauses = this.#pauses(meta, path)
    return {
      path,
      order: this.#order++,
      lines,
      tags: meta.tags ?? [],
      cues: Object.entries(meta.cues ?? {}),
      pauses,
      mayBeReplaced: pauses.some(({ replaces }) => replaces),
      ...(meta.with === undefined ? {} : { with: meta.with }),
      ...(question === undefined ? {} : { question }),
      ...(meta.ending === undefined ? {} : { ending: meta.ending }),
    }
  }

  choice(id: string, meta: ChoiceMeta, path: readonly string[]): PlannedChoice {
    if (meta.label === undefined) {
      this.problem(
        path,
        `The choice "${id}" has no label.`,
        `Give the transition on "choose.${id}" a \`meta: { label: '…' }\`.`,
      )
    }
    return {
      id,
      words: this.#label(meta.label ?? id, path),
      preferred: meta.default === true ? 'always' : meta.default === undefined ? 'never' : 'guard',
      tags: meta.tags ?? [],
      ...(meta.means === undefined ? {} : { means: meta.means }),
      ...(meta.memory === undefined
        ? {}
        : { memory: meta.memory === 'none' ? meta.memory : this.#memory(meta.memory, path) }),
    }
  }

  lines(lines: readonly WrittenLine[] | undefined, path: readonly string[]): readonly PlannedLine[] {
    const planned: PlannedLine[] = []
    for (const [at, line] of (lines ?? []).entries()) {
      for (const words of isInlineSlot(line) ? [line] : Object.values(line)) {
        if (isInlineSlot(words)) this.places.set(localId(words.fill, path), { lines: lines ?? [], at })
      }
      if (typeof line === 'string' || isInlineSlot(line)) planned.push({ words: this.#words(line, path), tags: [] })
      else if (isLineCue(line)) planned.push({ cue: line.cue, value: line.value })
      else if (isLineMemory(line)) planned.push({ memory: this.#memory(line.memory, path) })
      else if (typeof line === 'function') {
        this.problem(
          path,
          'A line is a function.',
          'Text is data: write the words, with {variable} where a value stands.',
        )
      } else {
        const { said, direction } = speechOf(line)
        this.#direction(direction, path)
        for (const [speaker, words] of said) {
          this.#speaker(speaker, path)
          const how = direction === undefined ? {} : { direction }
          planned.push({ speaker, ...how, words: this.#words(words, path), tags: [] })
        }
      }
    }
    return planned
  }

  problem(path: readonly string[], message: string, hint: string): void {
    this.#problems.push({ message, hint, state: stateName(path) })
  }

  /** Checks the names of variables that are said to stand for something. */
  glosses(names: readonly string[]): void {
    for (const name of names) this.#variable(name, ['about'])
  }

  /** @throws LacunaError `story-invalid`, with all that was found. */
  finish(): void {
    for (const { slot, message, hint } of readsProblems(this.slots)) this.problem(slot.split('.'), message, hint)
    for (const { message, hint } of this.#details.problems()) this.problem([], message, hint)
    const [first] = this.#problems
    if (first === undefined) return
    throw new LacunaError('story-invalid', `${first.message} (state ${first.state})`, {
      hint: first.hint,
      data: { problems: this.#problems.map(problem => ({ ...problem })) },
    })
  }

  #label(label: Words, path: readonly string[]): PlannedWords {
    if (isInlineSlot(label) && label.document !== undefined) {
      this.problem(path, 'A label is no document.', 'Leave it open with fill, and put the document among the lines.')
    }
    return this.#words(label, path)
  }

  #words(words: Words, path: readonly string[]): PlannedWords {
    const { authorship } = this.#known
    const part = authorship === undefined ? undefined : partOf(authorship, path)
    const where = part === undefined ? {} : { part }
    if (!isInlineSlot(words)) return { parts: this.#parts(words, path), ...where }
    const slot = this.#inlineSlot(words, path)
    return { parts: this.#parts(words.words, path), ...(slot === undefined ? {} : { slot }), ...where }
  }

  #inlineSlot(words: InlineSlot, path: readonly string[]): PlannedSlot | undefined {
    for (const verb of slotVerbs) {
      const how = machineVerbs[verb]
      const declared = how.at === 'words' ? how.slot(words) : undefined
      if (declared !== undefined) return this.#slot(verb, declared, path)
    }
    return undefined
  }

  #question(meta: StateMeta, path: readonly string[]): PlannedSlot | undefined {
    const state = this.#declaring(path)
    const asked = slotVerbs.flatMap(verb => {
      const how = machineVerbs[verb]
      const declared = how.at === 'question' ? how.slot(meta, state) : undefined
      return declared === undefined ? [] : [{ verb, declared }]
    })
    if (asked.length > 1) {
      const verbs = asked.map(({ verb }) => verb).join(' or ')
      this.problem(path, `A state can ${verbs}, not both.`, 'Put the second question in a state of its own.')
    }
    const [first] = asked
    return first && this.#slot(first.verb, first.declared, path)
  }

  /** What stops the passage in front of a state, first of all what may stand in the state's place. */
  #pauses(meta: StateMeta, path: readonly string[]): readonly PlannedPause[] {
    const state = this.#declaring(path)
    const pauses = slotVerbs.flatMap(verb => {
      const how = machineVerbs[verb]
      if (how.at !== 'entry') return []
      const { replaces } = how
      return how.slots(meta, state).map(declared => ({ ...this.#pause(verb, declared, path), replaces }))
    })
    return pauses.toSorted((one, other) => Number(other.replaces) - Number(one.replaces))
  }

  #pause(verb: SlotVerb, declared: DeclaredPause, path: readonly string[]): Omit<PlannedPause, 'replaces'> {
    const { brings, variable, purpose } = declared
    for (const name of brings) this.#variable(name, path, purpose)
    return { ...this.#slot(verb, declared, path, variable), brings }
  }

  #declaring(path: readonly string[]): DeclaringState {
    return { key: path.at(-1), variables: this.#known.variables }
  }

  #slot(verb: SlotVerb, written: DeclaredSlot, path: readonly string[], variable?: string): PlannedSlot {
    const id = localId(written.name, path)
    const { declared, problems } = this.#details.into(verb, id, written)
    const { brief, contract, options } = this.#defaults.into(verb, path, declared)
    const { document } = written
    if (document?.by !== undefined && document.by !== 'public') this.#speaker(document.by, path)
    for (const { message, hint } of problems) this.problem(path, message, hint)
    const slot: Slot = {
      id,
      verb,
      brief,
      contract,
      reads: this.#reads(options.reads ?? [], path),
      policy: options.policy ?? 'live',
      ...(variable === undefined ? {} : { variable }),
      ...(options.again === undefined ? {} : { again: options.again }),
      ...(document === undefined ? {} : { document }),
      ...(options.by === undefined ? {} : { by: this.#writer(options.by, path) }),
    }
    const same = this.slots[id]
    if (same !== undefined && !sameJson(same, slot)) {
      this.problem(path, `Two different slots are called "${id}".`, 'Give one of them another name.')
    }
    this.slots[id] = slot
    return { slot, brief: this.#parts(brief, path) }
  }

  #reads(names: readonly string[], path: readonly string[]): Reads {
    for (const name of names) if (!name.startsWith('@')) this.#variable(name, path)
    return machineReads(names, name => localId(name, path))
  }

  #writer(name: string, path: readonly string[]): string {
    if (name !== 'public') this.#speaker(name, path)
    return name
  }

  #memory(written: WrittenMemory, path: readonly string[]): PlannedMemory {
    const { text, ...how } = memoryParts(written)
    for (const name of how.knownTo === 'all' ? [] : (how.knownTo ?? [])) this.#speaker(name, path)
    return { parts: this.#parts(text, path), ...how }
  }

  #parts(text: string, path: readonly string[]): readonly TextPart[] {
    const parts = textParts(text)
    for (const part of parts) if ('hole' in part) this.#variable(part.hole[0] ?? '', path)
    return parts
  }

  #variable(name: string, path: readonly string[], purpose = ''): void {
    if (Object.hasOwn(this.#known.variables, name)) return
    this.problem(
      path,
      `There is no variable "${name}"${purpose}.`,
      hintFor(name, Object.keys(this.#known.variables), 'Variables'),
    )
  }

  #direction(direction: unknown, path: readonly string[]): void {
    if (direction === undefined || (typeof direction === 'string' && /^[^(){}:\n]{1,60}$/.test(direction))) return
    this.problem(
      path,
      'A direction is a few plain words.',
      'Write up to 60 characters without parentheses, braces and colons.',
    )
  }

  #speaker(name: string, path: readonly string[]): void {
    if (this.#known.cast.length === 0 || this.#known.cast.includes(name)) return
    this.problem(path, `"${name}" is not in the cast.`, hintFor(name, this.#known.cast, 'Cast'))
  }
}

/** Ids are local to the scene, which is the outermost state: `greet` in `ferry.deck` is `ferry.greet`. */
function localId(name: string, path: readonly string[]): string {
  return name.includes('.') || path[0] === undefined ? name : `${path[0]}.${name}`
}
