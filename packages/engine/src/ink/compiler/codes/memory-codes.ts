import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const cast = lines('story: example', 'language: en', 'cast:', '  TOLLY:', '  HESTER:')
const spoken = lines('TOLLY: Hm.', 'HESTER: Well?')

/** What the reader's diary remembers, and who knows it. */
export const memoryCodes: Readonly<Record<string, DiagnosticCode>> = {
  'memory-malformed': {
    severity: 'warning',
    title: 'A memory that nobody reads',
    what: 'A memory is the word, who knows it in parentheses if that is to be said, a colon, and a sentence. Who knows it is the author\'s to say and is read when the story is compiled: names of the cast, "reader" for nobody else, "all". Written otherwise it would be known to the wrong people, or be a tag like any other.',
    example: inkExample(
      3,
      lines('TOLLY: Hm.', 'HESTER: Well?', '* [Lie. # memory TOLLY: You lied.]', '- -> END'),
      lines('TOLLY: Hm.', 'HESTER: Well?', '* [Lie. # memory(TOLLY): You lied.]', '- -> END'),
      cast,
    ),
  },
  'memory-twice': {
    severity: 'warning',
    title: 'Two memories on one choice',
    what: 'A choice is remembered once, and the last of its tags counts. A line may have several.',
    example: inkExample(
      2,
      lines('Well?', '* [Lie. # memory: You lied. # memory: You told her it was done.]', '- -> END'),
      lines('Well?', '* [Lie. # memory: You told her it was done.]', '- -> END'),
    ),
  },
  'memory-without-effect': {
    severity: 'warning',
    title: '"# memory: none" on a line',
    what: 'It leaves out a choice, which would be remembered by its label otherwise. Of a line nothing is remembered unless a tag says so.',
    example: inkExample(
      1,
      lines('The tide turns. # memory: none', '* [Wait. # memory: You waited.]', '- -> END'),
      lines('The tide turns.', '* [Wait. # memory: You waited.]', '- -> END'),
    ),
  },
  'memory-by-label': {
    severity: 'note',
    title: 'Choices that are remembered by their labels',
    what: 'A story with memories, or with a slot that reads the diary, remembers every choice of the player: by its "# memory", else by its label as the author wrote it. A label such as "Go on." says little to whoever reads it three scenes later. One note for each knot.',
    example: inkExample(
      3,
      lines('Well?', '* [Lie. # memory: You told her it was done.]', '* [Wait.]', '- -> END'),
      lines('Well?', '* [Lie. # memory: You told her it was done.]', '* [Wait. # memory: none]', '- -> END'),
    ),
  },
  'memory-known-by-default': {
    severity: 'note',
    title: 'Memories whose knowers nobody has declared',
    what: 'A memory without a list is known to those who are present where it stands. In a knot without "# with" these are whoever speaks around it in the same passage, which is easily somebody less than was meant. One note for each knot.',
    example: inkExample(
      3,
      lines('-> quay', '=== quay', 'The lid is shut. # memory: You shut the lid.', spoken, '-> END'),
      lines(
        '-> quay',
        '=== quay',
        '# with TOLLY, HESTER',
        'The lid is shut. # memory: You shut the lid.',
        spoken,
        '-> END',
      ),
      cast,
    ),
  },
  'diary-is-personal': {
    severity: 'note',
    title: 'What a slot costs that reads the diary',
    what: 'A fill that was written for what one reader has done stands in no other play: with a shared store or a server it is written for each reader anew. "@diary" is the diary up to the scene before, so that the fills of a scene can be prepared while it is read. "@diary.now" has this scene\'s too, and the way of every choice in it needs a fill of its own, as with "@history". One note for each of the two.',
    example: inkExample(
      1,
      lines('A page. # fill page: what stands on it; reads @diary', '-> END'),
      lines('A page. # fill page: what stands on it', '-> END'),
    ),
  },
}
