import type { Severity } from '@lacuna/engine'

/** What the page of a diagnostic of stories in TypeScript says. */
export interface ModuleCode {
  readonly severity: Severity
  readonly title: string
  readonly what: string
  /** Markdown, as the example with and without. */
  readonly wrong: string
  readonly right: string
}

const story = (beats: string, facts: string): string => `\`\`\`ts
import { storyKit } from '@lacuna/engine/xstate'

const { fill, scene, story } = storyKit({ cast: { OONA: {} }, vars: { alias: 'stranger' } })

const ferry = scene({
  start: 'aboard',
  with: ['OONA'],
  beats: {
    aboard: {
      invent: { alias: { brief: 'what she calls you', maxWords: 2 } },
${beats}
      ending: 'across',
    },
  },
})

export const crossing = story({
  id: 'crossing',
  version: '1.0.0',
  start: 'ferry',
  scenes: { ferry },
  facts: { OONA: ${facts} },
})
\`\`\``

/** Every code that `lacuna check` reports for a story in TypeScript alone, by its name. */
export const moduleCodes: Readonly<Record<string, ModuleCode>> = {
  'facts-quoted-whole': {
    severity: 'note',
    title: 'Facts that are quoted whole',
    what: 'A text that a player typed, a game gave or a model invented never stands in a model’s instructions: it is quoted as data. A function in TypeScript can’t be seen through, so each sentence of one that reads such a text is quoted whole, your own words as well, no lore is included for them, and the grammar’s `fact:` does not find them. In ink, only the text itself is quoted.',
    wrong: story(
      "      lines: [{ OONA: 'Well then.' }],",
      "({ alias }) => ['Her brother drowned here.', 'She calls you ' + alias]",
    ),
    right: story(
      "      lines: [{ OONA: fill('greet', 'Well then, {alias}.', 'she has called you {alias}; dry') }],",
      "() => ['Her brother drowned here.']",
    ),
  },
}
