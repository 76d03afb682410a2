import type { Json } from '../base/json.ts'
import { type Bible, emptyBible } from '../story/bible.ts'
import type { Diagnostic } from '../story/diagnostic.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { slotTags as slotWords } from '../story/verbs/slot-tags.ts'
import { checkInkVersion, type InkJson } from './compiled-ink.ts'
import { declaredVariables } from './declared-variables.ts'
import { externalsIn } from './externals-in.ts'
import { foreignChoices } from './foreign-choices.ts'
import { type InkBundle, inkBundleFormat } from './ink-bundle.ts'
import { inkDigest } from './ink-digest.ts'
import {
  BareInkRuntime,
  type InkContainer,
  type InkRuntime,
  inkCommand,
  inkObjectAt,
  isInkContainer,
  isInkText,
} from './ink-runtime.ts'
import { messageOf } from './message-of.ts'

/** A bundle made of what another compiler wrote, and what could not be read from that. */
export interface ForeignInk {
  readonly bundle: InkBundle
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes a bundle of ink that inklecate, Inky or inkjs compiled. Entries, people, facts and variables are in it; slots are
 * not: which words a tag stands behind only the script says. Their lines read as the author wrote them.
 *
 * @throws LacunaError `story-invalid`, `file-newer`.
 */
export function bundleOfForeignInk(ink: InkJson, bible: Bible = emptyBible('story')): ForeignInk {
  checkInkVersion(ink)
  const runtime = runtimeOf(ink)
  const root = runtime.mainContentContainer
  const choices = foreignChoices(root)
  const globals = new Map([...runtime._state.variablesState._globalVariables].map(([name, { value }]) => [name, value]))
  const flows = flowsOf(root).map(path => ({ path, tags: headTags(root, path) }))
  const leaves = flows.flatMap(({ path, tags }) => tags.flatMap(tag => leaveOf(root, path, tag)))
  const bundle: InkBundle = {
    format: inkBundleFormat,
    digest: inkDigest({ ink, slots: {}, choices }),
    ink,
    bible: { ...withoutSlots(bible), externals: { ...recorded(ink), ...bible.externals } },
    banks: {},
    entries: flows.filter(({ tags }) => tags.includes('entry')).map(({ path }) => path),
    variables: declaredVariables(globals),
    slots: {},
    choices,
    present: Object.fromEntries(flows.flatMap(({ path, tags }) => presentOf(path, tags, bible))),
    ...(leaves.length === 0 ? {} : { leaves: Object.fromEntries(leaves) }),
    facts: Object.fromEntries(flows.flatMap(({ path }) => (path.startsWith('facts_') ? [[path.slice(6), path]] : []))),
  }
  return { bundle, diagnostics: [...slotsNotRead(ink), ...detailsNotRead(bible)] }
}

function withoutSlots({ slots: _, ...bible }: Bible): Bible {
  return bible
}

function runtimeOf(ink: Json): InkRuntime {
  try {
    return new BareInkRuntime(ink)
  } catch (cause) {
    throw new LacunaError('story-invalid', `The compiled ink can't be read: ${messageOf(cause)}`, {
      hint: 'Give what ink’s compiler wrote, unchanged.',
      cause,
    })
  }
}

/** Knots, functions and stitches, by path. */
function flowsOf(root: InkContainer): readonly string[] {
  return [...root.namedContent].flatMap(([knot, flow]) => {
    if (!isInkContainer(flow) || knot === 'global decl' || root.content.includes(flow)) return []
    const stitches = [...flow.namedContent].filter(([name, inner]) => isInkContainer(inner) && !/^[cg]-\d+$/.test(name))
    return [knot, ...stitches.filter(([, inner]) => !flow.content.includes(inner)).map(([name]) => `${knot}.${name}`)]
  })
}

/** The tags at the head of a knot, behind its parameters, up to one that is computed. */
function headTags(root: InkContainer, path: string): readonly string[] {
  let head = inkObjectAt(root, path)
  while (isInkContainer(head) && isInkContainer(head.content[0])) head = head.content[0]
  const tags: string[] = []
  let text: string | undefined
  for (const object of isInkContainer(head) ? head.content : []) {
    if (object.commandType === inkCommand.beginTag) text = ''
    else if (object.commandType === inkCommand.endTag && text !== undefined) {
      tags.push(text.trim())
      text = undefined
    } else if (text !== undefined && isInkText(object)) text += object.value
    else if (object.isNewline !== true && object.isGlobal !== false) break
  }
  return tags
}

function presentOf(path: string, tags: readonly string[], { cast }: Bible): readonly [string, readonly string[]][] {
  const names = tags
    .flatMap(tag => /^with\s+(.+)$/s.exec(tag)?.[1] ?? [])
    .map(list => list.split(',').map(name => name.trim()))
    .filter(list => list.every(name => Object.hasOwn(cast, name)))
    .flat()
  return names.length === 0 ? [] : [[path, names]]
}

function leaveOf(root: InkContainer, path: string, tag: string): readonly (readonly [string, string])[] {
  const name = /^leave\s*:\s*(\S+)$/.exec(tag)?.[1]
  if (name === undefined) return []
  const own = `${path.split('.')[0]}.${name}`
  const target = [own, name].find(one => flowsOf(root).includes(one))
  return target === undefined ? [] : [[path, target]]
}

function recorded(ink: Json): Readonly<Record<string, 'recorded'>> {
  return Object.fromEntries([...externalsIn(ink, new Set())].map(name => [name, 'recorded' as const]))
}

function slotsNotRead(ink: Json): readonly Diagnostic[] {
  const found = slotTags(ink, [])
  const [first] = found
  if (first === undefined) return []
  return [
    {
      code: 'slots-not-read',
      severity: 'warning',
      message: `${found.length} tags mark slots, the first of them "# ${first}", and the compiled ink does not say which words they are about.`,
      hint: 'Compile the script with `lacuna compile` or the Vite plugin; until then these lines read as they are written.',
    },
  ]
}

/** Where a slot is opened only the script says, so that there is nothing to put details into. */
function detailsNotRead({ slots = {} }: Bible): readonly Diagnostic[] {
  const ids = Object.keys(slots)
  if (ids.length === 0) return []
  return [
    {
      code: 'slots-not-read',
      severity: 'warning',
      message: `The bible has details of ${ids.length} slots (${ids.slice(0, 3).join(', ')}), and ink that was compiled elsewhere has none to put them into.`,
      hint: 'Compile the script with `lacuna compile` or the Vite plugin; until then these lines read as they are written.',
    },
  ]
}

const slotTag = new RegExp(`^(?:${slotWords.join('|')})(?:\\s+[\\p{L}\\p{N}_-]+)?(?:\\s+by\\s+[^:;]+)?\\s*:`, 'u')

/** Texts that follow the beginning of a tag, or stand in one of ink before 1.1. */
function slotTags(json: Json, found: string[]): readonly string[] {
  if (typeof json !== 'object' || json === null) return found
  if (!Array.isArray(json)) {
    const { '#': old } = json as { readonly '#'?: unknown }
    if (typeof old === 'string' && slotTag.test(old)) found.push(old)
    for (const value of Object.values(json)) slotTags(value, found)
    return found
  }
  for (const [index, each] of json.entries()) {
    const text = json[index - 1] === '#' && typeof each === 'string' ? each.slice(1).trim() : ''
    if (slotTag.test(text)) found.push(text)
    else slotTags(each, found)
  }
  return found
}
