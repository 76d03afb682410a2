import { type Authorship, authorshipText, type Dial, type FillReason, reviewText, type Source } from '@lacuna/engine'
import type { Filler } from './filler.ts'

/** Who is behind a run of text, for the sentence that tells of it. */
export interface Hands {
  readonly author: string
  readonly provider?: string | undefined
  readonly model?: string | undefined
  /** The person who reviewed it; of `written`, who wrote it. */
  readonly reviewer?: string | undefined
  /** Who looked at it, where no person did. */
  readonly reviewed?: 'model' | 'nobody' | undefined
  /** How the words, or the rules that made them, came about, as far as it was said. */
  readonly authorship?: Authorship | undefined
}

/** Who looked at the texts of a bank; `person` is somebody by name. */
export type Looked = 'person' | 'model' | 'nobody'

const lookers = { person: 'a person', model: 'a language model', nobody: 'nobody' } as const

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const approvedBy = ({ reviewer }: Hands): string =>
  reviewer === undefined ? '; by whom is not recorded.' : ` by ${reviewer}.`

const model = (hands: Hands): string => hands.model ?? hands.provider ?? 'a language model'

/** Every word of the page that is not the story's. Override any of them with the option `strings`. */
export const english = {
  by: (author: string): string => `by ${author}`,
  untitled: 'A story',
  someAuthor: 'its author',

  notice: 'Before you begin',
  noticeWritten: (author: string, authorship?: Authorship, isMixed?: boolean): string =>
    `This story ${authorship === undefined ? 'is' : 'was'} ${lowerFirst(authorshipText(authorship, author))}${isMixed ? ' Parts of it came about otherwise; “About these lines” says how.' : ''}`,
  noticeGaps: (count: number): string =>
    count === 0
      ? 'No part of it was left open.'
      : `${count === 1 ? 'One place in it was' : `${count} places in it were`} left open. You can read them as they were written, or have them filled to follow what you do. The plot and its endings are the same either way.`,
  noticeFiller: (filler: Filler | undefined, grammar?: Authorship, author?: string): string =>
    filler === undefined
      ? 'Nothing fills them here: you read the script’s own words.'
      : filler.rules
        ? `They are filled by the story’s rules, worked out on this device without a language model. The rules: ${lowerFirst(authorshipText(grammar, grammar && author))}`
        : `They are filled by ${filler.model ?? filler.name ?? filler.id}, a language model ${filler.local ? 'that runs on this device' : 'that is reached over the network'}.`,
  noticeSent: (filler: Filler | undefined): string =>
    filler === undefined || filler.local
      ? 'Nothing you read, choose or type leaves this device.'
      : filler.way
        ? `If you choose Live, your choices, and what you type where a gap reads it, are sent to ${filler.name ?? filler.id}. Otherwise nothing leaves this device.`
        : `If you choose Live, what a gap is about (its brief, the passage around it, the choice you just made and what it is told to read) is sent to ${filler.name ?? filler.id}. Otherwise nothing leaves this device.`,
  /** How providers are called, by id. */
  providers: { anthropic: 'Anthropic', remote: 'the server of this game', server: 'your own server' } as Readonly<
    Record<string, string>
  >,
  begin: 'Begin',
  resume: 'Go on reading',

  dial: 'Who fills the gaps',
  dialNow: (position: string): string => `Who fills the gaps, now: ${position}`,
  dials: { author: 'As written', reviewed: 'Reviewed', live: 'Live' } as Readonly<Record<Dial, string>>,
  /** In place of `dials.reviewed`, in a story whose bank has texts that no person has reviewed. */
  dialPrepared: 'Prepared',
  dialMeans: (position: Dial, filler: Filler | undefined, prepared?: readonly Looked[]): string =>
    ({
      author: 'Only the words of the script.',
      reviewed:
        prepared === undefined
          ? 'A gap may hold words that somebody wrote for it, or that a person has read and approved.'
          : `A gap may hold words that were generated beforehand. They were looked at by: ${prepared.map(each => lookers[each]).join(', ')}.`,
      live:
        filler === undefined
          ? 'A gap may be filled as you play; here there is nobody to fill it.'
          : filler.rules
            ? 'A gap may be filled as you play, by the story’s rules.'
            : `A gap may be filled as you play, by ${filler.model ?? filler.name ?? filler.id}. Nobody has read those words before you.`,
    })[position],
  dialNotAllowed: 'The author does not allow this here.',
  dialHint: 'You can change this at any time. The endings stay the same.',

  fillersOpen: 'Who may fill the gaps…',

  controls: 'Story',
  words: 'The story so far',
  back: 'Back',
  forward: 'Forward',
  history: 'History',
  saves: 'Saves',
  settings: 'Settings',
  close: 'Close',
  cancel: 'Cancel',

  choices: 'Your choices',
  offered: (count: number): string => (count === 1 ? 'One choice.' : `${count} choices.`),
  below: (count: number): string => (count === 1 ? 'One choice below' : `${count} choices below`),
  pressAgain: 'All of it can be seen now. Press again to choose.',
  youChose: 'You chose:',
  youSaid: 'You said:',
  writing: 'The next lines are being written.',
  sayIt: 'Say it in your own words',
  say: 'Say it',

  about: 'About these lines',
  aboutEmpty: 'There are no lines on the page.',
  legend: 'Dotted: not the script’s own wording.',
  aboutGap: 'Gap',
  aboutRead: 'What it read',
  aboutProvider: 'Filled by',
  aboutAsked: 'Asked',
  aboutTook: 'Took',
  aboutReviewer: 'Reviewed by',
  aboutRecord: 'Record',
  recordEntry: (n: number, hash: string): string => `entry ${n} of the ledger, ${hash}`,
  seconds: (count: number): string => `${count.toFixed(1)} s`,
  read: (name: string): string =>
    (
      ({
        brief: 'the author’s brief',
        passage: 'the passage around it',
        choice: 'your last choice',
        facts: 'facts about who is there',
        lore: 'the author’s lore',
        '@history': 'what you have read so far',
        '@player': 'what the story believes about you',
      }) as Record<string, string>
    )[name] ?? (name.startsWith('@') ? `what you typed (${name.slice(1)})` : `the story’s “${name}”`),
  origin: (source: Source, inGap: boolean, hands: Hands): string =>
    ({
      author: `${authorshipText(hands.authorship, hands.author)}${inGap ? ' The script’s own words for this gap.' : ''}`,
      written: `Written for this gap by ${hands.reviewer ?? 'somebody'}, without a language model.`,
      edited: `Drafted by ${model(hands)}, then edited and approved${approvedBy(hands)}`,
      approved: `Written by ${model(hands)}, approved unchanged${approvedBy(hands)}`,
      prepared: `Written by ${model(hands)} before the story was published. ${reviewText(hands.reviewed ?? 'nobody')}`,
      live: `Written by ${model(hands)} as you played. Nobody reviewed it.`,
      rules: `Put together by the offline grammar; nobody reviewed the result. Its rules: ${lowerFirst(authorshipText(hands.authorship, hands.authorship && hands.author))}`,
      player: 'Your own words.',
    })[source],
  verdict: (source: Source, hands: Hands): string =>
    `How the story went on here was picked by ${source === 'rules' ? 'the offline grammar' : model(hands)}, among the ways of the script.`,
  reason: (reason: FillReason): string =>
    ({
      verbatim: 'What was proposed was the script’s own words.',
      policy: 'The dial, or the author, keeps this gap at the script’s words.',
      'no-provider': 'There was nobody to fill it.',
      'no-consent': 'You have not agreed that what it reads leaves this device, so nothing was sent.',
      deadline: 'Nothing acceptable was there in time.',
      refused: 'The model would not write it.',
      'provider-failed': 'The provider could not be reached or failed.',
      'not-proposed': 'Nothing was proposed for it.',
      contract: 'What was proposed did not keep the author’s conditions.',
      moderated: 'What was proposed was not fit to be shown.',
      'dead-end': 'The story could not have gone on with what was proposed.',
      truncated: 'It broke off; what had been shown was kept.',
      interrupted: 'It was left while it was being written.',
    })[reason],

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
  autosave: 'Kept by itself',
  load: 'Load',
  loadNamed: (name: string): string => `Load ${name}`,
  remove: 'Delete',
  removeNamed: (name: string): string => `Delete ${name}`,
  saved: (name: string): string => `Saved as ${name}.`,
  removed: (name: string): string => `Deleted ${name}.`,
  exportSave: 'Export this play-through as a file',
  importSave: 'Open a play-through from a file',
  when: (time: Date): string => time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
  restart: 'Start again',
  restartSure: 'Start again from the first line? The saves with a name stay.',
  restartYes: 'Yes, start again',

  textSize: 'Size of the text',
  textSizes: ['Smaller', 'Normal', 'Larger', 'Large', 'Very large', 'Largest'] as readonly string[],
  speed: 'How words appear',
  speeds: { slow: 'Slowly', middle: 'At a reading pace', fast: 'Fast', 'at-once': 'At once' },
  motion: 'Keep everything still',
  motionHint: 'No moving picture, no words that appear one by one.',
  numberKeys: 'Choose with the keys 1 to 9',
  numberKeysHint: 'Switch off if keys 1 to 9 get in the way of your software.',

  theEnd: 'The end',
  ending: (id: string): string => id.replace(/[_.-]+/g, ' '),
  keepText: 'Keep what you read',
  asText: 'As text',
  asMarkdown: 'As Markdown',
  asLedger: 'Who wrote what (JSON)',

  failed: 'The story can’t go on',
  loadFailed: 'This save can’t be loaded',
  storageFull:
    'This browser has no room left, so your place is not being kept. Export the play-through, or delete saves.',
  storageRefused:
    'This browser keeps nothing for this page, so your place will be lost when you close it. You can export the play-through.',
  storageNone: 'Nothing is kept here once you close the page. You can export the play-through.',
  elsewhere: (turn: number): string =>
    `This story was read on in another tab or window, as far as turn ${turn}. That is kept, and nothing here has overwritten it. Until you say where to go on, what you read here is kept under Saves.`,
  elsewhereThere: 'Go on from there',
  elsewhereHere: 'Go on here, and keep the other under Saves',
  saveApart: (turn: number): string => `This tab, turn ${turn}`,
  saveElsewhere: (turn: number): string => `The other tab, turn ${turn}`,
  changed: 'The story has changed since you were here, and your way through it can’t be followed any further:',
  changedKept: 'All of it is kept under Saves.',
} as const

/** The page's words in some language. */
export type Strings = {
  readonly [Key in keyof typeof english]: (typeof english)[Key] extends string ? string : (typeof english)[Key]
}
