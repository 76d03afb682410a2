import { Compiler } from 'inkjs/full'
import { expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import { emptyBible } from '../story/bible.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { inkStory } from './ink-story.ts'

const source = `# title: The quay
# author: Nobody
VAR coins = 3
VAR half = 2.0
LIST bag = (letter), rope
EXTERNAL hour()
-> quay
=== quay
# entry
# with OONA
OONA: You again. # fill greet: dry
It is "2.0, really" at {hour()}; {3 / half}.
* [Board.] You board.
* Wait[.] a little.
* (bell) [Ring. # id: ring] Ding.
- -> END
=== shop(item)
# entry
{item}.
-> END
=== function facts_OONA
{quay: You came.}
=== function hour
~ return 9
`

/** As ink's own compiler writes it: a byte order mark, and floats as numbers. */
function compiledElsewhere(script: string): string {
  const story = new Compiler(script).Compile()
  return `\uFEFF${String(story.ToJson())
    .replace('"ev",3,2,', '"ev",3,2.0,')
    .replace(/2(?=,\{"VAR=":"half")/, '2.0')}`
}

const bible = { ...emptyBible('quay'), cast: { OONA: {} } }

test('plays: texts, floats, choices, speakers, functions, in a session that saves and loads', () => {
  const story = inkStory(compiledElsewhere(source), { bible })
  const session = createSession(story, { entry: 'quay' })
  const lines = session.frame.lines.map(({ speaker, text }) => [speaker, text])
  expect(lines).toEqual([
    ['OONA', 'You again.'],
    [undefined, 'It is "2.0, really" at 9; 1.5.'],
  ])
  expect(session.frame.choices.map(({ text }) => text)).toEqual(['Board.', 'Wait.', 'Ring.'])
  session.choose('quay.ring')
  const again = createSession(story, { snapshot: session.save() })
  expect(again.frame.lines.map(({ text }) => text)).toEqual(['Ding.'])
  expect(again.frame.phase).toBe('ended')
})

test('has entries, variables, people and facts; ids of choices without a name are those of the own compiler', () => {
  const story = inkStory(compiledElsewhere(source), { bible })
  const { bundle } = compileInk({ file: 'quay.ink', source: source.replace('\n# entry\n{item}', '\n{item}'), bible })
  expect(story.entries).toEqual(['quay', 'shop'])
  expect(story.variables).toEqual(bundle?.variables)
  expect(story.bundle.present).toEqual({ quay: ['OONA'] })
  expect(story.bundle.facts).toEqual({ OONA: 'facts_OONA' })
  const ids = Object.entries(story.bundle.choices).map(([path, { id }]) => [path, id])
  expect(Object.fromEntries(ids)).toEqual(
    Object.fromEntries(Object.entries(bundle?.choices ?? {}).map(([path, { id }]) => [path, id])),
  )
})

test('names the slots that could not be read, and none where there are none', () => {
  expect(inkStory(compiledElsewhere(source)).diagnostics).toEqual([
    expect.objectContaining({ code: 'slots-not-read', message: expect.stringContaining('fill greet: dry') }),
  ])
  expect(inkStory(compiledElsewhere('Hello. # mood: fill\n-> END')).diagnostics).toEqual([])
})

test('an entry with parameters is refused with what to write', () => {
  const session = createSession(inkStory(compiledElsewhere(source)))
  expect(() => session.enter('shop')).toThrow(
    expect.objectContaining({ code: 'unknown-entry', hint: expect.stringContaining('-> shop(game_item)') }),
  )
})

test('tags above the first line are those of the story', () => {
  expect(inkStory(compiledElsewhere(source)).tags).toEqual(['title: The quay', 'author: Nobody'])
  expect(inkStory(compiledElsewhere('VAR n = 1\n# n: {n}\nHi.\n-> END')).tags).toEqual([])
})

test.each([
  ['of a newer version', { inkVersion: 22, root: [] }, 'file-newer'],
  ['of an older version', { inkVersion: 17, root: [] }, 'story-invalid'],
  ['of no version', { inkVersion: '21', root: [] }, 'story-invalid'],
  ['that is damaged', { inkVersion: 21, root: 4, listDefs: {} }, 'story-invalid'],
  ['that is no JSON', '\uFEFF{', 'story-invalid'],
])('ink %s is refused', (_what, given, code) => {
  expect(() => inkStory(given as never)).toThrow(expect.objectContaining({ code }))
})

test('the text of a bundle is read too, with a byte order mark', () => {
  const { bundle } = compileInk({ file: 'a.ink', source: 'Hello.\n-> END' })
  expect(inkStory(`\uFEFF${JSON.stringify(bundle)}`).digest).toBe(bundle?.digest)
})
