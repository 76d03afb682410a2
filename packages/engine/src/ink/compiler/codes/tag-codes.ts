import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`

/** Tags that ink cuts, swallows or gives to another line. */
export const tagCodes: Readonly<Record<string, DiagnosticCode>> = {
  'tag-almost-known': {
    severity: 'warning',
    title: 'A tag that is almost one that is known',
    what: 'Tags are free: what is neither a slot nor known is passed on to the game as it is. One letter, a capital or a missing colon makes such a tag of an ending, an entry or a place, and nobody says so in play.',
    example: inkExample(
      1,
      'The rope comes in. # Ending: ashore\n-> END\n',
      'The rope comes in. # ending: ashore\n-> END\n',
    ),
  },
  'tag-after-bracket': {
    severity: 'error',
    title: 'A tag behind the "]" of a choice',
    what: 'Ink gives a tag behind the closing bracket to the line that is said after the choice was taken, or, where nothing is said there, to the next line. The label stays as it is, and some other line is filled.',
    example: inkExample(
      1,
      '* [Give her the letter.] # fill: a small brave act\nShe puts it away unread.\n-> END\n',
      '* [Give her the letter. # fill: a small brave act]\nShe puts it away unread.\n-> END\n',
    ),
  },
  'pipe-in-tag': {
    severity: 'error',
    title: 'A "|" in a slot\'s tag',
    what: 'Outside of braces a "|" ends the tag, and the story does not compile: "Expected end of line". Inside braces it separates alternatives, as everywhere in ink.',
    example: inkExample(
      1,
      'The ferry turns. # fill: the harbour | the open sea\n-> END\n',
      'The ferry turns. # fill: the harbour or the open sea\n-> END\n',
    ),
  },
  'divert-in-tag': {
    severity: 'warning',
    title: 'A "->" in a slot\'s tag',
    what: 'Ink ends the tag at "->" and goes where the arrow points. An arrow in a brief so becomes a divert; a divert that was meant is easily overlooked behind a tag.',
    example: inkExample(
      1,
      'The ferry turns. # fill: from the harbour into the dark -> END\n',
      'The ferry turns. # fill: from the harbour into the dark\n-> END\n',
    ),
  },
  'comment-in-tag': {
    severity: 'warning',
    title: "A comment in a slot's tag",
    what: 'From "//" or "/*" on ink takes the line for a comment, also inside a tag. What stands behind it, clauses included, is lost without a word.',
    example: inkExample(
      1,
      'The ferry turns. # fill: windward//leeward; max 12 words\n-> END\n',
      'The ferry turns. # fill: windward or leeward; max 12 words\n-> END\n',
    ),
  },
  'hash-in-tag': {
    severity: 'warning',
    title: 'A "#" in a slot\'s tag',
    what: 'A second "#" on a line begins a second tag. What stands behind it is no longer part of the brief, clauses included.',
    example: inkExample(
      1,
      'The jukebox clicks. # fill: song #3 begins; max 12 words\n-> END\n',
      'The jukebox clicks. # fill: the third song begins; max 12 words\n-> END\n',
    ),
  },
  'bracket-in-tag': {
    severity: 'error',
    title: 'A "]" in the tag of a label',
    what: 'The first "]" ends the label of the choice, and with it the tag; the rest of the brief becomes text of the story, or the story does not compile.',
    example: inkExample(
      1,
      '* [Row out. # fill: the [old] boat is heavy]\n-> END\n',
      '* [Row out. # fill: the boat is old and heavy]\n-> END\n',
    ),
  },
  'tag-after-glue': {
    severity: 'error',
    title: "A slot's tag on a line of its own after glue",
    what: 'Where a line ends with glue and the next one is nothing but a tag, ink swallows the line breaks that follow: several lines run into one, and the tag stands on all of it.',
    example: inkExample(
      3,
      'She nods, <>\n\n# fill: how she says it\nand says nothing.\nThe rope creaks.\n-> END\n',
      'She nods, <>\n\nand says nothing. # fill: how she says it\nThe rope creaks.\n-> END\n',
    ),
  },
  'slot-in-braces': {
    severity: 'error',
    title: "A slot's tag inside { | }",
    what: 'Inside inline alternatives or conditions ink begins the tag in one branch and ends it behind the brace. It is lost when another branch is taken, and elsewhere it takes in words that were not meant.',
    example: inkExample(
      2,
      'VAR late = true\n{late: She yawns. # fill: how tired she is|She waits.}\n-> END\n',
      'VAR late = true\n{\n- late: She yawns. # fill: how tired she is\n- else: She waits.\n}\n-> END\n',
    ),
  },
  'slot-on-spoken-choice': {
    severity: 'error',
    title: 'A slot on a choice without brackets',
    what: 'Ink shows the text of a choice without brackets twice: as the label, and as a line once it is taken. A fill would reword only one of them.',
    example: inkExample(
      1,
      '* Give her the letter. # fill: a small brave act\n-> END\n',
      '* [Give her the letter. # fill: a small brave act]\nYou hold it out to her.\n-> END\n',
    ),
  },
  'slot-on-label': {
    severity: 'error',
    title: 'A verb that does not belong on a label',
    what: "Only a fill can stand in a choice's label. An ask or a decide stands on the line above the choices, an invent on the line that shows its value, a detour under the name of its knot.",
    example: inkExample(
      1,
      '* [In the north. # ask: where you spent it]\n* [In the south.]\n- -> END\n',
      'Where were you? # ask: where you spent it\n* [In the north.]\n* [In the south.]\n- -> END\n',
    ),
  },
  'computed-lead': {
    severity: 'error',
    title: 'Computed text in front of a filled label',
    what: 'What stands in front of the "[" belongs to the label and to the line that follows, and a fill keeps it. That is only possible with plain text.',
    example: inkExample(
      2,
      'VAR gold = 3\n* Pay {gold} [coins. # fill: reluctantly] and board.\n-> END\n',
      'VAR gold = 3\n* [Pay {gold} coins. # fill: reluctantly]\nYou pay and board.\n-> END\n',
    ),
  },
  'slot-alone': {
    severity: 'error',
    title: 'A fill on a line without words',
    what: 'Ink gives a tag that stands alone on its line to whatever line comes next in play. Which words the fill replaces would depend on the way that was taken.',
    example: inkExample(
      1,
      '# fill: the crossing tonight\nThe ferry smells of diesel.\n-> END\n',
      'The ferry smells of diesel. # fill: the crossing tonight\n-> END\n',
    ),
  },
  'two-fills': {
    severity: 'error',
    title: 'Two fills on one line',
    what: 'A fill takes the words of its line. Two of them want the same ones.',
    example: inkExample(
      1,
      'The ferry smells of diesel. # fill: the smell # fill: the sound\n-> END\n',
      'The ferry smells of diesel. # fill: the smell\nThe engine knocks. # fill: the sound\n-> END\n',
    ),
  },
  'slot-in-function': {
    severity: 'error',
    title: 'A slot in a function',
    what: 'What a function prints becomes part of the line that called it, wherever that is, and it is also run to make briefs and facts. A slot needs one place in the story.',
    example: inkExample(
      4,
      '{weather()}\n-> END\n=== function weather\nRain on the deck. # fill: how it rains\n',
      '{weather()} # fill: how it rains\n-> END\n=== function weather\nRain on the deck.\n',
    ),
  },
  'defaults-malformed': {
    severity: 'warning',
    title: 'A default that is no clause',
    what: 'What stands behind `# defaults:` at the head of a knot holds for all its slots. It is made of clauses, as they stand behind a brief; a brief, a list of texts or a range belong to one slot.',
    example: inkExample(
      3,
      lines('-> deck', '== deck', '# defaults: max 12 words; guarded', 'You again. # fill: a greeting', '-> END'),
      lines('-> deck', '== deck', '# defaults: max 12 words', 'You again. # fill: a greeting, guarded', '-> END'),
    ),
  },
  'defaults-unused': {
    severity: 'warning',
    title: 'A default that no slot takes',
    what: 'A default holds for the slots of its knot or stitch to which it says something. Here there is none: the clause has no effect.',
    example: inkExample(
      3,
      lines('-> deck', '== deck', '# defaults: max 12 words', 'You again.', '-> END'),
      lines('-> deck', '== deck', '# defaults: max 12 words', 'You again. # fill: a greeting', '-> END'),
    ),
  },
  'knot-tag-not-at-head': {
    severity: 'warning',
    title: '"# entry", "# with" or "# leave" in the middle of a knot',
    what: 'These tags speak of a whole knot or stitch and are read right under its name. Anywhere else they are ordinary tags of a line, and nothing happens.',
    example: inkExample(
      4,
      '-> quay\n=== quay\nThe quay is wet.\n# entry\nRopes everywhere.\n-> END\n',
      '-> quay\n=== quay\n# entry\nThe quay is wet.\nRopes everywhere.\n-> END\n',
    ),
  },
}
