import type { Bible } from '@lacuna/engine'

/** What `ink/starter.bible.yaml` says, for the two versions in TypeScript. */
export const bible = {
  title: 'The Starter',
  by: 'the Lacuna project',
  authorship: {
    script: { kind: 'generated', with: 'a language model', reviewed: 'nobody' },
  },
  language: 'en',
  allow: 'live',
  style:
    'Present tense, second person. Short, plain sentences.\nBread is described exactly; feelings are not described at all.\n',
  never: ['tapestry', 'heartwarming'],
} satisfies Partial<Bible>

export const cast = {
  BRUNA: {
    name: 'Bruna',
    voice: 'A baker of sixty. Few words, all of them useful. Shows affection by giving orders.\n',
  },
}
