import type { Turn } from './turn.ts'

/** Words that the player typed on the path, by `ask` slot: the latest. */
export function typedWords(tip: Turn | undefined): Readonly<Record<string, string>> {
  const words: Record<string, string> = {}
  for (let turn = tip; turn !== undefined; turn = turn.previous) {
    if (turn.move.type === 'answer') words[turn.move.slot] ??= turn.move.text
  }
  return words
}

/** How many turns back a reviewed fill counts as shown: far enough for any reader, and the same cost on a long way. */
const shownWithin = 256

/** Texts that the path has shown in a slot, oldest first. */
export function shownFills(tip: Turn | undefined, slot: string): readonly string[] {
  const texts: string[] = []
  for (let turn = tip, seen = 0; turn !== undefined && seen < shownWithin; turn = turn.previous, seen++) {
    for (const { fill } of turn.fills) if (fill.slot === slot) texts.push(fill.text)
  }
  return texts.reverse()
}
