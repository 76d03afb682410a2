import { expect, test } from 'vitest'
import { createSession } from '../../session/create-session.ts'
import { emptyBible } from '../../story/bible.ts'
import { inkStory } from '../ink-story.ts'
import { compileInk } from './compile-ink.ts'

const compiled = (source: string, cast = {}) =>
  compileInk({ file: 'game.ink', source, bible: { ...emptyBible('game'), cast } })

const inLine = (tag: string): string => `VAR hp = 3\nA room. # ${tag}\n+ (go) [Go.] -> END\n`
const alone = (tag: string): string => `VAR hp = 3\n# ${tag}\nA room.\nAnother.\n-> END\n`
const atEnd = (tag: string): string => `VAR hp = 3\nA room. # ${tag}\nAnother.\n-> END\n`
const atHead = (tag: string): string => `-> room\n=== room\n# ${tag}\nA room.\n+ (go) [Go.] -> END\n`
const onChoice = (tag: string): string => `A room.\n+ (go) [Go. # ${tag}] -> END\n`

for (const [tag, script] of [
  ['with a tag', atHead],
  ['with care', atHead],
  ['with OONA', atHead],
  ['with: OONA', atHead],
  ['with nobody', inLine],
  ['ask bob', atEnd],
  ['ask', atEnd],
  ['ask bob for money: now', atEnd],
  ['decide', atEnd],
  ['decide later', atEnd],
  ['invent: y', inLine],
  ['invent', inLine],
  ['invent y', inLine],
  ['fill', alone],
  ['fill in the form: please', inLine],
  ['fill in the form', inLine],
  ['detour x', inLine],
  ['detour', inLine],
  ['means a lot', onChoice],
  ['default: maybe', onChoice],
  ['default maybe', onChoice],
  ['id 42', onChoice],
  ['id: 4.2', onChoice],
  ['entry: main', atHead],
  ['entry to the hall', atHead],
  ['ending', inLine],
] as const) {
  test(`a game in plain ink may have a tag "# ${tag}": no error, and it is played`, () => {
    const { diagnostics, bundle } = compiled(script(tag))
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const session = createSession(inkStory(bundle as never))
    session.enter()
    expect(session.frame.lines[0]?.text).toBe('A room.')
    if (/^(with|ask|decide|invent|detour)/.test(tag)) {
      expect(diagnostics.filter(({ severity }) => severity === 'warning')).toHaveLength(1)
      // A key and a colon are a cue; all else goes on as the game's own tag.
      const own = [...session.frame.lines[0]!.tags, ...Object.keys(session.frame.stage)]
      expect(own).toContain(tag.startsWith('with:') ? 'with' : tag)
    }
  })
}

test('with a cast, what is meant as one of its names is still an error', () => {
  for (const tag of ['with BOBB', 'with BOB, care', 'with CAROL']) {
    const { diagnostics } = compiled(atHead(tag), { BOB: {} })
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(['unknown-name', 'error'])
  }
  const { diagnostics } = compiled(atHead('with great care'), { BOB: {} })
  expect(diagnostics.map(({ code }) => code)).toContain('tag-almost-known')
})

test('what has our form and stands where it can’t work is still an error', () => {
  const errors = (source: string): readonly string[] =>
    compiled(source).diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
  expect(errors(atEnd('ask bob: where you were'))).toEqual(['no-choices-below'])
  expect(errors(atEnd('decide: is she angry'))).toEqual(['no-choices-below'])
  expect(errors(inLine('invent name: what she calls you'))).toEqual(['invent-unknown-variable'])
  expect(errors(inLine('detour: the fare'))).toEqual(['detour-not-at-head'])
})

test('without a colon, where it can stand, it is a slot without a brief as before', () => {
  const { bundle, diagnostics } = compiled('A room. # ask\n+ [Yes.] -> END\n+ [No.] -> END\n')
  expect(Object.values(bundle?.slots ?? {}).map(({ verb }) => verb)).toEqual(['ask'])
  expect(diagnostics.map(({ code }) => code)).toContain('slot-without-brief')
})
