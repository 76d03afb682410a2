import type { PlayedRoute } from '../routes/route.ts'
import { fenced } from '../writers/fenced.ts'
import type { Fill } from '../writers/fills.ts'
import { type PageTexts, playText } from './play-text.ts'
import { setInto } from './set-into.ts'

/** What a reader of a whole play is asked, and the play. */
export interface WholePlaySheet {
  readonly sheet: string
  readonly verdicts: string
}

/** A play with the fills in their slots, each with its number: what in them is contradicted? */
export function contradictionSheet(played: PlayedRoute, fills: readonly Fill[]): WholePlaySheet {
  const marked = new Map(fills.map((fill, at) => [fill, `⟦${at + 1}: ${fill.text}⟧`] as const))
  return {
    sheet: [
      '# What does not hold together?',
      `Below is a whole play, page by page, with the choices that its reader made. Read it from the beginning to the end. The texts
between ⟦ and ⟧ have numbers.

Does a numbered text **contradict** something that was shown before it, that stands on its own page, or that the reader has done?
It does if both can't be true: an object in two places, a person who knows what they can't know, an act that did not take place,
a line after it that makes no sense any more. It does not if it is only odd, dull, or new.

Answer in \`verdicts.yaml\`: \`contradicts: yes\` or \`contradicts: no\` for each number, and, for a yes, \`with\`: the words that it contradicts. Look
at nothing but this sheet.`,
      fenced(
        playText(
          played,
          undefined,
          pagesWith(played, fills, fill => marked.get(fill) ?? fill.text),
        ),
      ),
    ].join('\n\n'),
    verdicts: [
      '# Fill in this file; sheet.md says how.',
      '# Who read: a name, or the name of a model.',
      "reader: ''",
      'verdicts:',
      ...fills.flatMap((_, at) => [`  ${fillName(at)}:`, '    contradicts: ', "    with: ''"]),
    ].join('\n'),
  }
}

/** A play with the fills in their slots, unmarked: where did the story know its reader? */
export function momentsSheet(played: PlayedRoute, fills: readonly Fill[]): WholePlaySheet {
  return {
    sheet: [
      '# Where does the story know its reader?',
      `Below is a whole play, page by page, with the choices that its reader made. Read it from the beginning to the end, as a reader.

List each **moment** at which the story shows that it knows what *this* reader has done before: something in the text that would
have to be otherwise for a reader who had chosen otherwise. What follows at once from the choice just made is no such moment. For
each, give the page, the words, and whether it feels \`forced\`: put in to show that it was noticed, against the scene or the voice.

Answer in \`verdicts.yaml\`; an empty list says that there is none. Look at nothing but this sheet.`,
      fenced(
        playText(
          played,
          undefined,
          pagesWith(played, fills, ({ text }) => text),
        ),
      ),
    ].join('\n\n'),
    verdicts: [
      '# Fill in this file; sheet.md says how.',
      '# Who read: a name, or the name of a model.',
      "reader: ''",
      '# One entry for each moment, like:',
      '# - page: 7',
      "#   words: 'the words that show it'",
      '#   forced: no',
      '# Write `moments: []` where there is none.',
      'moments:',
    ].join('\n'),
  }
}

/** What a numbered text of a whole play is called in the verdicts. */
export function fillName(at: number): string {
  return `text-${String(at + 1).padStart(2, '0')}`
}

function pagesWith(played: PlayedRoute, fills: readonly Fill[], textOf: (fill: Fill) => string): PageTexts {
  return new Map(
    played.pages.map(({ turn, lines }) => {
      const here = fills.filter(({ position }) => position.turn === turn)
      return [
        turn,
        setInto(
          lines,
          here.map(fill => ({ position: fill.position, text: textOf(fill) })),
        ),
      ] as const
    }),
  )
}
