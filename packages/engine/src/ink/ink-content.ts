import { BoundedMap } from '../base/bounded-map.ts'
import { partOf } from '../story/authorship.ts'
import { type IdentifiedChoice, sharedId } from '../story/choice-identity.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { externalsIn } from './externals-in.ts'
import { FunctionCache } from './function-cache.ts'
import type { InkBundle, InkSlot } from './ink-bundle.ts'
import {
  BareInkRuntime,
  type InkContainer,
  type InkObject,
  type InkPointer,
  type InkRuntime,
  inkObjectAt,
  isInkContainer,
} from './ink-runtime.ts'
import { knotOf } from './knot-of.ts'
import { MarkTracker } from './marks.ts'
import { messageOf } from './message-of.ts'
import type { PrintedLine } from './printed-line.ts'
import type { SortedTags } from './read-tags.ts'
import { SceneNames } from './scene-names.ts'
import type { SortedChoiceTags } from './sorted-choice-tags.ts'
import { sourcePlaceOf } from './source-lines.ts'
import type { InkPlace } from './story-failed.ts'
import { endsBefore } from './tag-targets.ts'
import { WatchedRuntime } from './watched-runtime.ts'

/** Lines whose tags are kept sorted. */
const mostTags = 1000

interface Words {
  readonly first: number
  readonly last: number
  readonly slot: InkSlot
}

/**
 * The compiled ink of one story, read once and shared by all of its playheads, with what the bundle says about it
 * looked up by object instead of by path.
 */
export class InkContent {
  readonly bundle: InkBundle
  readonly root: InkContainer
  /** Tags above the first line. */
  readonly tags: readonly string[]
  /** The state before the first line, as ink saves it. */
  readonly initial: unknown
  /** External functions that the script calls. */
  readonly externals: readonly string[]
  /** What is marked, for all playheads: they may share values. */
  readonly marks: MarkTracker = new MarkTracker()
  /** What its functions of facts have printed, for all playheads. */
  readonly facts: FunctionCache<readonly PrintedLine[]>
  /** Tags of a line that opens no slot, sorted, by what they say. */
  readonly plainTags: BoundedMap<string, SortedTags> = new BoundedMap(mostTags)
  /** The same of an option's tags. */
  readonly plainChoiceTags: BoundedMap<string, SortedChoiceTags> = new BoundedMap(mostTags)
  readonly scenes: SceneNames
  readonly slotByTag: ReadonlyMap<InkObject, InkSlot>
  /** Whether any slot stops passages before a line. */
  readonly hasStops: boolean
  /** Ids of the `decide`s whose options are known: those that stand right above choices, and no threads among them. */
  readonly decided: ReadonlySet<string>
  /** Whether any slot is a document. */
  readonly hasDocuments: boolean
  readonly hasPresent: boolean
  /** Whether `# memory` is read. */
  readonly hasMemories: boolean
  /** Whether parts of the script came about otherwise than the whole. */
  readonly hasParts: boolean
  readonly #lists: readonly unknown[] | null
  readonly #words = new Map<InkContainer, Words[]>()
  readonly #slotsOfText = new Map<InkObject, readonly InkSlot[]>()
  readonly #partAt = new Map<string, string | undefined>()
  #equal: ReadonlyMap<string, readonly IdentifiedChoice[]> | undefined
  #leaveNames: ReadonlySet<string> | undefined
  readonly #placeOfChoice = new Map<string, InkContainer | null>()
  readonly #presentAt = new Map<InkContainer, readonly string[] | null>()

