import type { Json } from '../../base/json.ts'
import { outOfBounds } from '../../formats/json-bounds.ts'
import type { Bank } from '../../story/bank.ts'
import { type Bible, emptyBible } from '../../story/bible.ts'
import { currentBanks } from '../../story/current-bank.ts'
import type { Diagnostic } from '../../story/diagnostic.ts'
import type { Contract, Reads } from '../../story/slot.ts'
import type { VariableDeclaration } from '../../story/story.ts'
import { hidesChoices, stopOf } from '../../story/verbs/stops.ts'
import { declaredVariables } from '../declared-variables.ts'
import { type InkBundle, type InkChoice, type InkSlot, inkBundleFormat } from '../ink-bundle.ts'
import { inkDepth } from '../ink-bundle-format.ts'
import { inkDigest } from '../ink-digest.ts'
import { tagTargets } from '../tag-targets.ts'
import { authorshipParts } from './authorship-parts.ts'
import { checkAskedChoices } from './checks/asked-choices.ts'
import type { CheckedStory } from './checks/checked-story.ts'
import { checkChoices } from './checks/choices.ts'
import { checkDetours } from './checks/detours.ts'
import { checkDocuments } from './checks/documents.ts'
import { checkIncludes } from './checks/includes.ts'
import { checkInvents } from './checks/invents.ts'
import { checkKnotDefaults } from './checks/knot-defaults.ts'
import { checkKnots } from './checks/knots.ts'
import { checkLineTraps } from './checks/line-traps.ts'
import { checkMemories } from './checks/memories.ts'
import { checkOwnTags } from './checks/own-tags.ts'
import { checkReservedNames } from './checks/reserved-names.ts'
import { checkSlotContents } from './checks/slot-contents.ts'
import { checkSlotDetails } from './checks/slot-details.ts'
import { checkSlotPlaces } from './checks/slot-places.ts'
import { checkSpeakers } from './checks/speakers.ts'
import { checkTagTraps } from './checks/tag-traps.ts'
import { checkVerdicts } from './checks/verdicts.ts'
import { choiceIdentities } from './choice-identities.ts'
import { choiceIds } from './choice-ids.ts'
import { pathOf, wordsOf } from './content-range.ts'
import { Diagnoses } from './diagnoses.ts'
import { domainOf } from './domain-of.ts'
import { glossesOf } from './glosses-of.ts'
import { InkSource } from './ink-source.ts'
import { entriesOf, leavesOf, presentOf } from './knot-tags.ts'
import { hasMemories } from './memories-of.ts'
import { endingsOf, type NamedEnding } from './named-ending.ts'
import { type ParsedObject, within } from './parsed.ts'
import { readScript } from './read-script.ts'
import { reportInk } from './report-ink.ts'
import { type Compiled, runCompiler } from './run-compiler.ts'
import type { Script, ScriptChoice } from './script.ts'
import { documentOf } from './script-document.ts'
import { detailsOf, type SlotDetails, withoutDetails, withoutSecond } from './slot-details.ts'
import { digestsFor } from './slot-digest.ts'
import { type ScriptSlot, slotsOf } from './slots-of-script.ts'
import { saidSlot, typedSlot } from './typed-slot.ts'
import { choicesBelow } from './weave.ts'

/** What {@link compileInk} compiles. */
export interface InkInput {
  /** Path of the main file, as diagnostics will name it. */
  readonly file: string
  readonly source: string
  /** The text of an included file, by its path; `undefined` where there is none. Default: there are no others. */
  readonly read?: (path: string) => string | undefined
  /** What stands under its `slots` is put into the tags. Default: an empty bible, named after the file. */
  readonly bible?: Bible
  /** Reviewed fills by language. Default: none. */
  readonly banks?: Readonly<Record<string, Bank>>
}

/** What came of compiling: a bundle exactly when no diagnostic is an error. */
export interface InkResult {
  readonly bundle?: InkBundle
  /** In the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[]
  /** In the order of the script; none where it can't be read. */
  readonly endings: readonly NamedEnding[]
}

/**
 * Compiles a script with the real ink compiler and finds its slots, choices, entries, people and facts. Everything that
 * is wrong comes back as a diagnostic; it never throws.
 *
 * @example
 * const { bundle, diagnostics } = compileInk({ file: 'ferry.ink', source: 'Mist on the river. -> END' })
 * if (bundle) createSession(inkStory(bundle)).enter()
 */
