import { slotTags } from '../../../story/verbs/slot-tags.ts'
import type { Diagnoses } from '../diagnoses.ts'
import type { InkFile, InkSource } from '../ink-source.ts'

const slotStart = new RegExp(
  String.raw`(?<!\\)#\s*(${slotTags.join('|')})(?![\p{L}\p{N}_])[ \t]*([\p{L}\p{N}_-]*)`,
  'gu',
)

/**
 * Characters with which a tag says something else than its author meant, found in the text as written: after ink has
 * read it they are gone.
 */
export function checkTagTraps(source: InkSource, diagnoses: Diagnoses): void {
  for (const file of source.files) {
    const elsewhere = source.inserted.filter(({ at }) => at.file === file.path)
    checkFile(file, new Set(elsewhere.map(({ at, head }) => `${at.line} ${head.split(' ', 2).join(' ')}`)), diagnoses)
  }
}

/** @param elsewhere line and head of the tags whose details stand outside of the file: they say nothing here. */
function checkFile(file: InkFile, elsewhere: ReadonlySet<string>, diagnoses: Diagnoses): void {
  let inComment = false
  file.raw.forEach((raw, index) => {
    const blanked = withoutBlocks(raw, inComment)
    inComment = blanked.open
    const found = [...blanked.text.matchAll(slotStart)].find(
      ([, verb, name]) => !elsewhere.has(`${index + 1} ${verb} ${name}`),
    )
    const comment = blanked.text.indexOf('//')
    if (found === undefined || (comment >= 0 && comment < found.index)) return
    const place = { file: file.path, line: index + 1 }
    const say = (code: string, message: string, hint: string) => diagnoses.report(code, place, message, hint)
    checkTag(blanked.text.slice(0, found.index), blanked.text.slice(found.index), say)
    const insideTag = blanked.blockAt > found.index && !closedBefore(raw, found.index, blanked.blockAt)
    if (insideTag) say('comment-in-tag', commentMessage('/*'), commentHint)
  })
}

type Say = (code: string, message: string, hint: string) => void

function checkTag(before: string, written: string, say: Say): void {
  // Inside { | } the tag stands wrong as a whole; checkSlotPlaces says so.
  if (before.split('{').length > before.split('}').length) return
  let tag = written
  if (/^\s*[*+]/.test(before) && before.includes('[') && !before.includes(']')) {
    const end = tag.indexOf(']')
    const later = end < 0 ? '' : tag.slice(end + 1)
    if (later.includes(']') || tag.slice(0, end).includes('[')) {
      say(
        'bracket-in-tag',
        'The first "]" ends the choice\'s label, in the middle of the tag.',
        'Take the brackets out of the brief: use quotes or parentheses.',
      )
    }
    if (end >= 0) tag = tag.slice(0, end)
  }
  const comment = tag.indexOf('//')
  if (comment >= 0) {
    say('comment-in-tag', commentMessage('//'), commentHint)
    tag = tag.slice(0, comment)
  }
  const plain = withoutHoles(tag)
  if (plain.includes('|')) {
    say(
      'pipe-in-tag',
      'A "|" outside of braces ends the tag, and the story does not compile.',
      'Write a comma or "or".',
    )
  }
  if (plain.includes('->')) {
    say(
      'divert-in-tag',
      'Ink ends the tag at "->" and goes where it points: the rest of the tag is no brief.',
      'Write "to" in the brief; put a divert that you meant on a line of its own.',
    )
  }
  for (const { index } of plain.slice(1).matchAll(/(?<!\\)#/g)) {
    const next = plain.slice(index + 2)
    if (startsTag(next, plain[index] ?? '')) continue
    say(
      'hash-in-tag',
      `Ink ends the tag at the second "#": "${next.trim()}" becomes a tag of its own.`,
      'Write "number" or "no." instead of the hash.',
    )
    break
  }
}

/** Whether what follows a hash reads like a tag that was meant as one. */
function startsTag(next: string, before: string): boolean {
  if (/^\s*\p{L}[\p{L}\p{N}_ -]*:/u.test(next)) return true
  return /\s/.test(before) && /^\s*\p{L}[^;"]*$/u.test(next)
}

function commentMessage(sign: string): string {
  return `From "${sign}" on ink takes the line for a comment: the rest of the tag is lost.`
}

const commentHint = 'Put the comment on a line of its own; write an address without "//".'

/** Balanced braces and what is in them, as spaces: ink evaluates that part, and `|` and `->` mean something there. */
function withoutHoles(text: string): string {
  let before = ''
  let now = text
  while (before !== now) {
    before = now
    now = now.replace(/\{[^{}]*\}/g, hole => ' '.repeat(hole.length))
  }
  return now
}

function withoutBlocks(raw: string, open: boolean): { text: string; open: boolean; blockAt: number } {
  let text = raw
  let inside = open
  let blockAt = -1
  if (inside) {
    const end = text.indexOf('*/')
    if (end < 0) return { text: '', open: true, blockAt }
    text = ' '.repeat(end + 2) + text.slice(end + 2)
    inside = false
  }
  for (;;) {
    const start = text.indexOf('/*')
    const line = text.indexOf('//')
    if (start < 0 || (line >= 0 && line < start)) return { text, open: inside, blockAt }
    blockAt = start
    const end = text.indexOf('*/', start + 2)
    if (end < 0) return { text: text.slice(0, start), open: true, blockAt }
    text = text.slice(0, start) + ' '.repeat(end + 2 - start) + text.slice(end + 2)
  }
}

/** Whether a choice's bracket closes between the tag and the comment: then the comment is outside of the tag. */
function closedBefore(raw: string, tag: number, comment: number): boolean {
  return /^\s*[*+]/.test(raw) && raw.slice(tag, comment).includes(']')
}
