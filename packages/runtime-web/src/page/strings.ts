import { type Authorship, authorshipText, type Dial, type RecordedReview, type StoryAuthorship } from '@lacuna/engine'
import type { Filler } from './filler.ts'
import { lowerFirst } from './lower-first.ts'

/** Who looked at the texts of a bank; `person` is somebody by name. */
export type Looked = 'person' | 'model' | 'nobody'

const lookers = { person: 'a person', model: 'a language model', nobody: 'nobody' } as const

const reviewedBy = (looked: readonly Looked[]): string =>
  looked.length < 2
    ? `Reviewed by ${lookers[looked[0] ?? 'nobody']}.`
    : `Some were reviewed by ${looked.map(each => lookers[each]).join(', some by ')}.`

const recordedText = ({ by, reviewed = 'nobody' }: RecordedReview): string =>
  `a language model wrote these lines before; nothing is generated now. Reviewed by ${by ?? lookers[reviewed]}.`

const rulesText = ({ script, grammar }: StoryAuthorship = {}, author: string | undefined): string =>
  grammar !== undefined && JSON.stringify(grammar) === JSON.stringify(script)
    ? 'The rules came about as the story did.'
    : `The rules: ${lowerFirst(authorshipText(grammar, grammar && author))}`

/** Every word of the page that is not the story's. Override any of them with the option `strings`. */
export const english = {
  by: (author: string): string => `by ${author}`,
  untitled: 'A story',
  someAuthor: 'its author',

  notice: 'Before you begin',
  noticeWritten: (author: string, authorship?: Authorship, isMixed?: boolean): string =>
    `This story ${authorship === undefined ? 'is' : 'was'} ${lowerFirst(authorshipText(authorship, author))}${isMixed ? ' Parts of it came about otherwise; “About these lines” says how.' : ''}`,
  noticeSlots: (count: number): string =>
    count === 0
      ? 'No part of it was left open.'
      : `${count === 1 ? 'One place in it was' : `${count} places in it were`} left open. You can read them as they were written, or have them filled to follow what you do. The plot and its endings are the same either way.`,
  /** Of texts that lie ready for slots. `prepared`: who looked at them, where some were generated and no person need have. */
  noticeBank: (prepared?: readonly Looked[]): string =>
    prepared === undefined
      ? 'Some may hold words that somebody wrote for them, or that a person has read and approved.'
      : `Some may hold words that were generated before the story was published. ${reviewedBy(prepared)}`,
  /** `isRest`: of those places that hold nothing of what lies ready. */
  noticeFiller: (filler: Filler | undefined, said?: StoryAuthorship, author?: string, isRest = false): string =>
    filler === undefined
      ? `Nothing fills ${isRest ? 'the others' : 'them'} here: you read the script’s own words.`
      : filler.rules
        ? `${isRest ? 'The others' : 'They'} are filled by the story’s rules, worked out on this device without a language model. ${rulesText(said, author)}`
        : filler.recorded
          ? `${isRest ? 'The others' : 'They'} are filled from a recording: ${recordedText(filler.recorded)} Where it has none, the script’s own words stand.`
          : `${isRest ? 'The others' : 'They'} are filled by ${filler.model ?? filler.name ?? filler.id}, a language model ${filler.local ? 'that runs on this device' : 'that is reached over the network'}.`,
  noticeSent: (filler: Filler | undefined): string =>
    filler === undefined || filler.local
      ? 'Nothing you read, choose or type leaves this device.'
      : filler.path
        ? `If you choose Live, your choices, and what you type where a slot reads it, are sent to ${filler.name ?? filler.id}. Otherwise nothing leaves this device.`
        : `If you choose Live, what a slot is about (its brief, the passage around it, the choice you just made and what it is told to read) is sent to ${filler.name ?? filler.id}. Otherwise nothing leaves this device.`,
  /** How providers are called, by id. */
  providers: { anthropic: 'Anthropic', remote: 'the server of this game', server: 'your own server' } as Readonly<
    Record<string, string>
  >,
  begin: 'Begin',

  dial: 'Who fills the slots',
  dialNow: (position: string): string => `Who fills the slots, now: ${position}`,
  dials: { author: 'As written', reviewed: 'Reviewed', live: 'Live' } as Readonly<Record<Dial, string>>,
  /** In place of `dials.reviewed`, in a story whose bank has texts that no person has reviewed. */
  dialPrepared: 'Prepared',
  /** In place of `dials.live`, while words that were recorded are played back. */
  dialRecorded: 'Recorded',
  dialMeans: (position: Dial, filler: Filler | undefined, prepared?: readonly Looked[]): string =>
    ({
      author: 'Only the words of the script.',
      reviewed:
        prepared === undefined
          ? 'A slot may hold words that somebody wrote for it, or that a person has read and approved.'
          : `A slot may hold words that were generated beforehand. ${reviewedBy(prepared)}`,
      live:
        filler === undefined
          ? 'A slot may be filled as you play; here there is nobody to fill it.'
          : filler.rules
            ? `${prepared ? 'Besides, a' : 'A'} slot may be filled as you play, by the story’s rules.`
            : filler.recorded
              ? `${prepared ? 'Besides, words' : 'Words'} for exactly what you did: ${recordedText(filler.recorded)}`
              : `${prepared ? 'Besides, a' : 'A'} slot may be filled as you play, by ${filler.model ?? filler.name ?? filler.id}. Nobody has read those words before you.`,
    })[position],
  dialNotAllowed: 'The author does not allow this here.',
  dialHint: 'You can change this at any time. The endings stay the same.',

  controls: 'Story',
  words: 'The story so far',
  /** What a page, a list or a letter in the story is called. `by`: who wrote it there. */
  document: (by?: string): string => (by === undefined ? 'A document' : `A document, written by ${by}`),
  back: 'Back',
  forward: 'Forward',
  history: 'History',
  saves: 'Saves',
  settings: 'Settings',
  close: 'Close',

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
  script: 'As in the script',
  scriptHas: 'In the script:',
  scriptGone: 'The fills are back.',
  legend: 'Dotted: not the script’s own wording.',

  autosave: 'Kept by itself',
  when: (time: Date): string => time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),

  loadFailed: 'This save can’t be loaded.',
  storageFull:
    'This browser has no room left, so your place is not being kept. Export the play-through, or delete saves.',
  storageRefused:
    'This browser keeps nothing for this page, so your place will be lost when you close it. You can export the play-through.',
  partMissing: 'This part of the page could not be fetched: your connection may be gone. The story goes on without it.',
  lastPageMissing: 'The last page could not be fetched: your connection may be gone. It comes when you are connected.',
  stageMissing: 'The picture could not be fetched: your connection may be gone. The words go on without it.',
  fillerMissing:
    'What fills the places that were left open could not be fetched. They stand as they are in the script.',
  partReload: 'If it can’t be fetched a second time, load the page again.',
  placeKept: 'Your place is kept.',
  tryAgain: 'Try again',
  followOn: 'Go on with it',
  loadAgain: 'Load the page again',
  storageNone: 'Nothing is kept here once you close the page. You can export the play-through.',
  elsewhere: (turn: number): string =>
    `This story was read on in another tab or window, as far as turn ${turn}. That is kept, and nothing here has overwritten it. Until you say where to go on, what you read here is kept under Saves.`,
  elsewhereThere: 'Go on from there',
  elsewhereHere: 'Go on here, and keep the other under Saves',
  saveApart: (turn: number): string => `This tab, turn ${turn}`,
  saveElsewhere: (turn: number): string => `The other tab, turn ${turn}`,
  changed: 'Your way through this story can’t be followed any further.',
  changedKept: 'All of it is kept under Saves.',
} as const

/** The page's words in some language. */
export type Strings = {
  readonly [Key in keyof typeof english]: (typeof english)[Key] extends string ? string : (typeof english)[Key]
}