  /** @throws LacunaError `story-invalid`, `story-damaged`. */
  constructor(bundle: InkBundle) {
    this.bundle = bundle
    let runtime: InkRuntime
    try {
      runtime = new BareInkRuntime(bundle.ink)
    } catch (cause) {
      throw new LacunaError('story-invalid', `The story's compiled ink can't be read: ${messageOf(cause)}`, {
        hint: 'Compile it again with this version of Lacuna.',
        cause,
      })
    }
    this.root = runtime.mainContentContainer
    this.facts = new FunctionCache(this.root)
    this.scenes = new SceneNames(this.root)
    this.#lists = runtime.listDefinitions?.lists ?? null
    this.tags = globalTags(runtime)
    this.initial = JSON.parse(runtime._state.ToJson())
    this.externals = [...externalsIn(bundle.ink, new Set())]
    const slots = Object.values(bundle.slots)
    this.decided = new Set(Object.values(bundle.choices).flatMap(({ decides }) => decides ?? []))
    this.hasDocuments = slots.some(slot => slot.document !== undefined)
    this.hasStops = slots.some(slot => endsBefore(slot.verb))
    this.hasParts = bundle.bible.authorship?.parts !== undefined
    this.hasMemories = bundle.memories === true
    this.hasPresent = Object.keys(bundle.present).length > 0
    this.slotByTag = new Map(slots.flatMap(slot => slot.tags.map(path => [this.#at(path, slot), slot] as const)))
    for (const slot of slots) {
      for (const [path, first, last] of slot.words) {
        const container = this.#at(path, slot)
        if (!isInkContainer(container)) throw pointsNowhere(slot, path)
        const words = this.#words.get(container)
        if (words === undefined) this.#words.set(container, [{ first, last, slot }])
        else words.push({ first, last, slot })
      }
    }
  }

  /** A playhead of its own, at the start. */
  playhead(): WatchedRuntime {
    const runtime = new WatchedRuntime(this.root, this.#lists)
    runtime.ResetState()
    runtime.places = this.slotByTag.size > 0 || this.hasParts
    runtime.allowExternalFunctionFallbacks = true
    // The skeleton has looked for missing externals once; inkjs would do it again for each playhead.
    runtime._hasValidatedExternals = true
    return runtime
  }

  /** The slots whose words a text of the script belongs to. */
  slotsOfText(text: InkObject): readonly InkSlot[] {
    const known = this.#slotsOfText.get(text)
    if (known !== undefined) return known
    if (text.parent === null) return []
    const slots = this.#slotsAt(text.parent, text.parent.content.indexOf(text))
    this.#slotsOfText.set(text, slots)
    return slots
  }

  /** The slots whose words a place of the script belongs to. */
  slotsOfPlace(pointer: InkPointer): readonly InkSlot[] {
    return pointer.container === null ? [] : this.#slotsAt(pointer.container, pointer.index)
  }

  /** Where a place of the script stands, for an author. */
  placeAt(pointer: InkPointer | undefined): InkPlace | undefined {
    const { container, index } = pointer ?? { container: null, index: 0 }
    if (container === null) return undefined
    const path = container.path.componentsString
    const knot = knotOf(this.root, path)
    const source =
      this.bundle.lines && sourcePlaceOf(this.bundle.lines, this.root, container.content[index] ?? container)
    return { place: index < 0 ? path : `${path}.${index}`, ...(knot === undefined ? {} : { knot }), ...source }
  }

  /** Who is present where a piece of script stands, or `undefined` where the author declared nobody. */
  presentAt(container: InkContainer | null): readonly string[] | undefined {
    if (container === null || !this.hasPresent) return undefined
    const known = this.#presentAt.get(container)
    if (known !== undefined) return known ?? undefined
    const declared = this.bundle.present[container.path.componentsString]
    const present = declared ?? this.presentAt(container.parent)
    this.#presentAt.set(container, present ?? null)
    return present
  }

  /** Names that a `# leave` at the head of a knot has: such a tag is no cue. */
  get leaveNames(): ReadonlySet<string> {
    this.#leaveNames ??= new Set(
      Object.values(this.bundle.leaves ?? {}).flatMap(path => [path, path.slice(path.indexOf('.') + 1)]),
    )
    return this.#leaveNames
  }

  /** Where somebody goes who walks away from a piece of script, as its own knot or stitch says. */
  leaveAt(container: InkContainer | null): string | undefined {
    const { leaves = {} } = this.bundle
    for (let at = container; at !== null; at = at.parent) {
      const path = leaves[at.path.componentsString]
      if (path !== undefined) return path
    }
    return undefined
  }

  /** The part of the script that a piece of it stands in, as the bible's authorship distinguishes parts. */
  partAt(container: InkContainer | null): string | undefined {
    const { authorship } = this.bundle.bible
    if (container === null || !this.hasParts || authorship === undefined) return undefined
    const path = container.path.componentsString
    if (this.#partAt.has(path)) return this.#partAt.get(path)
    const keys = path.split('.')
    // Outside of all knots a path begins with a number.
    const part = partOf(authorship, /^(\d|$)/.test(path) ? [] : keys)
    this.#partAt.set(path, part)
    return part
  }

  /** Where a choice stands in the script, by the path of its source. */
  placeOfChoice(path: string): InkContainer | null {
    let place = this.#placeOfChoice.get(path)
    if (place === undefined) {
      place = inkObjectAt(this.root, path)?.parent ?? null
      this.#placeOfChoice.set(path, place)
    }
    return place
  }

  /** The choices that share an id but for the number behind it. */
  equalChoices(shared: string): readonly IdentifiedChoice[] {
    this.#equal ??= equalChoices(this.bundle)
    return this.#equal.get(shared) ?? []
  }

  #slotsAt(container: InkContainer, index: number): readonly InkSlot[] {
    const slots: InkSlot[] = []
    let at = index
    for (let inside: InkContainer | null = container; inside !== null; inside = inside.parent) {
      for (const words of this.#words.get(inside) ?? []) {
        if (at >= words.first && at <= words.last) slots.push(words.slot)
      }
      at = inside.parent === null ? -1 : inside.parent.content.indexOf(inside)
    }
    return slots
  }

  #at(path: string, slot: InkSlot): InkObject {
    const object = inkObjectAt(this.root, path)
    if (object === undefined) throw pointsNowhere(slot, path)
    return object
  }
}

function equalChoices({ choices, identities = {} }: InkBundle): ReadonlyMap<string, readonly IdentifiedChoice[]> {
  const groups = new Map<string, IdentifiedChoice[]>()
  for (const [path, { id }] of Object.entries(choices)) {
    const identity = identities[path] ?? {}
    const shared = sharedId(id, identity)
    const group = groups.get(shared)
    if (group === undefined) groups.set(shared, [{ id, identity }])
    else group.push({ id, identity })
  }
  return groups
}

function pointsNowhere(slot: InkSlot, path: string): LacunaError {
  return new LacunaError(
    'story-damaged',
    `The slot "${slot.id}" points at "${path}", which the compiled ink doesn't have.`,
    {
      hint: 'Compile the story again.',
      data: { slot: slot.id, path },
    },
  )
}

/** None where one of them is computed: it has no value before the first line. */
function globalTags(runtime: InkRuntime): readonly string[] {
  try {
    return runtime.globalTags ?? []
  } catch {
    return []
  }
}
