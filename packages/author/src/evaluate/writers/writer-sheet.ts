import { lengthOf } from '../routes/positions.ts'
import type { Hand } from './deal-questions.ts'
import { fenced } from './fenced.ts'
import { requestWords } from './request-words.ts'

/** A sheet for one writer: what to read, and the file to fill in. */
export interface WriterSheet {
  readonly requests: string
  readonly answers: string
}

/** Writes a sheet: the requests alone, and nothing of where in a story they stand. */
export function writerSheet(name: string, hand: Hand): WriterSheet {
  const stables = [...new Set(hand.map(({ request }) => requestWords(request).stable))]
  const offersToKeep = hand.some(({ request }) => (request.format as number) > 2)
  return {
    requests: [
      `# Requests for ${name}`,
      instructions(offersToKeep),
      ...stables.flatMap((stable, at) => [
        stables.length === 1 ? '## What every request begins with' : `## What requests begin with (${at + 1})`,
        fenced(stable),
      ]),
      ...hand.flatMap((question, at) => {
        const { stable, volatile } = requestWords(question.request)
        const begins = stables.length === 1 ? [] : [`It begins with (${stables.indexOf(stable) + 1}).`]
        return [
          `## ${requestName(at)}`,
          ...begins,
          fenced(volatile),
          `Answer for ${question.keys.map(key => `\`${key}\``).join(' and ')}.`,
        ]
      }),
    ].join('\n\n'),
    answers: [
      '# Fill in this file; requests.md says how.',
      '# Who wrote the answers: a name, or the name of a model.',
      "writer: ''",
      'answers:',
      ...hand.flatMap((question, at) => [
        `  ${requestName(at)}:`,
        ...question.keys.flatMap(key => [
          `    ${key}:`,
          '      uses: []',
          ...becauseOf(question, key),
          "      text: ''",
        ]),
      ]),
    ].join('\n'),
  }
}

/** What a request is called on a sheet, from its place there. */
export function requestName(at: number): string {
  return `request-${String(at + 1).padStart(2, '0')}`
}

/** How many words of prose a hand asks for at most, and how many slots. */
export function handSize(hand: Hand): { readonly slots: number; readonly words: number; readonly long: number } {
  const slots = hand.flatMap(({ request, keys }) => request.slots.filter(({ key }) => keys.includes(key)))
  return {
    slots: slots.length,
    words: slots.reduce((sum, { maxWords }) => sum + maxWords, 0),
    long: slots.filter(slot => lengthOf(slot) !== 'short').length,
  }
}

/** A decision says why. */
function becauseOf({ request }: Hand[number], key: string): readonly string[] {
  return request.slots.some(slot => slot.key === key && slot.because) ? ["      because: ''"] : []
}

function instructions(offersToKeep: boolean): string {
  return `You stand in the place of a language model that writes short texts into the slots of a story. Below are its requests, word for
word. They come from different plays of the story: nothing that you read or write for one of them holds in another.

1. Read what every request begins with, once. It holds for each of them.
2. Take the requests one by one. For each, write the best text that you can for every slot that is named behind it; other
   slots are settled already. Use nothing but the request: no other file, no search, nothing that you may know of the story.
3. Write each answer into \`answers.yaml\`, under the name of its request and of its slot:
   - \`text\`: the finished text. ${
     offersToKeep
       ? 'Write `text: null` to keep the author’s words, where the request says that this is the better answer.'
       : 'These requests offer no way to keep the author’s words, so write each text.'
   }
   - \`uses\`: the numbers of the items that your text uses, where the request numbers what it says, as in \`[2, 5]\`; else \`[]\`.
   The request may ask for a JSON object: the members that you fill in stand in its place.
4. Put your name, or the name of the model that you are, behind \`writer\`.

Put \`text: |-\` and the text on the next line, indented by eight spaces, when it holds quotation marks or a colon:

    text: |-
        TOLLY looks at it. "Well," he says: nothing more.

Nobody repairs an answer. What breaks a limit or a rule of its request is refused, as the engine would refuse it, and the author’s
words stand there.`
}
