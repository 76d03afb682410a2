import {
  type Authorship,
  type Fill,
  type FillReason,
  type Frame,
  type LedgerEntry,
  nameInFront,
  type Origin,
  type Source,
  type Span,
} from '@lacuna/engine'
import { printable } from '../terminal/printable.ts'
import { type Setting, shownName } from './frame-text.ts'

const writers: Readonly<Record<Source, string>> = {
  author: 'the script',
  written: 'somebody, for this slot, without a model',
  edited: 'a model, then edited by whoever reviewed it',
  approved: 'a model, approved unchanged',
  prepared: 'a model, before the story was published',
  recorded: 'a model, before, for exactly this situation',
  live: 'a model, reviewed by nobody',
  rules: "the story's grammar",
  player: 'the player',
}

const reasons: Readonly<Record<FillReason, string>> = {
  verbatim: "what came was the script's own words",
  kept: "the provider kept the script's own words: it had nothing better",
  policy: 'the slot, the story or the dial keeps it at these words',
  'no-provider': 'nobody was there to fill it',
  'no-consent': 'the player has not agreed that what it reads leaves the device',
  deadline: 'nothing came in time',
  refused: 'the provider would not',
  'provider-failed': 'the provider failed',
  'not-proposed': 'the provider left it out',
  'not-recorded': 'the recording has no words for this situation',
  contract: 'what came did not keep the contract',
  moderated: 'what came was not let through',
  'dead-end': 'the story can’t go on with what came',
  truncated: 'it broke off here',
  interrupted: 'the play-through was left while it was written',
}

/** Says for each run of text on screen who wrote it, in which slot, from what, and where the ledger tells of it. */
export function whoWrote(frame: Frame, entry: (n: number) => LedgerEntry | undefined, setting: Setting): string {
  const { paint, bible } = setting
  const about = (spans: readonly Span[]): string[] =>
    spans
      .filter(span => span.text.trim() !== '')
      .map(
        span =>
          `    ${printable(span.text.trim())}\n      ${paint.faint(originText(span.origin, entry(span.origin.entry)))}`,
      )
  const lines = frame.lines.flatMap((line, index) => [
    `  ${paint.strong(`Line ${index + 1}`)}${line.speaker === undefined ? '' : `, ${nameInFront(shownName(bible, line.speaker), line)}`}`,
    ...about(line.spans),
  ])
  const choices = frame.choices.flatMap((choice, index) => [
    `  ${paint.strong(`Choice ${index + 1}`)} (${choice.id})`,
    ...about(choice.spans),
  ])
  return [...lines, ...choices].join('\n')
}

function originText(origin: Origin, entry: LedgerEntry | undefined): string {
  const fill = entry?.kind === 'fill' ? entry.fill : undefined
  const parts = [`by ${writers[origin.source]}`]
  if (origin.source === 'author' || origin.source === 'rules') parts[0] += `, ${kindText(origin.authorship)}`
  if (origin.slot !== undefined) parts.push(`slot ${origin.slot}`)
  if (fill !== undefined) parts.push(...fillParts(fill))
  parts.push(`entry ${origin.entry}`)
  return printable(parts.join('; '))
}

/** How it came about, in a word or two: the whole statement stands above the first line. */
function kindText(authorship: Authorship | undefined): string {
  return authorship === undefined ? 'not said how' : `${authorship.kind}${authorship.by ? ` (${authorship.by})` : ''}`
}

function fillParts(fill: Fill): string[] {
  const parts: string[] = []
  if (fill.provider !== undefined)
    parts.push(`provider ${fill.provider}${fill.model === undefined ? '' : ` (${fill.model})`}`)
  else if (fill.model !== undefined) parts.push(`model ${fill.model}`)
  parts.push(...reviewParts(fill))
  if (fill.reads !== undefined && fill.reads.length > 0) parts.push(`read ${fill.reads.join(', ')}`)
  if (fill.reason !== undefined) parts.push(reasons[fill.reason])
  return parts
}

function reviewParts({ source, by, reviewed }: Fill): string[] {
  if (source === 'written') return by === undefined ? [] : [`written by ${by}`]
  if (source === 'prepared' || (source === 'recorded' && by === undefined))
    return [`reviewed by ${reviewed === 'model' ? 'a language model' : 'nobody'}`]
  return by === undefined ? [] : [`reviewed by ${by}`]
}
