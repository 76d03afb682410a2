import type { TextSource } from '../readers/reader-keys.ts'
import { meanText, percent, shareText } from './numbers.ts'
import type { EvaluationResult } from './result.ts'

/** Whose texts a row is about, in words. */
const names: Readonly<Record<TextSource, string>> = {
  written: 'the writer',
  sloppy: 'control: a sloppy writer',
  keeps: 'control: always keeps',
  shuffled: 'control: answers of other plays',
  author: 'the author’s words',
  grammar: 'the author’s grammar',
}

/** The report of an evaluation in Markdown. */
export function reportText(result: EvaluationResult): string {
  return [
    '# Evaluation',
    result.sentence,
    'Intervals hold 95 of 100 draws of whole slots (moments and contradictions: of whole plays). A kept or refused text counts as not this reader’s own, and is in every denominator.',
    ...section(
      'What was asked for',
      ['', 'found', 'asked', 'met'],
      result.bars.map(({ name, bar, found, isMet }) => [name, found, bar, isMet === null ? '–' : isMet ? 'yes' : 'no']),
    ),
    ...section(
      'Texts',
      ['whose', 'slots', 'texts', 'kept', 'refused'],
      result.writing.map(({ source, slots, texts, kept, refused }) => [
        names[source],
        `${slots}`,
        `${texts}`,
        `${kept} (${percent(kept / Math.max(1, texts))})`,
        `${refused} (${percent(refused / Math.max(1, texts))})`,
      ]),
    ),
    ...section(
      'Wrong in the play of another reader',
      ['whose', 'slots', 'wrong', 'judged', 'from slots'],
      result.elsewhere.map(row => [names[row.source], row.group, shareText(row), `${row.count}`, `${row.clusters}`]),
    ),
    ...section(
      'Swap test: whose play is it from (chance 50 %)',
      [
        'whose',
        'slots',
        'told apart',
        'of those shown',
        'judgements',
        'two readers agree',
        'natural, 1 to 7',
        'above the author’s',
      ],
      result.swap.map(row => [
        names[row.source],
        row.group,
        shareText(row.apart),
        shareText(row.apartShown),
        `${row.apart.count}`,
        percent(row.agreement),
        meanText(row.natural),
        row.naturalAboveAuthor === null ? '–' : meanText(row.naturalAboveAuthor, true),
      ]),
    ),
    ...section(
      'Contradictions',
      ['whose', 'found', 'of', 'share'],
      result.contradictions.map(row => [names[row.source], `${row.found.length}`, `${row.count}`, shareText(row)]),
    ),
    ...result.contradictions.flatMap(({ source, found }) =>
      source === 'written'
        ? found.map(each => `- ${each.position} (${each.reader}): “${each.text}” against “${each.with}”`)
        : [],
    ),
    ...section(
      'Moments in which the story knew its reader, in a play',
      ['whose', 'moments', 'of these in its texts', 'forced', 'plays'],
      result.moments.map(row => [
        names[row.source],
        meanText(row.moments),
        meanText(row.inFills),
        meanText(row.forced),
        `${row.moments.count}`,
      ]),
    ),
    ...section(
      'Called best, ties shared',
      ['whose', 'share', 'judged'],
      result.preference.map(row => [names[row.source], shareText(row), `${row.count}`]),
    ),
    ...(result.questioned === null
      ? []
      : [
          `Named from one half of the slots, those whose being open is in question, since the author’s words were called best there: ${result.questioned.slots.join(', ') || 'none'}. In the other half it was so in ${shareText(result.questioned.otherHalf)}.`,
        ]),
    ...(result.uses === null
      ? []
      : [
          '## What writers say they used',
          `Of ${result.uses.texts} texts, ${shareText(result.uses.notSeen)} claim something that a reader does not see in them, and ${shareText(result.uses.notClaimed)} show something that was not claimed.`,
        ]),
    ...section(
      'Turns of phrase that come again within a play',
      ['whose', 'openings', 'comparisons', 'phrases of four words', 'in most plays'],
      result.devices.map(row => [
        names[row.source],
        row.openings.toFixed(1),
        row.comparisons.toFixed(1),
        row.phrases.toFixed(1),
        row.most.map(({ words, plays }) => `${words} (${plays})`).join(', '),
      ]),
    ),
    ...leftOut(result),
  ]
    .join('\n\n')
    .replaceAll(/(\n\|[^\n]*)\n\n(?=\|)/g, '$1\n')
    .replaceAll(/(\n- [^\n]*)\n\n(?=- )/g, '$1\n')
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [`## ${title}`, [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')]
}

/** A text as a cell of a table: no sign in it ends the cell. */
function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim() || ' '
}

function leftOut({ leftOut: { dropped, nowhereElse, open, unasked } }: EvaluationResult): readonly string[] {
  const lines = [
    ...(unasked === 0 ? [] : [`${unasked} places for prose were not asked for.`]),
    ...(nowhereElse === 0 ? [] : [`${nowhereElse} texts have no other play to be tried in.`]),
    ...Object.entries(open).map(
      ([kind, sheets]) => `${kind}: ${sheets.length} sheets are not filled in (${sheets.join(', ')}).`,
    ),
    ...Object.entries(dropped).map(
      ([kind, sheets]) =>
        `${kind}: ${sheets.length} sheets were left out, more than a third was empty (${sheets.join(', ')}).`,
    ),
  ]
  return lines.length === 0 ? [] : ['## Left out', lines.map(line => `- ${line}`).join('\n')]
}
