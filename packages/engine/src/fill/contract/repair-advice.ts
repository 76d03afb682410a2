import type { TextRule, Violation } from './violation.ts'

const plain = 'Write one line of plain prose, with no sign around it and none in it that prose does not have.'
const otherwise =
  'Say it in other words, or let it show in what somebody does; what can’t be said otherwise is left out.'

/** What to do instead, by what was wrong. */
const advice: Readonly<Record<TextRule, string>> = {
  empty: 'Write it; if you have nothing better than the author’s words, answer null.',
  'one-line': plain,
  'unseen-characters': plain,
  marks: plain,
  'word-length': plain,
  markup: plain,
  wrapped: plain,
  shouted: plain,
  speaker: 'Leave out who speaks: the name stands on the page already.',
  max: 'Say less: leave out a whole clause, and let what remains stand.',
  min: 'Stay longer with the same moment; bring in nothing new for it.',
  mention: 'Put the words that are wanted into the text exactly as they are quoted.',
  never: 'Say it without these words and without others of their stem.',
  'one-of': 'Answer with one of those that are listed for it, exactly as it is listed.',
  domain: 'Answer with what is asked for: a text where it is words, otherwise a value as it is listed.',
  'request-echo': otherwise,
  remark: 'Write the words of the story and nothing about them; if you have none, answer null.',
  language: 'Write in the language of the lines around it.',
  repetition: 'Begin otherwise, and say something that has not stood on this page.',
  rejected: 'Write about something else.',
  voice: 'Keep to the tense and the person of the lines around it.',
  reader: 'Say what is there and what others do; what the reader does, feels and decides is left open.',
  speech: 'Keep narration narration and speech speech, as the line before it is.',
  unfinished: 'Bring the last sentence to its end.',
}

/** What to do instead of what was wrong, in the engine's words alone: each thing once. */
export function repairAdvice(violations: readonly Pick<Violation, 'rule'>[]): readonly string[] {
  return [...new Set(violations.map(({ rule }) => advice[rule]))]
}
