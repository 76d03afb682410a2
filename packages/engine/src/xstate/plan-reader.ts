import type { Json } from '../base/json.ts'
import { sameJson } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { partOf, type StoryAuthorship } from '../story/authorship.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Contract, Domain, Reads, Slot, SlotVerb } from '../story/slot.ts'
import type { VariableDeclaration } from '../story/story.ts'
import type { TextPart } from '../write/holes.ts'
import { textParts } from '../write/holes.ts'
import type { SlotOptions, Words } from '../write/inline-slot.ts'
import { isInlineSlot } from '../write/inline-slot.ts'
import type { Line } from '../write/line.ts'
import { isLineCue } from '../write/line.ts'
import type { Invention, Question } from '../write/open-stop.ts'
import type { PlannedChoice, PlannedLine, PlannedPause, PlannedSlot, PlannedWords, StatePlan } from './plan.ts'
import { stateName } from './plan.ts'
import type { ChoiceMeta, StateMeta } from './story-meta.ts'

/** What a plan may name. */
export interface Known {
  readonly variables: Readonly<Record<string, VariableDeclaration>>
  /** Names of the cast; empty when none is declared, and then anyone may speak. */
  readonly cast: readonly string[]
  readonly authorship?: StoryAuthorship | undefined
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
  readonly places: Map<string, { readonly lines: readonly Line[]; readonly at: number }> = new Map()
  readonly #known: Known
  readonly #problems: Problem[] = []
  #order = 0

  constructor(known: Known) {
    this.#known = known
  }

