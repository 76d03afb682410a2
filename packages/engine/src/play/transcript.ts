import type { Line } from '../story/frame.ts'
import type { Source } from '../story/span.ts'
import type { Story } from '../story/story.ts'
import type { HistoryTurn } from './history.ts'

/** The play-through as plain text: what was told, and what the player did. */
export function textTranscript(story: Story, history: readonly HistoryTurn[]): string {
  const title = story.bible.title ?? story.id
  const by = story.bible.by === undefined ? '' : `\nby ${story.bible.by}`
  const turns = history.map(turn => [...saidBefore(turn, '> '), ...turn.lines.map(plainLine)].join('\n'))
  return `${[`${title}${by}`, ...turns.filter(text => text !== '')].join('\n\n')}\n`
}

/**
 * The play-through as Markdown. Words that are not the author's carry a footnote with their source; text of the story
 * is escaped, so that it can't become markup.
 */
export function markdownTranscript(story: Story, history: readonly HistoryTurn[]): string {
  const used = new Set<Noted>()
  const head = [`# ${escaped(story.bible.title ?? story.id)}`]
  if (story.bible.by !== undefined) head.push(`*by ${escaped(story.bible.by)}*`)
  const blocks = history.flatMap(turn => [
    ...saidBefore(turn, '').map(said => `> ${escaped(said)}`),
    ...turn.lines.map((line, index) => {
      const isJudged = turn.verdicts !== undefined && index === turn.lines.length - 1
      return markdownLine(line, used) + (isJudged ? footnote('verdict', used) : '')
    }),
  ])
  const notes = [...used].map(source => `[^${source}]: ${sourceNotes[source]}`)
  return `${[...head, ...blocks, ...notes].join('\n\n')}\n`
}

function saidBefore({ move }: HistoryTurn, mark: string): readonly string[] {
  return move.type === 'choose' || move.type === 'answer' ? [mark + move.text] : []
}

function plainLine(line: Line): string {
  return line.speaker === undefined ? line.text : `${line.speaker}: ${line.text}`
}

/** What a footnote tells of: whose words these are, or who picked how it went on. */
type Noted = Source | 'verdict'

function footnote(noted: Noted, used: Set<Noted>): string {
  used.add(noted)
  return `[^${noted}]`
}

function markdownLine(line: Line, used: Set<Noted>): string {
  const words = line.spans.map(({ text, origin }) => {
    if (origin.source === 'author') return escaped(text)
    return escaped(text) + footnote(origin.source, used)
  })
  return line.speaker === undefined ? words.join('') : `**${escaped(line.speaker)}:** ${words.join('')}`
}

const sourceNotes: Readonly<Record<Noted, string>> = {
  author: 'Written by the author.',
  edited: 'Generated, then edited and approved by a person.',
  approved: 'Generated, and approved unchanged by a person.',
  live: 'Generated while the story was played; nobody reviewed it.',
  rules: 'Put together by rules that the author wrote; no trained model was used.',
  player: 'The player’s own words.',
  verdict: 'Among the author’s ways this one was picked by a provider.',
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&-]/g, character => `\\${character}`).replace(/^(\d+)\./, '$1\\.')
}
