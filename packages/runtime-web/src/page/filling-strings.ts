import type { DataCategory } from '@lacuna/engine'
import type { Filler } from './filler.ts'
import type { FillerKind } from './page-fillers.ts'

const nameOf = ({ id, name = id, model }: Filler): string => (model === undefined ? name : `${model} (${name})`)

/** The words of the panel and the dialogs about who fills slots: fetched with them. */
export const englishFilling = {
  fillers: 'Who may fill the slots',
  fillersNow: (who: string): string => `Now: ${who}`,
  fillersChange: 'Change who fills the slots',
  fillersNotAllowed: 'The author does not allow slots of this story to be filled as you play.',
  fillerNames: {
    author: 'Nobody: the script’s words',
    story: 'What this game brings',
    browser: 'The model of this browser',
    server: 'A server that you run',
    key: 'A hosted model, with your own key',
    file: 'A model file that you have',
  } as Readonly<Record<FillerKind, string>>,
  ownRules: 'The story’s rules',
  fillerMeans: {
    author: 'Costs nothing. Nothing leaves this device.',
    story: 'Costs you nothing.',
    browser: 'Costs nothing but a download that the browser makes once. Nothing leaves this device.',
    server: 'Costs what your server costs. Text goes to the address that you give, and nowhere else.',
    key: 'Costs what your account is charged. Text goes to',
    file: 'Costs nothing but memory and patience. Nothing leaves this device.',
  } as Readonly<Record<FillerKind, string>>,
  ownRecorded: 'What was recorded',
  ownMeans: (filler: Filler): string =>
    filler.recorded
      ? 'Words that a language model wrote before, for what you do, played back. Nothing is generated now. Costs nothing. Nothing leaves this device.'
      : filler.rules
        ? 'The rules that come with the story, worked out here. Costs nothing. Nothing leaves this device.'
        : filler.local
          ? `${nameOf(filler)}, on this device. Costs nothing. Nothing leaves it.`
          : `Costs you nothing. Text goes to ${nameOf(filler)}.`,

  use: 'Use this',
  used: (who: string): string => `From now on: ${who}.`,
  inUse: 'In use',
  unavailable: 'This browser has no model of its own.',
  looking: 'Looking…',
  loading: (share: number): string => `Loading: ${Math.floor(share * 100)} %`,
  address: 'Address',
  model: 'Model',
  test: 'Test the address',
  found: (count: number): string =>
    count === 0
      ? 'It answers, but it has no model.'
      : count === 1
        ? 'It answers, and has one model.'
        : `It answers, and has ${count} models.`,
  modelMissing: 'Say which model it is to use, or test the address to see what it has.',
  key: (vendor: string): string => `Key for ${vendor}`,
  keyMissing: 'Give a key first.',
  keyKept: 'A key is kept on this device.',
  keyHeld: 'A key is in use for this visit.',
  keyHint:
    'It is sent to nobody else, and is in no save. It is forgotten when you close the page, unless you tick this.',
  keyKeep: 'Keep it on this device',
  keyForget: 'Forget the key',
  keyForgotten: 'The key is forgotten.',
  keyGone: 'The key was not kept, so the slots are filled as they were before. Give it again to go on with it.',
  fileGone: 'A model file has to be chosen at each visit. Until then the slots are filled as they were before.',
  fillerGone: 'What you chose to fill the slots can’t be reached, so they are filled as they were before.',
  file: 'Model file (GGUF)',
  fileMissing: 'Choose a file first.',

  consentTitle: 'May words leave this device?',
  consentWho: (filler: Filler): string =>
    `You want slots of this story filled by ${nameOf(filler)}. For that, words are sent over the network to ${filler.name ?? filler.id} each time a slot is near.${filler.path ? ' It passes on to the vendor of a language model what the slot needs.' : ''}`,
  consentWhat: 'What is sent',
  categories: {
    story:
      'What a slot is about: the author’s brief, the passage around it, and what is true in the story at that moment.',
    choices: 'The choice that you just made.',
    typed: 'Words that you typed, where a slot reads them.',
    history: 'The last lines that you read.',
    diary:
      'What you have done in this story so far, as it remembers it: the choices that count, in the order in which you made them.',
    shown:
      'Lines on your screen, or lately there, that a model wrote or that lay ready for you, so that the next ones fit them.',
    player: 'What the story believes about how you play.',
    path: 'Every choice that you have made from the beginning, and what the game around the story told it: with these the story is followed there.',
  } as Readonly<Record<DataCategory, string>>,
  consentNot:
    'Not sent: your saves, or anything else of this device. As with any page, the address of your connection can be seen there.',
  consentWhyTitle: 'Why',
  consentWhy: 'So that the words in the slots can follow what you do. It serves nothing else.',
  consentNoTitle: 'If you say no',
  consentNo: 'Nothing is sent. You read the author’s words, and the plot and its endings are the same.',
  consentLater:
    'You can take this back at any time under “Who may fill the slots”. Your place in the story stays. You can read there what was sent, word for word.',
  consentYes: 'Yes, send it',
  consentRefuse: 'No, send nothing',
  consentPurpose: 'To fill slots of this story as it is played.',
  consentNewer:
    'A newer version of this page keeps what you agreed to there. It stays as it is, and does not count here. What you agree to here counts until you close the page, and is not kept.',

  agreed: 'What you agreed to',
  agreedNone: 'You have agreed to nothing. Nothing leaves this device.',
  agreedTo: (provider: string, when: string): string => `That words are sent to ${provider}, since ${when}.`,
  withdraw: 'Take it back',
  withdrawFrom: (provider: string): string => `Take it back: ${provider}`,
  withdrawn: 'Taken back. Nothing is sent any more, and your place is as it was.',
  sent: 'What was sent',
  sentNone: 'Nothing is in the list.',
  sentCount: (count: number, dropped: number): string =>
    `${count === 1 ? 'One request' : `${count} requests`} in the list${dropped > 0 ? `, and ${dropped} older ones that are no longer in it` : ''}.`,
  sentTo: (provider: string, when: string): string => `${provider}${when === '' ? '' : `, ${when}`}`,
  sentStable: (characters: number): string =>
    `And ${characters} characters of the author’s that are the same each time: how to write, who is who.`,
  sentExport: 'Export the list as a file',
  sentErase: 'Erase the list',
  sentErased: 'The list is empty now.',

  kept: (count: number): string =>
    `${count === 1 ? 'One passage is' : `${count} passages are`} kept on this device as filled in, so that nobody need be asked for ${count === 1 ? 'it' : 'them'} again. Nothing of yours is in ${count === 1 ? 'it' : 'them'}.`,
  keptErase: 'Erase what is kept',
  keptErased: 'Erased.',

  given: 'What it was given',
  givenReplayed: 'Worked out again from your play-through; it is the same, word for word.',
  givenGone: 'What it was given can’t be shown any more.',
  givenStable: 'The author’s part, the same for every slot',
  givenVolatile: 'For this passage',
  givenRepair: 'Asked a second time, with what was wrong',
  givenCut: (amount: number, unit: 'characters' | 'lines', why: string): string =>
    `Left out: ${amount} ${unit}. ${why}`,
} as const

/** Those words in some language. */
export type FillingStrings = {
  readonly [Key in keyof typeof englishFilling]: (typeof englishFilling)[Key] extends string
    ? string
    : (typeof englishFilling)[Key]
}

/** These words as the page says them: what the game gave in place of some is among the page's own. */
export function fillingStrings(given: object): FillingStrings {
  return { ...englishFilling, ...given }
}
