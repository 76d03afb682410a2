import type { SlotRequest } from '../../provider/port/fill-request.ts'
import type { Bible } from '../../story/bible.ts'
import { neverWords } from './never-words.ts'
import { verbRequests } from './verb-requests.ts'

/**
 * One slot as the instructions describe it: what it is, what to write, what it must keep to, what it reads.
 *
 * @param quoted what it reads of the player's, one `name: [player 1]` each.
 * @param isShown whether the author's words for it stand in the passage: they are not included twice.
 */
export function slotLine(slot: SlotRequest, bible: Bible, quoted: readonly string[], isShown: boolean): string {
  const speaker = slot.speaker === undefined ? '' : ` of ${shownName(bible, slot.speaker)}`
  const reads = [...Object.entries(slot.reads).map(([name, value]) => `${name}: ${JSON.stringify(value)}`), ...quoted]
  const parts = [
    `${slot.document === true ? documentCalled(slot, bible) : verbRequests[slot.verb].called[slot.place]}${speaker}: ${slot.brief.trim().replace(/\s+/g, ' ')}`,
    isShown || slot.words === '' ? '' : `the author’s words: ${JSON.stringify(slot.words)}`,
    ...contractWords(slot),
    reads.length === 0 ? '' : `now ${reads.join(', ')}`,
  ]
  return `${lineOpening(slot.key)}${parts.filter(part => part !== '').join('; ')}`
}

/** What the line of a slot begins with; it is one line. */
export function lineOpening(key: string): string {
  return `- ${key}: `
}

/** How many lines a document may have: its contract's, else at least eight, and twice as many as the author wrote. */
export function mostLines({ contract, words }: Pick<SlotRequest, 'contract' | 'words'>): number {
  return contract.maxLines ?? Math.max(8, 2 * words.split('\n').length)
}

function documentCalled(slot: SlotRequest, bible: Bible): string {
  const { by } = slot
  const writer = by === undefined || by === 'public' ? '' : ` written by ${shownName(bible, by)},`
  return `a document,${writer} its lines divided by line breaks (\\n) and of at most ${mostLines(slot)} lines`
}

function shownName(bible: Bible, name: string): string {
  return (Object.hasOwn(bible.cast, name) ? bible.cast[name]?.name : undefined) ?? name
}

/** What a slot must keep to, each in words; empty ones among them. */
export function contractWords({ contract, maxWords, means = {} }: SlotRequest): readonly string[] {
  const { domain, minWords, maxSentences, maxCharacters, mention = [], never = [], oneOf } = contract
  if (domain?.type === 'range') return [`a number from ${domain.from} to ${domain.to}`]
  if (domain?.type === 'number') return ['a number']
  if (domain?.type === 'boolean') return ['true or false']
  const options = domain?.type === 'options' ? domain.options : oneOf
  if (options !== undefined)
    return [
      `one of ${options.map(option => quoted(option, Object.hasOwn(means, option) ? means[option] : undefined)).join(', ')}`,
    ]
  return [
    `at most ${maxWords} words`,
    maxSentences === undefined ? '' : `at most ${counted(maxSentences, 'sentence')}`,
    maxCharacters === undefined ? '' : `at most ${maxCharacters} characters, spaces included`,
    minWords === undefined ? '' : `at least ${minWords} words`,
    mention.length === 0 ? '' : `must contain ${quotedList(mention)}`,
    never.length === 0 ? '' : `must not contain ${never.map(written => neverWords(written, quoted)).join(', ')}`,
  ]
}

function counted(count: number, unit: string): string {
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`
}

function quotedList(words: readonly string[]): string {
  return words.map(word => quoted(word)).join(', ')
}

function quoted(word: string | number, means?: string): string {
  return means === undefined ? JSON.stringify(word) : `${JSON.stringify(word)} (${means.trim().replace(/\s+/g, ' ')})`
}
