import type { OpenSlot, PassageLine, Piece } from '../story/passage.ts'
import { cleanRuns } from './clean-runs.ts'
import { documentHere } from './document-here.ts'
import type { InkContent } from './ink-content.ts'
import { type InkContainer, inkCommand, isInkText } from './ink-runtime.ts'
import { lineTags } from './line-tags.ts'
import type { Marks } from './marks.ts'
import { openSlot, type ReadTag, type SortedTags } from './read-tags.ts'
import type { SceneTracker } from './scene-tracker.ts'
import { type SpokenLead, spokenLead } from './spoken-lead.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** One `Continue()` of ink, read. Slots of pieces count from 0 in `slots`. */
export interface ReadLine {
  /** Absent where ink gave neither words nor tags that are the game's. */
  readonly line?: PassageLine
  readonly slots: readonly OpenSlot[]
  /** Whether the last slot is a document that an earlier line has opened. */
  readonly continues?: true
  /** Absent where the line has no tags. */
  readonly tags?: SortedTags
  /** Who is present where the line stands, as far as it is declared. */
  readonly present?: readonly string[]
  /** The scene that it stands in; absent where it has neither words nor tags. */
  readonly scene?: string
  /** The scene that its tags stand in, where that is an earlier one, and who is declared present there. */
  readonly tagged?: { readonly scene: string; readonly present?: readonly string[] }
}

type Place = { readonly [Key in 'present' | 'scene' | 'tagged']: ReadLine[Key] | undefined }

interface TextRun {
  readonly text: string
  readonly slot?: number
  readonly marks?: Marks
  /** Where the bible says that parts of the script came about otherwise: which one this is of. */
  readonly part?: string
}

const none: readonly never[] = []
const emptyLine: ReadLine = { slots: none }
const noTags: SortedTags = { fills: none, asks: none, stops: none, cues: none, own: none }

/** Continues once and reads what ink says. */
export function readLine(
  content: InkContent,
  cast: ReadonlySet<string>,
  runtime: WatchedRuntime,
  scenes: SceneTracker,
): ReadLine {
  runtime.forgetPlaces()
  const said = runtime.Continue()
  const tagged = hasTags(runtime)
  const placed = placeHere(content, runtime, scenes)
  const tags = tagged ? lineTags(content, cast, runtime) : undefined
  const fills = tags?.fills ?? none
  const document = documentHere(content, runtime)
  const continued = document !== undefined && fills.every(({ slot }) => slot !== document) ? document : undefined
  if (runtime.marks === undefined && !content.hasParts && fills.length === 0 && continued === undefined) {
    const text = said.endsWith('\n') ? said.slice(0, -1) : said
    const isThere = text !== '' || (tags !== undefined && tags.own.length > 0)
    if (tags === undefined) return isThere ? withPlace({ line: plainLine(text, cast), slots: none }, placed) : emptyLine
    const read: ReadLine = { slots: none, tags }
    return withPlace(isThere ? { ...read, line: plainLine(text, cast, tags) } : read, placed)
  }
  const opened = continued === undefined ? fills : [...fills, { text: '', slot: continued }]
  const runs = cleanRuns(readRuns(content, runtime, opened))
  const line = withOpenSlots(toLine(runs, cast, tags), opened)
  const continues = continued !== undefined && line.slots.at(-1)?.slot === continued
  const read: ReadLine = {
    slots: line.slots,
    ...(continues ? { continues } : {}),
    ...(tags === undefined ? {} : { tags }),
  }
  const isThere = line.line.pieces.length > 0 || line.line.tags.length > 0
  return withPlace(isThere ? { ...read, line: line.line } : read, placed)
}

function withPlace(read: ReadLine, { present, scene, tagged }: Place): ReadLine {
  if (present === undefined && scene === undefined) return read
  return {
    ...read,
    ...(present === undefined ? {} : { present }),
    ...(scene === undefined ? {} : { scene }),
    ...(tagged === undefined ? {} : { tagged }),
  }
}

