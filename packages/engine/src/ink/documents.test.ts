import { Story } from 'inkjs/full'
import { describe, expect, test } from 'vitest'
import { emptyBible } from '../story/bible.ts'
import type { Passage } from '../story/passage.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { compileStory } from './compiler/compile-story.ts'
import { inkStory } from './ink-story.ts'

function compiled(source: string, cast: readonly string[] = []) {
  const bible = { ...emptyBible('test'), cast: Object.fromEntries(cast.map(name => [name, {}])) }
  const { bundle, diagnostics } = compileInk({ file: 'test.ink', source, bible })
  return { bundle, codes: diagnostics.map(({ code }) => code), diagnostics }
}

function passageOf(source: string, cast: readonly string[] = []): Passage {
  const { bundle, diagnostics } = compiled(source, cast)
  if (bundle === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  const skeleton = inkStory(bundle).skeleton()
  return skeleton.step(skeleton.begin(1), { type: 'enter' })
}

/** Each line, with a bar round what belongs to a slot. */
const barred = ({ lines }: Passage): readonly string[] =>
  lines.map(({ pieces, speaker, cues, tags }) =>
    [
      speaker === undefined ? '' : `${speaker}: `,
      pieces.map(({ text, slot }) => (slot === undefined ? text : `|${slot}:${text}|`)).join(''),
      ...cues.map(({ key, value }) => ` #${key}:${value}`),
      ...tags.map(tag => ` #${tag}`),
    ].join(''),
  )

describe('the lines of a document', () => {
  test.each<[string, string, readonly string[], (readonly string[])?]>([
    [
      'from a tag above to a tag below',
      'She reads.\n# document page: x\nOne.\nTwo.\nThree.\n# end document\nAfter.\n-> END\n',
      ['She reads.', '|0:One.|', '|0:Two.|', '|0:Three.|', 'After.'],
    ],
    [
      'from a tag behind to a tag behind',
      'One. # document page: x\nTwo. # end document\nAfter.\n-> END\n',
      ['|0:One.|', '|0:Two.|', 'After.'],
    ],
    ['one, where no end is said', '# document page: x\nOne.\nTwo.\n-> END\n', ['|0:One.|', 'Two.']],
    ['one, with its tag behind it', 'One. # document page: x\nTwo.\n-> END\n', ['|0:One.|', 'Two.']],
    [
      'with values, conditions and functions',
      'VAR n = 3\n# document page: x\n{n} coats.\n{n > 5: Never.}\n{n > 1: A lamp.|Nothing.}\n{list()}\nEnd. # end document\nAfter.\n-> END\n=== function list\nA rope.\nA bell.\n',
      ['|0:3 coats.|', '|0:A lamp.|', '|0:A rope.|', '|0:A bell.|', '|0:End.|', 'After.'],
    ],
    [
      'with a first line that is not said',
      'VAR n = 0\n# document page: x\n{n: Never.}\nOne.\nTwo.\n# end document\nAfter.\n-> END\n',
      ['|0:One.|', '|0:Two.|', 'After.'],
    ],
    [
      'with blocks',
      'VAR n = 1\n# document page: x\nOne.\n{ n > 0:\n  Two.\n  Three.\n- else:\n  Never.\n}\n{ shuffle:\n- Four.\n- Four.\n}\n# end document\nAfter.\n-> END\n',
      ['|0:One.|', '|0:Two.|', '|0:Three.|', '|0:Four.|', 'After.'],
    ],
    [
      'with assignments, comments and blank lines between them',
      'VAR n = 1\n# document page: x\nOne. // a\n\n~ n = 2\n/* b */\nTwo {n}.\n\n# end document\n\nAfter.\n-> END\n',
      ['|0:One.|', '|0:Two 2.|', 'After.'],
    ],
    [
      'with cues and tags of their own',
      '# place: quay\n# document page: x\nOne. # sound: bell\n# weather: rain\nTwo. # loud\nThree. # end document # hour: night\nAfter.\n-> END\n',
      ['|0:One.| #place:quay #sound:bell', '|0:Two.| #weather:rain #loud', '|0:Three.| #hour:night', 'After.'],
    ],
    [
      'that somebody says',
      '# document page: x\nOONA: Dear Sir.\nOONA: I regret.\n# end document\nAfter.\n-> END\n',
      ['OONA: |0:Dear Sir.|', 'OONA: |0:I regret.|', 'After.'],
      ['OONA'],
    ],
    [
      'joined by glue inside of it',
      '# document page: x\nOne, <>\ntwo.\nThree. # end document\nAfter.\n-> END\n',
      ['|0:One, two.|', '|0:Three.|', 'After.'],
    ],
    [
      'inside a branch',
      'VAR n = 1\n{ n:\n  # document page: x\n  One.\n  Two.\n  # end document\n  After.\n}\nLast.\n-> END\n',
      ['|0:One.|', '|0:Two.|', 'After.', 'Last.'],
    ],
    [
      'behind a gather, and beside other slots',
      '- # document a: x\nOne.\nTwo. # end document\nBetween. # fill b: y\n# document c: z\nThree.\nFour. # end document\n-> END\n',
      ['|0:One.|', '|0:Two.|', '|1:Between.|', '|2:Three.|', '|2:Four.|'],
    ],
    [
      'that is met twice',
      'VAR n = 0\n-> page\n=== page\n~ n++\n# document page: x\nOne {n}.\nTwo {n}.\n# end document\n{n < 2: -> page}\n-> END\n',
      ['|0:One 1.|', '|0:Two 1.|', '|1:One 2.|', '|1:Two 2.|'],
    ],
    [
      'none, where none of them is said',
      'VAR n = 0\n# document page: x\n{n: Never.}\n{n: Nor.}\n# end document\nAfter.\n-> END\n',
      ['After.'],
    ],
  ])('%s', (_, source, expected, cast) => {
    const passage = passageOf(source, cast)
    expect(barred(passage)).toEqual(expected)
    for (const [index, open] of passage.slots.entries()) {
      const own = passage.lines.map(line => line.pieces.filter(piece => piece.slot === index).map(piece => piece.text))
      const words = own.filter(texts => texts.length > 0).map(texts => texts.join(''))
      expect(open.words).toBe(words.join('\n'))
    }
    // Any other runtime of ink shows the author's lines.
    const bare = new Story(JSON.parse(JSON.stringify(compiled(source, cast).bundle?.ink)))
    const shown = bare
      .ContinueMaximally()
      .split('\n')
      .filter(line => line.trim() !== '')
    const plain = passage.lines.map(({ speaker, pieces }) =>
      [...(speaker ? [`${speaker}:`] : []), pieces.map(piece => piece.text).join('')].join(' '),
    )
    expect(shown).toEqual(plain)
  })

  test('below a choice', () => {
    const { bundle } = compiled(
      '* [Read it.]\n  # document page: x\n  One.\n  Two.\n  # end document\n  After.\n- Last.\n-> END\n',
    )
    if (bundle === undefined) throw new Error('It does not compile.')
    const skeleton = inkStory(bundle).skeleton()
    const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
    const passage = skeleton.step(first.at, { type: 'choose', choice: first.choices[0]?.id ?? '' })
    expect(barred(passage)).toEqual(['|0:One.|', '|0:Two.|', 'After.', 'Last.'])
  })

  test('keep their brief, writer and contract', () => {
    const { bundle } = compiled(
      'VAR n = 2\n=== quay\n# document page by PEG: what she found, {n} things; max 8 lines\nOne.\nTwo. # end document\n-> END\n',
      ['PEG'],
    )
    expect(bundle?.slots['quay.page']).toMatchObject({
      verb: 'fill',
      document: { by: 'PEG' },
      contract: { maxLines: 8 },
    })
    expect(inkStory(JSON.parse(JSON.stringify(bundle))).slots['quay.page']?.document).toEqual({ by: 'PEG' })
    const passage = passageOf(
      'VAR n = 2\n# document page by PEG: what she found, {n} things; max 8 lines\nOne.\nTwo. # end document\n-> END\n',
      ['PEG'],
    )
    expect(passage.slots[0]).toMatchObject({
      brief: 'what she found, 2 things',
      place: 'narration',
      words: 'One.\nTwo.',
    })
  })
})

describe('what is no document', () => {
  test.each<[string, string]>([
    ['document-not-whole', '# document page: x\nOne.\n* [a]\n  Two. # end document\n- -> END\n'],
    ['document-not-whole', '# document page: x\nOne.\n- Two. # end document\n-> END\n'],
    ['document-not-whole', '# document page: x\nOne.\n-> t ->\nTwo. # end document\n-> END\n=== t\nT.\n->->\n'],
    ['document-not-whole', '# document page: x\nOne {t: -> t}\nTwo. # end document\n-> END\n=== t\nT.\n-> END\n'],
    ['document-not-whole', 'Zero. <>\nOne. # document page: x\nTwo. # end document\n-> END\n'],
    ['document-not-whole', '# document page: x\nOne.\nTwo. <> # end document\nThree.\n-> END\n'],
    ['document-not-whole', '* [a] One. # document page: x\n  Two. # end document\n- -> END\n'],
    ['slot-in-document', '# document page: x\nOne.\nTwo. # fill a: y\nThree. # end document\n-> END\n'],
    [
      'slot-in-document',
      'VAR n = 1\n# document page: x\nOne.\nTwo {n}. # invent n: y; from 1 to 2\nThree. # end document\n-> END\n',
    ],
    ['document-end-alone', 'One.\nTwo. # end document\n-> END\n'],
    ['document-end-alone', 'VAR n = 1\n# document page: x\nOne.\n{ n:\n  Two. # end document\n}\n-> END\n'],
    ['slot-without-words', '# document page: x\n# end document\n-> END\n'],
    ['document-two-speakers', '# document page: x\nOONA: One.\nTwo. # end document\n-> END\n'],
  ])('%s: %s', (code, source) => {
    expect(compiled(source, ['OONA']).codes).toContain(code)
  })

  test('somebody who only writes is heard, and nobody writes who is not in the cast', () => {
    const page = 'One. # document page by PEG: x\n-> END\n'
    expect(compiled(page, ['OONA']).codes).toEqual(['unknown-name'])
    const files: Readonly<Record<string, string>> = {
      'a.ink': page,
      'a.bible.yaml': 'story: a\nlanguage: en\ncast:\n  PEG: {}\n',
    }
    const { diagnostics } = compileStory('a.ink', { read: path => files[path], list: () => Object.keys(files) })
    expect(diagnostics).toEqual([])
  })

  test.each(['end documnet', 'end of document', 'End document', 'end: document', 'end page', 'end_document'])(
    '"# %s" is no end, and that is said',
    end => {
      expect(compiled(`# document page: x\nOne.\nTwo. # ${end}\n-> END\n`).codes).toEqual(['tag-almost-known'])
    },
  )

  test.each(['end', 'ending: good', 'end scene', 'the end'])('"# %s" is a tag of a game’s own', tag => {
    expect(compiled(`One. # ${tag}\n-> END\n`).codes).toEqual([])
  })

  test('an ask may stand on its last line', () => {
    const { codes } = compiled('# document page: x\nOne.\nTwo. # end document # ask a: what\n* [a]\n* [b]\n- -> END\n')
    expect(codes).toEqual([])
  })
})
