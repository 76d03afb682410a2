import { oneLine, visibleText } from '../base/unseen-characters.ts'
import { withCredentials } from '../fill/credentials/with-credentials.ts'
import type { Authorship } from '../story/authorship.ts'
import { authorshipText } from '../story/authorship-text.ts'
import type { Line } from '../story/frame.ts'
import { nameInFront } from '../story/name-in-front.ts'
import type { Origin, Source } from '../story/span.ts'
import type { Story } from '../story/story.ts'
import type { HistoryTurn } from './history.ts'

/**
 * The play-through as plain text: what was shown, and what the player did; how the story was written, and what else
 * than its script was in it. Behind words that a provider signed stand its content credentials, in characters that
 * nobody sees.
 *
 * @example
 * console.info(textTranscript(ferry, session.history({ from: 3 })))
 */
export function textTranscript(story: Story, history: readonly HistoryTurn[]): string {
  const notes = new Notes(story)
  const turns = history.map(turn => [...saidBefore(turn, '> '), ...turn.lines.map(plainLine)].join('\n'))
  for (const { lines, verdicts = [] } of history) {
    for (const { origin } of lines.flatMap(line => line.spans)) notes.of(origin)
    if (verdicts.length > 0) notes.verdict()
  }
  const others = notes.all.map(({ text }) => `- ${readable(text)}`)
  const end = others.length === 0 ? [] : [['Not all of it is the script’s own:', ...others].join('\n')]
  return `${[
    notes
      .head(by => `by ${by}`)
      .map(readable)
      .join('\n'),
    ...turns.filter(text => text !== ''),
    ...end,
  ].join('\n\n')}\n`
}

/**
 * The play-through as Markdown. Words that are not the script's own, or came about otherwise than the script as a
 * whole, carry a footnote with their source; text of the story is escaped, so that it can't become markup. Content
 * credentials stand behind the words, as in plain text.
 *
 * @example
 * const text = markdownTranscript(ferry, session.history())
 */
export function markdownTranscript(story: Story, history: readonly HistoryTurn[]): string {
  const notes = new Notes(story)
  const [title = '', ...more] = notes.head(by => `by ${by}`).map(escaped)
  const blocks = history.flatMap(turn => [
    ...saidBefore(turn, '').map(said => `> ${escaped(said)}`),
    ...joinedDocuments(
      turn.lines,
      turn.lines.map((line, index) => {
        const isJudged = turn.verdicts !== undefined && index === turn.lines.length - 1
        return markdownLine(line, notes) + (isJudged ? footnote(notes.verdict()) : '')
      }),
    ),
  ])
  const list = notes.all.map(({ name, text }) => `[^${name}]: ${escaped(text)}`)
  return `${[`# ${title}`, ...more.map(line => `*${line}*`), ...blocks, ...list].join('\n\n')}\n`
}

/** A block for each line; the lines of a document are one, with a break between two. */
function joinedDocuments(lines: readonly Line[], texts: readonly string[]): readonly string[] {
  const blocks: string[] = []
  for (const [index, text] of texts.entries()) {
    const document = lines[index]?.document
    const isNext = document !== undefined && lines[index - 1]?.document === document
    if (isNext) blocks[blocks.length - 1] += `\\\n${text}`
    else blocks.push(text)
  }
  return blocks
}

function saidBefore({ move }: HistoryTurn, mark: string): readonly string[] {
  return move.type === 'choose' || move.type === 'answer' ? [mark + readable(move.text)] : []
}

function plainLine(line: Line): string {
  // A direction may be turned in one span and back in another: unsigned, a line is looked at as a whole.
  const isSigned = line.spans.some(span => span.credentials !== undefined)
  const words = isSigned
    ? line.spans.map(span => withCredentials({ ...span, text: readable(span.text) })).join('')
    : readable(line.text)
  const said = line.speaker === undefined ? words : `${readable(nameInFront(line.speaker, line))}: ${words}`
  return line.document === undefined ? said : `    ${said}`
}

interface Note {
  readonly name: string
  readonly text: string
}

/** What stands beside a transcript about where its words come from. */
class Notes {
  readonly #story: Story
  readonly #noted = new Map<Source | Authorship | 'verdict' | undefined, Note>()
  #parts = 0

  constructor(story: Story) {
    this.#story = story
  }

  /** In the order in which they were first needed. */
  get all(): readonly Note[] {
    return [...this.#noted.values()]
  }

  /** Title, by whom, and how the script was written. */
  head(byLine: (by: string) => string): readonly string[] {
    const { id, bible } = this.#story
    const by = bible.by === undefined ? [] : [byLine(bible.by)]
    const { authorship } = bible
    const said =
      authorship?.script === undefined ? authorshipText(undefined) : authorshipText(authorship.script, bible.by)
    return [bible.title ?? id, ...by, said]
  }

  /** The note for a run of text; none for the script's own words, where they came about as the script did. */
  of({ source, authorship }: Origin): Note | undefined {
    const { by, authorship: story } = this.#story.bible
    if (source !== 'author') {
      const more = source === 'rules' ? ` The rules: ${authorshipText(authorship, by)}` : ''
      return this.#note(source, source, sourceNotes[source] + more)
    }
    if (authorship === story?.script) return undefined
    return this.#note(authorship, `part-${this.#parts + 1}`, `A part of the script. ${authorshipText(authorship, by)}`)
  }

  verdict(): Note {
    return this.#note('verdict', 'verdict', 'Among the author’s ways this one was picked by a provider.')
  }

  #note(of: Source | Authorship | 'verdict' | undefined, name: string, text: string): Note {
    let note = this.#noted.get(of)
    if (note === undefined) {
      note = { name, text }
      this.#noted.set(of, note)
      if (typeof of !== 'string') this.#parts++
    }
    return note
  }
}

function footnote(note: Note | undefined): string {
  return note === undefined ? '' : `[^${note.name}]`
}

function markdownLine(line: Line, notes: Notes): string {
  const words = line.spans.map(
    span => withCredentials({ ...span, text: escaped(span.text) }) + footnote(notes.of(span.origin)),
  )
  return line.speaker === undefined
    ? words.join('')
    : `**${escaped(nameInFront(line.speaker, line))}:** ${words.join('')}`
}

const sourceNotes: Readonly<Record<Exclude<Source, 'author'>, string>> = {
  written: 'Written for its place by somebody, without a language model.',
  edited: 'Generated, then edited and approved by a person.',
  approved: 'Generated, and approved unchanged by a person.',
  prepared: 'Generated before the story was published; no person has reviewed it.',
  recorded:
    'Written by a language model earlier, for this situation, and played back; nothing was generated while the story was played.',
  live: 'Generated while the story was played; nobody reviewed it.',
  rules: 'Put together by the story’s rules; no trained model was used while it was played.',
  player: 'The player’s own words.',
}

/**
 * A transcript is opened in a terminal or an editor: what turns the direction of text, or commands a terminal, is no part
 * of it, whoever wrote it. An author's soft hyphens stay.
 */
function readable(text: string): string {
  return visibleText(oneLine(text), /\u00AD/)
}

function escaped(text: string): string {
  return readable(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&-]/g, character => `\\${character}`)
    .replace(/^(\d+)\./, '$1\\.')
}