/** Where what was read last stands. */
function placeHere(content: InkContent, runtime: WatchedRuntime, scenes: SceneTracker): Place {
  const scene = scenes.ofLine()
  const earlier = scenes.ofTags()
  const there = earlier === undefined ? undefined : content.presentAt(runtime.firstWords.bottomOfTags ?? null)
  return {
    present: presentHere(content, runtime),
    scene,
    tagged: earlier === undefined ? undefined : { scene: earlier, ...(there && { present: there }) },
  }
}

/** Whether the line may have tags; asking inkjs for them costs as much as reading all else. */
function hasTags(runtime: WatchedRuntime): boolean {
  for (const object of runtime._state._currentFlow.outputStream) {
    if (object.commandType === inkCommand.beginTag || object.text !== undefined) return runtime.currentTags.length > 0
  }
  return false
}

function presentHere(content: InkContent, runtime: WatchedRuntime): readonly string[] | undefined {
  if (!content.hasPresent) return undefined
  let place: InkContainer | undefined
  let inTag = false
  let ofTag: InkContainer | undefined
  for (const { parent, value, commandType } of runtime._state._currentFlow.outputStream) {
    const isInTag: boolean = inTag || commandType === inkCommand.beginTag
    inTag = isInTag && commandType !== inkCommand.endTag
    if (parent === null) continue
    if (isInTag) {
      ofTag ??= parent
      continue
    }
    place ??= parent
    // A choice that says nothing leaves its newline before the first line of where it leads.
    if (typeof value === 'string' && value.trim() === '') continue
    place = parent
    break
  }
  place ??= ofTag
  if (place === undefined) return undefined
  // A tunnel that says nothing of it is a part of what called it.
  return content.presentAt(place) ?? content.presentAt(runtime.firstWords.bottom ?? null)
}

function plainLine(text: string, cast: ReadonlySet<string>, tags: SortedTags = noTags): PassageLine {
  const { cues, own } = tags
  const speech = spokenLead(text, cast)
  if (speech === undefined) return { pieces: text === '' ? none : [{ text }], cues, tags: own }
  const { colon, ...said } = speech
  const words = text.slice(colon + 1).trimStart()
  return { ...said, pieces: words === '' ? none : [{ text: words }], cues, tags: own }
}

/** The line's texts before cleaning, each with the slot whose words it belongs to. */
function readRuns(content: InkContent, runtime: WatchedRuntime, fills: readonly ReadTag[]): readonly TextRun[] {
  const runs: TextRun[] = []
  let inTag = false
  let from = 0
  for (const object of runtime._state._currentFlow.outputStream) {
    if (object.commandType === inkCommand.beginTag) inTag = true
    else if (object.commandType === inkCommand.endTag) inTag = false
    if (inTag || !isInkText(object)) continue
    const place = fills.length === 0 && !content.hasParts ? undefined : runtime.placeOf(object, from)
    if (place !== undefined) from = place.next
    const owners =
      fills.length === 0
        ? none
        : place === undefined
          ? content.slotsOfText(object)
          : content.slotsOfPlace(place.pointer)
    const slot = fills.findIndex(tag => tag.slot !== undefined && owners.includes(tag.slot))
    const marks = runtime.marks?.of(object)
    // Words of a function are the function's; a value is of the place where it is put out.
    const part = content.partAt(object.parent ?? place?.pointer.container ?? null)
    runs.push({
      text: object.value,
      ...(part === undefined ? {} : { part }),
      ...(slot === -1 ? {} : { slot }),
      ...(marks === undefined ? {} : { marks }),
    })
  }
  return runs
}

function toLine(runs: readonly TextRun[], cast: ReadonlySet<string>, tags: SortedTags | undefined): PassageLine {
  const text = runs.map(run => run.text).join('')
  const { colon, ...said } = authorsSpeech(text, runs, cast) ?? { colon: -1 }
  const skipped = colon < 0 ? 0 : colon + 1 + (/^\s*/.exec(text.slice(colon + 1))?.[0].length ?? 0)
  const pieces = toPieces(withoutStart(runs, skipped))
  return { ...said, pieces, cues: tags?.cues ?? none, tags: tags?.own ?? none }
}

