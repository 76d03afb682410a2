import { type Random, seededRandom } from '../base/random.ts'
import { bankFor } from '../fill/bank/find-in-bank.ts'
import { bibleBefore } from '../fill/contract/bible-before.ts'
import { type CheckedCandidate, checkCandidate } from '../fill/contract/check-candidate.ts'
import type { TextRule } from '../fill/contract/violation.ts'
import { buildRequest } from '../fill/request/build-request.ts'
import { factsAbout } from '../fill/request/facts-about.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { Bible } from '../story/bible.ts'
import { conditionsHold } from '../story/conditions.ts'
import type { Diagnostic } from '../story/diagnostic.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { hasChoices, slotStop } from '../story/verbs/stops.ts'
import { verbs } from '../story/verbs/verbs.ts'
import { verbAnswers } from './verb-answers.ts'

/** What {@link checkFills} may be given. */
export interface CheckFillsOptions {
  /**
   * What the grammar makes of a request, by the keys of its slots (`grammarTexts` of `providers/grammar`). Default: no grammar
   * is looked at.
   */
  readonly grammar?: (request: FillRequest, seed: number) => Readonly<Record<string, string>>
  /** Plays at random. Default 30. */
  readonly plays?: number
}

/** Turns of one play, and draws from the grammar in one place. */
const [turns, draws] = [60, 4]

/** What the author's own words are held to: they may be what they like, but not break what their author asks of a fill. */
const ownRules: readonly TextRule[] = ['max', 'min', 'mention', 'never', 'one-of']

/**
 * Texts that their own slots would refuse (`text-breaks-slot`): words of the author's that are longer than the slot allows,
 * rules of the grammar and entries of the bank that no reader will see, words that give away a secret before its time. Each is held against the slot in the states in which
 * it can stand, as they are met in plays at random.
 *
 * @example
 * const { bible } = ferry
 * for (const found of checkFills(ferry, { grammar: (request, seed) => grammarTexts(bible, request, seed) })) console.warn(found.message)
 */
export function checkFills(story: Story, options: CheckFillsOptions = {}): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>()
  const random = seededRandom(1).split('fills')
  for (let play = 0; play < (options.plays ?? 30); play++) {
    try {
      playOnce(story, random, passage => checkPassage(story, passage.skeleton, passage.passage, options, found))
    } catch (error) {
      // What breaks a story is found where it is played all over.
      if (!(error instanceof LacunaError)) throw error
    }
  }
  return [...found.values()]
}

interface Met {
  readonly skeleton: Skeleton
  readonly passage: Passage
}

function playOnce(story: Story, random: Random, meet: (met: Met) => void): void {
  const skeleton = story.skeleton()
  const entry = random.pick(['', ...story.entries]) ?? ''
  let passage = skeleton.step(skeleton.begin(1), { type: 'enter', ...(entry === '' ? {} : { entry }) })
  for (let turn = 0; turn < turns; turn++) {
    meet({ skeleton, passage })
    const input = goOn(passage, random)
    if (input === undefined) return
    passage = skeleton.step(passage.at, input)
  }
}

function goOn(passage: Passage, random: Random): Input | undefined {
  const { stop, slots, choices } = passage
  const next = slotStop(stop)?.next
  const slot = slots.at(-1)?.slot
  if (next !== undefined && slot !== undefined && !hasChoices(stop)) {
    const value = verbAnswers[slot.verb].unchanged(slot, passage, random)
    return next(passage, value === undefined ? undefined : { value })
  }
  const choice = random.pick(choices)?.id
  if (choice === undefined) return undefined
  return next === undefined ? { type: 'choose', choice } : next(passage, { value: choice })
}

function checkPassage(
  story: Story,
  skeleton: Skeleton,
  passage: Passage,
  { grammar }: CheckFillsOptions,
  found: Map<string, Diagnostic>,
): void {
  const { banks } = story
  const bible = bibleBefore(story.bible, passage.variables)
  const waiting = passage.slots.flatMap(({ slot }, index) => (verbs[slot.verb].brings === 'words' ? [index] : []))
  if (waiting.length === 0) return
  const request = buildRequest({
    story,
    passage,
    waiting,
    language: bible.language,
    facts: factsAbout(skeleton, passage.at, passage.present),
  })
  const entries = bankFor(banks, bible.language)?.entries ?? []
  const check = (slot: SlotRequest, text: string): CheckedCandidate => checkCandidate(text, request, slot, { bible })
  const note = (index: number, whose: string, text: string, broken: string | undefined): void => {
    const open = passage.slots[waiting[index] ?? 0]
    if (broken === undefined || open === undefined) return
    const { id, source } = open.slot
    found.set(`${id} ${text}`, {
      code: 'text-breaks-slot',
      severity: 'warning',
      message: `${whose} ${id} would be refused there: ${broken} It says: "${text}"`,
      hint: 'Change the text, or what the slot asks for.',
      ...(source === undefined ? {} : { place: source }),
    })
  }
  const drawn = grammar === undefined ? [] : Array.from({ length: draws }, (_, seed) => grammar(request, seed))
  for (const [index, slot] of request.slots.entries()) {
    const own = checkOwn(slot, request, bible)
    note(index, 'Your words for', slot.words, own)
    for (const texts of drawn) {
      const text = texts[slot.key]
      if (text !== undefined) note(index, 'What the grammar says for', text, check(slot, text).violations[0]?.detail)
    }
    for (const entry of entries) {
      if (entry.slot !== slot.slot || entry.state === 'rejected') continue
      if (!conditionsHold(entry.when ?? {}, passage.variables)) continue
      note(index, 'A text of the bank for', entry.text, brokenInBank(entry.text, check(slot, entry.text)))
    }
  }
}

/** A text of the bank is shown as it stands: nobody takes a name or a sign of emphasis off it. */
function brokenInBank(written: string, { text, violations }: CheckedCandidate): string | undefined {
  const [first] = violations
  if (first !== undefined) return first.detail
  return text === written.trim() ? undefined : `It is shown as it stands, and should read “${text}”.`
}

/** The author's own words, as if somebody else had said them. */
function checkOwn(slot: SlotRequest, request: FillRequest, bible: Bible): string | undefined {
  if (slot.words.trim() === '') return undefined
  const asked = { ...slot, words: '' }
  const { violations } = checkCandidate(slot.words, request, asked, { bible })
  return violations.find(({ rule }) => ownRules.includes(rule))?.detail
}