export function compileInk(input: InkInput): InkResult {
  return compileWith(input, new Diagnoses())
}

/** As {@link compileInk}, with diagnostics beside those found before. */
export function compileWith(
  input: InkInput & { readonly details?: readonly SlotDetails[] },
  diagnoses: Diagnoses,
  also?: (story: CheckedStory) => void,
): InkResult {
  const bible = input.bible ?? emptyBible(nameOfFile(input.file))
  const details = withoutSecond(input.details ?? detailsOf(bible), diagnoses)
  const source = new InkSource(input.file, input.source, input.read ?? (() => undefined), details)
  const compiled = runCompiler(source)
  checkTagTraps(source, diagnoses)
  checkIncludes(source, diagnoses)
  reportInk(compiled, source, diagnoses)
  if (compiled.parsed === undefined) return { diagnostics: diagnoses.all, endings: [] }
  const script = readScript(compiled.parsed, source)
  const variableNames = namesIn(compiled.parsed)
  const { slots, misread } = slotsOf(script, variableNames)
  const variables = declaredVariables(compiled.globals)
  const story = { source, script, slots, misread, bible, variables, variableNames }
  for (const check of checks) check(story, diagnoses)
  also?.(story)
  const report = { diagnostics: diagnoses.all, endings: endingsOf(script) }
  if (compiled.ink !== undefined && isTooDeep(compiled.ink)) {
    const hint = 'Move what stands innermost into knots of its own, and divert there.'
    diagnoses.report('ink-error', { file: input.file, line: 1 }, 'The script is nested too deep to be loaded.', hint)
    return { ...report, diagnostics: diagnoses.all }
  }
  if (compiled.ink === undefined || diagnoses.hasErrors) return report
  return { bundle: bundleOf(story, compiled, currentBanks(input.banks ?? {})), ...report }
}

const checks: readonly ((story: CheckedStory, diagnoses: Diagnoses) => void)[] = [
  checkSlotPlaces,
  checkSlotContents,
  checkSlotDetails,
  checkDocuments,
  checkAskedChoices,
  checkInvents,
  checkVerdicts,
  checkDetours,
  checkKnots,
  checkKnotDefaults,
  checkChoices,
  checkSpeakers,
  checkMemories,
  checkOwnTags,
  checkLineTraps,
  checkReservedNames,
]

function isTooDeep(ink: Json): boolean {
  return (
    outOfBounds(ink, {
      characters: Number.POSITIVE_INFINITY,
      values: Number.POSITIVE_INFINITY,
      depth: inkDepth - 1,
    }) !== undefined
  )
}

function namesIn(parsed: ParsedObject): readonly string[] {
  const names: string[] = []
  for (const { typeName, variableName } of within(parsed)) {
    if ((typeName === 'VAR' || typeName === 'LIST') && variableName !== undefined) names.push(variableName)
  }
  return names
}

function bundleOf(story: CheckedStory, compiled: Compiled, banks: Readonly<Record<string, Bank>>): InkBundle {
  const { script, bible, variables } = story
  const slots: Record<string, InkSlot> = {}
  for (const slot of story.slots) slots[slot.id] = inkSlot(slot, story)
  const offered = story.script.choices.filter(({ object }) => object.isInvisibleDefault !== true)
  const { ids, shared } = choiceIds(offered)
  const choices = choicesOf(story, ids)
  const identities = byPath(choiceIdentities(ids, shared))
  const ink = compiled.ink ?? null
  const slotDigests = digestsFor(story, banks)
  const leaves = leavesOf(script)
  return {
    format: inkBundleFormat,
    digest: inkDigest({ ink, slots, choices }),
    ink,
    bible: {
      ...withoutDetails(bible),
      ...authorshipOf(story),
      externals: { ...recordedExternals(script), ...bible.externals },
    },
    banks,
    ...(slotDigests === undefined ? {} : { slotDigests }),
    entries: entriesOf(script),
    variables,
    slots,
    choices,
    identities,
    present: presentOf(script, bible.cast),
    ...(Object.keys(leaves).length === 0 ? {} : { leaves }),
    facts: factsOf(script),
    ...(hasMemories(script) ? { memories: true as const } : {}),
    ...glossesOf(story),
    ...(compiled.lines === undefined ? {} : { lines: compiled.lines }),
  }
}