/** A value may name who speaks; that somebody speaks is the author's to say, and how. */
function authorsSpeech(text: string, runs: readonly TextRun[], cast: ReadonlySet<string>): SpokenLead | undefined {
  const speech = spokenLead(text, cast)
  if (speech === undefined || runAt(runs, speech.colon)?.marks !== undefined) return undefined
  const { speaker, direction, colon } = speech
  if (direction === undefined) return speech
  for (let at = speaker.length; at < colon; at++) if (runAt(runs, at)?.marks !== undefined) return undefined
  return speech
}

/** The run in which an index of the line stands. */
function runAt(runs: readonly TextRun[], index: number): TextRun | undefined {
  let left = index
  for (const run of runs) {
    if (left < run.text.length) return run
    left -= run.text.length
  }
  return undefined
}

function withoutStart(runs: readonly TextRun[], length: number): readonly TextRun[] {
  if (length === 0) return runs
  let left = length
  return runs.flatMap(run => {
    const cut = Math.min(left, run.text.length)
    left -= cut
    return cut === 0 ? [run] : cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }]
  })
}

/**
 * Runs as pieces: neighbours of one kind in one, the pieces of a slot next to each other, and blanks at the edges of a
 * slot outside of it, so that other words can stand there.
 */
export function toPieces(runs: readonly TextRun[]): readonly Piece[] {
  const pieces: Piece[] = []
  const add = (text: string, slot: number | undefined, { marks, part }: TextRun): void => {
    if (text === '') return
    const last = pieces.at(-1)
    if (last !== undefined && last.slot === slot && last.marks === marks && last.part === part) {
      pieces[pieces.length - 1] = { ...last, text: last.text + text }
    } else {
      pieces.push({
        text,
        ...(slot === undefined ? {} : { slot }),
        ...(marks === undefined ? {} : { marks }),
        ...(part === undefined ? {} : { part }),
      })
    }
  }
  const slots = joined(runs)
  for (const [index, run] of runs.entries()) {
    const slot = slots[index]
    const isFirst = slots.indexOf(slot) === index
    const isLast = slots.lastIndexOf(slot) === index
    const start = slot === undefined || !isFirst ? 0 : run.text.length - run.text.trimStart().length
    const end = slot === undefined || !isLast ? run.text.length : Math.max(start, run.text.trimEnd().length)
    add(run.text.slice(0, start), undefined, run)
    add(run.text.slice(start, end), slot, run)
    add(run.text.slice(end), undefined, run)
  }
  return pieces
}

/** The slot of each run, where what stands between two runs of a slot is the slot's too. */
function joined(runs: readonly TextRun[]): readonly (number | undefined)[] {
  const slots = runs.map(run => run.slot)
  for (const slot of new Set(slots)) {
    if (slot !== undefined) slots.fill(slot, slots.indexOf(slot), slots.lastIndexOf(slot) + 1)
  }
  return slots
}

/** A slot whose words are not said this time (they stood under a condition) is not open. */
function withOpenSlots(
  line: PassageLine,
  fills: readonly ReadTag[],
): { readonly line: PassageLine; readonly slots: readonly OpenSlot[] } {
  if (fills.length === 0) return { line, slots: none }
  const place = line.speaker === undefined ? 'narration' : 'dialogue'
  const said = fills.flatMap((tag, index) => {
    const words = line.pieces.filter(piece => piece.slot === index).map(piece => piece.text)
    if (words.length === 0 || tag.slot === undefined) return []
    return [{ index, open: openSlot(tag, tag.slot, words.join(''), place, line.speaker) }]
  })
  const slots = said.map(one => one.open)
  if (said.every((one, index) => one.index === index)) return { line, slots }
  const pieces = line.pieces.map(piece =>
    piece.slot === undefined ? piece : { ...piece, slot: said.findIndex(one => one.index === piece.slot) },
  )
  return { line: { ...line, pieces }, slots }
}
