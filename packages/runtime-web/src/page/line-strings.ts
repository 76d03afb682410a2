import type { RewordReason } from '@lacuna/engine'
import { aboutStrings } from './about-strings.ts'

/** Why a player reports a line. */
export type ReportReason = 'does-not-fit' | 'contradicts' | 'badly-written' | 'hurtful' | 'other'

/** The words of asking for another wording of a line, and of reports: fetched with them. */
export const englishLines = {
  reword: 'Another wording',
  rewordAsking: 'Asking for another wording…',
  reworded: 'Line replaced.',
  rewordKept: 'The line stays as it is.',
  rewordDropped: 'Nothing was replaced: the story has moved on.',
  rewordOther: 'Nothing came that had not stood here before.',
  earlierWordings: (count: number): string => (count === 1 ? 'Earlier wording' : `Earlier wordings (${count})`),
  wordingBack: 'Bring this back',

  report: 'Report this line',
  reportWhy: 'What is wrong with it?',
  reportReasons: {
    'does-not-fit': 'It does not fit here',
    contradicts: 'It contradicts the story',
    'badly-written': 'It is badly written',
    hurtful: 'It is hurtful',
    other: 'Something else',
  } as Readonly<Record<ReportReason, string>>,
  reportNote: 'More about it, if you like',
  reportKeep: 'Keep the report',
  reportStays:
    'The report is kept on this device and sent to nobody. In Settings, under “Reports”, you can look at it, delete it, or save it as a file.',
  reported: 'The report is kept on this device.',

  reports: (count: number): string => `Reports (${count})`,
  reportsTitle: 'Reports',
  reportsStay:
    'These reports are kept on this device. Nothing of them is sent, unless you save them as a file and pass it on.',
  reportsEmpty: 'There are no reports.',
  reportsExport: 'Save the reports as a file',
  reportsErase: 'Delete all',
  reportDelete: 'Delete',
  reportDeleteOf: (text: string): string => `Delete the report of “${text}”`,
  reportDeleted: 'Deleted.',
} as const

/** Those words in some language. */
export type LineStrings = {
  readonly [Key in keyof typeof englishLines]: (typeof englishLines)[Key] extends string
    ? string
    : (typeof englishLines)[Key]
}

/** These words as the page says them: what the game gave in place of some is among the page's own. */
export function lineStrings(given: object): LineStrings {
  return { ...englishLines, ...given }
}

/** Why a line stays, though another wording was asked for. */
export function rewordReason(given: object, reason: RewordReason | undefined): string {
  const { rewordKept, rewordOther } = lineStrings(given)
  if (reason === undefined) return rewordKept
  return `${rewordKept} ${reason === 'no-other' ? rewordOther : aboutStrings(given).reason(reason)}`
}