  state(meta: StateMeta, path: readonly string[]): StatePlan {
    if (meta.ask !== undefined && meta.decide !== undefined) {
      this.problem(path, 'A state can ask or decide, not both.', 'Put the second question in a state of its own.')
    }
    const question =
      meta.ask !== undefined
        ? this.#question('ask', meta.ask, path)
        : meta.decide !== undefined
          ? this.#question('decide', meta.decide, path)
          : undefined
    for (const name of meta.with ?? []) this.#speaker(name, path)
    return {
      path,
      order: this.#order++,
      lines: this.lines(meta.lines, path),
      tags: meta.tags ?? [],
      cues: Object.entries(meta.cues ?? {}),
      inventions: Object.entries(meta.invent ?? {}).map(([variable, invention]) =>
        this.#invention(variable, invention, path),
      ),
      ...(meta.with === undefined ? {} : { with: meta.with }),
      ...(meta.detour === undefined ? {} : { detour: this.#detour(meta.detour, path) }),
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
      words: this.#words(meta.label ?? id, path),
      preferred: meta.default === true ? 'always' : meta.default === undefined ? 'never' : 'guard',
      tags: meta.tags ?? [],
      ...(meta.means === undefined ? {} : { means: meta.means }),
    }
  }

  lines(lines: readonly Line[] | undefined, path: readonly string[]): readonly PlannedLine[] {
    const planned: PlannedLine[] = []
    for (const [at, line] of (lines ?? []).entries()) {
      for (const words of isInlineSlot(line) ? [line] : Object.values(line)) {
        if (isInlineSlot(words)) this.places.set(localId(words.fill, path), { lines: lines ?? [], at })
      }
      if (typeof line === 'string' || isInlineSlot(line)) planned.push({ words: this.#words(line, path), tags: [] })
      else if (isLineCue(line)) planned.push({ cue: line.cue, value: line.value })
      else if (typeof line === 'function') {
        this.problem(
          path,
          'A line is a function.',
          'Text is data: write the words, with {variable} where a value stands.',
        )
      } else {
        for (const [speaker, words] of Object.entries(line)) {
          if (words === undefined) continue
          this.#speaker(speaker, path)
          planned.push({ speaker, words: this.#words(words, path), tags: [] })
        }
      }
    }
    return planned
  }

  problem(path: readonly string[], message: string, hint: string): void {
    this.#problems.push({ message, hint, state: stateName(path) })
  }

  /** @throws LacunaError `story-invalid`, with all that was found. */
  finish(): void {
    for (const slot of Object.values(this.slots)) {
      for (const typed of slot.reads.typed) {
        if (this.slots[typed]?.verb === 'ask') continue
        this.problem(
          slot.id.split('.'),
          `The slot "${slot.id}" reads @${typed}, which is no \`ask\`.`,
          hintFor(
            typed,
            Object.values(this.slots).flatMap(other => (other.verb === 'ask' ? [other.id] : [])),
            'Questions',
          ),
        )
      }
    }
    const [first] = this.#problems
    if (first === undefined) return
    throw new LacunaError('story-invalid', `${first.message} (state ${first.state})`, {
      hint: first.hint,
      data: { problems: this.#problems.map(problem => ({ ...problem })) },
    })
  }

  #words(words: Words, path: readonly string[]): PlannedWords {
    const { authorship } = this.#known
    const part = authorship === undefined ? undefined : partOf(authorship, path)
    const where = part === undefined ? {} : { part }
    if (!isInlineSlot(words)) return { parts: this.#parts(words, path), ...where }
    return {
      parts: this.#parts(words.words, path),
      slot: this.#slot('fill', localId(words.fill, path), words.brief, contractOf(words), words, path),
      ...where,
    }
  }

  #question(verb: 'ask' | 'decide', question: Question, path: readonly string[]): PlannedSlot {
    const said = typeof question === 'string' ? { brief: question } : question
    return this.#slot(verb, localId(said.id ?? path.at(-1) ?? verb, path), said.brief, {}, said, path)
  }

  #invention(variable: string, invention: Invention<Json>, path: readonly string[]): PlannedPause {
    const declared = this.#known.variables[variable]
    if (declared === undefined) {
      this.problem(
        path,
        `There is no variable "${variable}" to invent a value for.`,
        hintFor(variable, Object.keys(this.#known.variables), 'Variables'),
      )
    }
    const { oneOf: _, ...rest } = invention
    const contract = { ...contractOf(rest), domain: domainOf(invention, declared) }
    return {
      ...this.#slot('invent', localId(variable, path), invention.brief, contract, rest, path, variable),
      brings: [variable],
    }
  }

  #detour(detour: NonNullable<StateMeta['detour']>, path: readonly string[]): PlannedPause {
    const brings = detour.maySet ?? []
    for (const name of brings) this.#variable(name, path)
    const contract = { ...contractOf(detour), exchanges: detour.exchanges ?? 3, maySet: brings }
    return {
      ...this.#slot(
        'detour',
        localId(detour.id ?? path.at(-1) ?? 'detour', path),
        detour.brief,
        contract,
        detour,
        path,
      ),
      brings,
    }
  }

  #slot(
    verb: SlotVerb,
    id: string,
    brief: string,
    contract: Contract,
    options: Pick<SlotOptions, 'reads' | 'policy'> & { readonly again?: true },
    path: readonly string[],
    variable?: string,
  ): PlannedSlot {
    const slot: Slot = {
      id,
      verb,
      brief,
      contract,
      reads: this.#reads(options.reads ?? [], path),
      policy: options.policy ?? 'live',
      ...(variable === undefined ? {} : { variable }),
      ...(options.again === undefined ? {} : { again: options.again }),
    }
    const same = this.slots[id]
    if (same !== undefined && !sameJson(same, slot)) {
      this.problem(path, `Two different slots are called "${id}".`, 'Give one of them another name.')
    }
    this.slots[id] = slot
    return { slot, brief: this.#parts(brief, path) }
  }

  #reads(names: readonly string[], path: readonly string[]): Reads {
    const variables = names.filter(name => !name.startsWith('@'))
    for (const name of variables) this.#variable(name, path)
    const special = new Set(['@history', '@player'])
    return {
      variables,
      typed: names.flatMap(name => (name.startsWith('@') && !special.has(name) ? [localId(name.slice(1), path)] : [])),
      history: names.includes('@history'),
      player: names.includes('@player'),
    }
  }

  #parts(text: string, path: readonly string[]): readonly TextPart[] {
    const parts = textParts(text)
    for (const part of parts) if ('hole' in part) this.#variable(part.hole[0] ?? '', path)
    return parts
  }

  #variable(name: string, path: readonly string[]): void {
    if (Object.hasOwn(this.#known.variables, name)) return
    this.problem(
      path,
      `There is no variable "${name}".`,
      hintFor(name, Object.keys(this.#known.variables), 'Variables'),
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

function contractOf(options: SlotOptions): Contract {
  const { minWords, maxWords, mention, never, oneOf } = options
  return {
    ...(minWords === undefined ? {} : { minWords }),
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(mention === undefined ? {} : { mention }),
    ...(never === undefined ? {} : { never }),
    ...(oneOf === undefined ? {} : { oneOf }),
  }
}

function domainOf(invention: Invention<Json>, declared: VariableDeclaration | undefined): Domain {
  if (declared?.type === 'boolean') return { type: 'boolean' }
  const options = invention.oneOf ?? (declared?.type === 'text' ? declared.items : undefined)
  if (options !== undefined)
    return { type: 'options', options: options.map(option => (typeof option === 'number' ? option : String(option))) }
  if (invention.from !== undefined && invention.to !== undefined) {
    return { type: 'range', from: invention.from, to: invention.to }
  }
  if (declared?.type === 'number') return { type: 'number' }
  return { type: 'text' }
}

export function hintFor(wrong: string, valid: readonly string[], what: string): string {
  const meant = nearest(wrong, valid)
  const list = `${what}: ${valid.length === 0 ? 'none' : valid.join(', ')}.`
  return meant === undefined ? list : `Did you mean "${meant}"? ${list}`
}
