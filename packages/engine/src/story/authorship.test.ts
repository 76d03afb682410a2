import { expect, test } from 'vitest'
import { reviewerKind } from './authorship.ts'

test.each([
  [
    'nobody',
    ['', ' ', '?', '-', '—', '…', 'Nobody', 'N/A', 'unknown', 'Anonymous', 'TBD', 'todo', 'not  yet reviewed'],
  ],
  ['model', ['model', 'The model', 'a large language model', 'local LLM', 'my AI', 'GPT', 'gpt-5', 'ChatGPT 5', 'bot']],
  [
    'person',
    ['Aino', 'Al', 'Ai Weiwei', 'Abbot', 'Noone Bates', 'A. Model-Smith', '王芳', 'K.', 'Norbert Tobd', '7th Editor'],
  ],
] as const)('is %s by any common word', (kind, words) => {
  for (const word of words) expect([word, reviewerKind(word)]).toEqual([word, kind])
})