/** The bible's authorship with its parts as the runtime finds them. */
function authorshipOf(story: CheckedStory): Pick<Bible, 'authorship'> {
  const { authorship } = story.bible
  if (authorship?.parts === undefined) return {}
  return { authorship: { ...authorship, parts: authorshipParts(story, authorship).parts } }
}

function inkSlot(slot: ScriptSlot, { script, slots, variables }: CheckedStory): InkSlot {
  const { brief, tag, line, choice } = slot
  const knot = (line ?? choice)?.flow.knot ?? ''
  const begin = line === undefined ? null : tag.object.runtimeObject
  return {
    id: slot.id,
    verb: brief.verb,
    brief: brief.brief,
    contract: contractOf(slot, variables),
    reads: resolvedReads(brief.reads, knot, slots),
    policy: brief.policy ?? 'live',
    ...(brief.variable === undefined ? {} : { variable: brief.variable }),
    ...(brief.again === undefined ? {} : { again: brief.again }),
    ...(brief.by === undefined ? {} : { by: brief.by }),
    ...(brief.document === undefined ? {} : { document: brief.document }),
    source: tag.place,
    tags: begin === null ? [] : [pathOf(begin)],
    words: line === undefined ? [] : wordsOf(tag, line, documentOf(script, slot)),
    ...(tagTargets[brief.verb] === 'knot' ? { rejoin: `${knot}.rejoin` } : {}),
  }
}

/** Reads with full ids of the slots in them. */
function resolvedReads(reads: Reads, knot: string, slots: CheckedStory['slots']): Reads {
  const typed = reads.typed.map(name => typedSlot(name, knot, slots)?.id ?? name)
  const said = reads.said?.map(name => saidSlot(name, knot, slots)?.id ?? name)
  return { ...reads, typed, ...(said === undefined ? {} : { said }) }
}

/** The contract, with the domain of a slot that sets a variable. */
function contractOf({ brief }: ScriptSlot, variables: Readonly<Record<string, VariableDeclaration>>): Contract {
  return brief.variable === undefined ? brief.contract : { ...brief.contract, domain: domainOf(brief, variables) }
}

/** By path of the choice point. */
function byPath<T>(choices: ReadonlyMap<ScriptChoice, T>): Readonly<Record<string, T>> {
  const found: Record<string, T> = {}
  for (const [{ object }, each] of choices) if (object.runtimeChoice) found[pathOf(object.runtimeChoice)] = each
  return found
}

function choicesOf(
  { slots }: CheckedStory,
  ids: ReadonlyMap<ScriptChoice, string>,
): Readonly<Record<string, InkChoice>> {
  const choices: Record<string, InkChoice> = {}
  const decides = decidedBy(slots)
  for (const [choice, id] of ids) {
    const point = choice.object.runtimeChoice
    if (!point) continue
    const slot = slots.find(other => other.choice === choice)?.id
    const lead = choice.bracket.length === 0 ? '' : choice.lead.map(part => part.text ?? '').join('')
    choices[pathOf(point)] = {
      id,
      ...(slot === undefined ? {} : { slot }),
      ...(lead === '' ? {} : { lead }),
      ...(decides.has(choice.object) ? { decides: decides.get(choice.object) as string } : {}),
      source: choice.place,
    }
  }
  return choices
}

/** The `decide` above each choice. Where threads bring choices nobody knows which they are: all that is offered is its own. */
function decidedBy(slots: CheckedStory['slots']): ReadonlyMap<ParsedObject, string> {
  const decides = new Map<ParsedObject, string>()
  for (const { brief, line, id } of slots) {
    if (!hidesChoices(stopOf(brief)) || line === undefined) continue
    const below = choicesBelow(line.end)
    if (!below.threads) for (const choice of below.choices) decides.set(choice, id)
  }
  return decides
}

function recordedExternals(script: Script): Readonly<Record<string, 'recorded'>> {
  const externals: Record<string, 'recorded'> = {}
  for (const { typeName, name } of within(script.parsed)) {
    if (typeName === 'EXTERNAL' && name) externals[name] = 'recorded'
  }
  return externals
}

function factsOf(script: Script): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {}
  for (const { kind, path } of script.flows) {
    const name = kind === 'function' ? /^facts_(.+)$/.exec(path)?.[1] : undefined
    if (name !== undefined) facts[name] = path
  }
  return facts
}

function nameOfFile(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.ink$/, '') || 'story'
}
