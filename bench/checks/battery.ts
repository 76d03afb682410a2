import { readFileSync } from 'node:fs'
import { type Bible, emptyBible, type Passage } from '@lacuna/engine'
import { buildRequest, type CheckedCandidate, checkCandidate, type JudgedCandidates } from '@lacuna/engine/fill'
import { parse } from 'yaml'
import { frozenContexts } from './frozen-contexts.ts'
import type { TextContext } from './text-context.ts'

/** One text of the battery. */
export interface BatteryText extends Partial<Pick<TextContext, 'words' | 'before' | 'after'>> {
  /** Name of its context. */
  readonly in: string
  readonly kind: string
  readonly text: string
  /** Whether the checks were made without having seen it. */
  readonly isHeldOut: boolean
}

interface ContextsFile {
  readonly stories: Readonly<Record<string, Partial<Bible>>>
  readonly contexts: Readonly<Record<string, TextContext>>
}

const file = parse(readFileSync(`${import.meta.dirname}/contexts.yaml`, 'utf8')) as ContextsFile
const frozen = frozenContexts()

/** The texts of the battery: those that the checks were made with, and behind them those that were held out. */
export function batteryTexts(name: 'good' | 'bad' | 'subtle'): readonly BatteryText[] {
  const read = (file: string, isHeldOut: boolean): readonly BatteryText[] => {
    const texts = parse(readFileSync(`${import.meta.dirname}/${file}.yaml`, 'utf8')) as readonly BatteryText[]
    return texts.map(each => ({ ...each, isHeldOut }))
  }
  return [...read(name, false), ...(name === 'subtle' ? [] : read(`held-${name}`, true))]
}

/** Holds one text of the battery against its slot, as the engine holds a candidate. */
export function checkBatteryText(each: BatteryText): CheckedCandidate {
  const known = Object.hasOwn(frozen.contexts, each.in) ? frozen.contexts[each.in] : file.contexts[each.in]
  if (known === undefined) throw new Error(`There is no context ${each.in}.`)
  const { words = known.words, before = known.before ?? [], after = known.after ?? [] } = each
  return checkInContext(each.text, { ...known, words, before, after })
}

/** Holds a text against a slot, as the engine holds a candidate. */
export function checkInContext(text: string, context: TextContext): CheckedCandidate {
  const { request, slot, bible, recentLines } = askedIn(context)
  return checkCandidate(text, request, slot, { bible, recentLines, offers: context.choices ?? [] })
}

/** What a provider is asked for the slot of a context. */
export function askedIn(
  context: TextContext,
): Omit<JudgedCandidates, 'candidates'> & { readonly recentLines: readonly string[] } {
  const bible = bibleOf(context.story)
  const { before = [], after = [] } = context
  const request = buildRequest({
    story: { bible },
    passage: passageOf(context, bible),
    waiting: [0],
    language: bible.language,
    facts: factsOf(context),
  })
  const [slot] = request.slots
  if (slot === undefined) throw new Error('A request has a slot.')
  const recentLines = [...before, ...after].map(line => lineOf(line, bible).text)
  return { request, slot, bible, recentLines }
}

function bibleOf(story: string): Bible {
  if (story === 'dry-ground') return frozen.bible
  const { lore = [], ...rest } = file.stories[story] ?? {}
  return { ...emptyBible(story), ...rest, lore }
}

function lineOf(line: string, { cast }: Bible): { readonly speaker?: string; readonly text: string } {
  const speaker = Object.keys(cast).find(name => line.startsWith(`${name}: `))
  return speaker === undefined ? { text: line } : { speaker, text: line.slice(speaker.length + 2) }
}

function passageOf(context: TextContext, bible: Bible): Passage {
  const {
    before = [],
    after = [],
    brief,
    choices = [],
    max,
    mention,
    never,
    place,
    reads = {},
    speaker,
    words,
  } = context
  const contract = {
    ...(max === undefined ? {} : { maxWords: max }),
    ...(mention === undefined ? {} : { mention }),
    ...(never === undefined ? {} : { never }),
  }
  const slot = {
    id: 'page.text',
    verb: 'fill',
    brief,
    contract,
    reads: { variables: Object.keys(reads), typed: [], history: false, player: false },
    policy: 'live',
  } as const
  const plain = (line: string): Passage['lines'][number] => {
    const { text, ...spoken } = lineOf(line, bible)
    return { ...spoken, pieces: [{ text }], cues: [], tags: [] }
  }
  const own = { pieces: [{ text: words, slot: 0 }], tags: [] }
  const isLabel = place === 'label'
  const line = { ...own, ...(speaker === undefined ? {} : { speaker }), cues: [] }
  return {
    lines: [...before.map(plain), ...(isLabel || place === 'stop' ? [] : [line]), ...after.map(plain)],
    endCues: [],
    slots: [{ slot, brief, words, place, ...(speaker === undefined ? {} : { speaker }) }],
    stop: 'choices',
    choices: [
      ...(isLabel ? [{ id: 'own', ...own, preferred: false }] : []),
      ...choices.map((text, index) => ({ id: `c${index}`, pieces: [{ text }], tags: [], preferred: false })),
    ],
    at: { toJSON: () => null },
    variables: reads,
    present: speaker === undefined ? [] : [speaker],
  }
}

function factsOf({ facts = [] }: TextContext): Readonly<Record<string, readonly { readonly text: string }[]>> {
  const about: Record<string, { readonly text: string }[]> = {}
  for (const fact of facts) {
    const [name = '', text = ''] = fact.split(/: (.*)/s)
    about[name] = [...(about[name] ?? []), { text }]
  }
  return about
}
