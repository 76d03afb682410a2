import type { Strings } from './strings.ts'

/** The words of the dialogs and of the last page: fetched with them. */
export const englishDialogs = {
  cancel: 'Cancel',
  restart: 'Start again',
  restartSure: 'Start again from the first line? The saves with a name stay.',
  restartYes: 'Yes, start again',

  historyEmpty: 'Nothing has happened yet.',
  historyTurn: (turn: number): string => `Turn ${turn}`,
  historyJump: 'Go back to here',
  historyNow: 'You are here.',
  historyEarlier: 'Show earlier turns',

  saveName: 'Name of the save',
  saveNow: 'Save here',
  saveDefault: (turn: number): string => `Turn ${turn}`,
  savesEmpty: 'No saves with a name yet.',
  savesKept: 'Every turn is kept by itself: you can close the page at any time.',
  load: 'Load',
  loadNamed: (name: string): string => `Load ${name}`,
  remove: 'Delete',
  removeNamed: (name: string): string => `Delete ${name}`,
  saved: (name: string): string => `Saved as ${name}.`,
  removed: (name: string): string => `Deleted ${name}.`,
  exportSave: 'Export this play-through as a file',
  importSave: 'Open a play-through from a file',

  fillersOpen: 'Who may fill the slots…',
  textSize: 'Size of the text',
  textSizes: ['Smaller', 'Normal', 'Larger', 'Large', 'Very large', 'Largest'] as readonly string[],
  speed: 'How words appear',
  speeds: { slow: 'Slowly', middle: 'At a reading pace', fast: 'Fast', 'at-once': 'At once' },
  motion: 'Keep everything still',
  motionHint: 'No moving picture, no words that appear one by one.',
  numberKeys: 'Keys: 1 to 9 choose, W shows the script’s words',
  numberKeysHint: 'Switch off if these keys get in the way of your software.',

  theEnd: 'The end',
  ending: (id: string): string => id.replace(/[_.-]+/g, ' '),
  keepText: 'Keep what you read',
  asText: 'As text',
  asMarkdown: 'As Markdown',
  asLedger: 'Who wrote what (JSON)',
  failed: 'The story can’t go on',
} as const

/** The words of the dialogs and of the last page in some language. */
export type DialogStrings = {
  readonly [Key in keyof typeof englishDialogs]: (typeof englishDialogs)[Key] extends string
    ? string
    : (typeof englishDialogs)[Key]
}

/** The page's words with those of its dialogs, as far as the game has put none in their place. */
export function dialogStrings(page: Strings): Strings & DialogStrings {
  return { ...englishDialogs, ...page }
}
