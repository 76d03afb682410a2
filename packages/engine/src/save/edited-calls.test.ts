import { describe, expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'

/** A save of a script after choices, by their place or their words, loaded in another script. */
function loadedIn(before: string, after: string, picks: readonly (string | number)[]): Session {
  const session = createSession(testStory(before, { id: 'hall' }) as Story, { lookahead: false })
  session.enter()
  for (const pick of picks) {
    const { choices } = session.frame
    session.choose((typeof pick === 'number' ? choices[pick] : choices.find(({ text }) => text === pick))?.id ?? '')
  }
  return createSession(testStory(after, { id: 'hall' }) as Story, { lookahead: false, snapshot: session.save() })
}

const said = (session: Session): readonly string[] =>
  session.history().flatMap(turn => turn.lines.map(line => line.text))

describe('a choice point that a thread offers several times', () => {
  const hall = (names: readonly string[], label: string): string =>
    `-> hall\n=== hall\nThe hall.\n${names.map(name => `<- talk("${name}")\n`).join('')}-> DONE
=== talk(who)\n+ [${label}]\n  {who} nods.\n  -> END\n`

  test.each(['Greet {who}.', 'Greet.', 'Greet. # id: greet'])('is the one with the same arguments: [%s]', label => {
    const [before, more, fewer] = [['Oona', 'Tavi'], ['Tavi', 'Ben', 'Oona'], ['Oona']].map(names => hall(names, label))
    const kept = loadedIn(before!, more!, [1])
    expect(said(kept)).toEqual(['The hall.', 'Tavi nods.'])
    expect(kept.frame.problem).toBeUndefined()
    const gone = loadedIn(before!, fewer!, [1])
    expect(said(gone)).toEqual(['The hall.'])
    expect(gone.frame.problem?.code).toBe('save-diverged')
    gone.resume()
    expect(said(gone)).toEqual(['The hall.', 'Oona nods.'])
    expect(gone.frame.problem?.code).toBe('save-changed')
    expect(`${gone.frame.problem?.message} ${gone.frame.problem?.hint}`).not.toMatch(/same choice/i)
    expect(loadedIn(before!, fewer!, [0]).frame.problem).toBeUndefined()
    expect(loadedIn(more!, fewer!, [0]).frame.problem?.code).toMatch(/^save-/)
  })

  test('without arguments it is the one that stood there', () => {
    const twice = '-> hall\n=== hall\nThe hall.\n<- talk\n<- talk\n-> DONE\n=== talk\n+ [Greet.]\n  A nod.\n  -> END\n'
    expect(said(loadedIn(twice, `${twice}=== cellar\nDark. -> END\n`, [1]))).toEqual(['The hall.', 'A nod.'])
  })
})

describe('a choice in a tunnel that is called from several places', () => {
  const walk = (names: readonly string[], label: string): string =>
    `-> walk\n=== walk\n${names.map(name => `-> meet("${name}") ->\n`).join('')}The end.\n-> END
=== meet(who)\nYou meet {who}.\n+ [${label}]\n  You nod.\n+ [Walk on.]\n  {who} frowns.\n- ->->\n`

  test.each(['Greet {who}.', 'Greet.', 'Greet. # id: greet'])('with other arguments is reported: [%s]', label => {
    const [before, after] = [
      ['Oona', 'Tavi'],
      ['Ben', 'Oona', 'Tavi'],
    ].map(names => walk(names, label))
    expect(loadedIn(before!, after!, [0, 'Walk on.']).frame.problem).toMatchObject({
      code: 'save-changed',
      data: { turns: [2, 3] },
    })
    expect(loadedIn(before!, `${before}=== cellar\nDark. -> END\n`, [0, 'Walk on.']).frame.problem).toBeUndefined()
  })

  test('and so is what another tunnel that it calls offers', () => {
    const asked = (names: readonly string[]): string =>
      `${walk(names, 'Greet.').replace('- ->->', '- -> nod ->\n->->')}=== nod\n+ [Nod.]\n+ [Bow.]\n- ->->\n`
    const kept = loadedIn(asked(['Oona', 'Tavi']), asked(['Ben', 'Oona', 'Tavi']), [0, 'Nod.'])
    expect(kept.frame.problem?.data).toEqual({ turns: [2, 3] })
  })
})

test('a label with another value in it is reported', () => {
  const stall = (price: number): string =>
    `VAR price = ${price}\n-> stall\n=== stall\nA stall.\n+ [Pay {price}.]\n  You pay.\n  -> END\n`
  expect(loadedIn(stall(2), stall(9), [0]).frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [2] } })
})

describe('what a provider gave in a tunnel that one turn calls several times', () => {
  const gate = (names: readonly string[], inside: string): string =>
    `VAR alias = "nobody"\n-> gate\n=== gate\nThe gate.\n+ [Go in.]\n- ${names.map(name => `-> meet("${name}") ->\n`).join('')}The end.
-> END\n=== meet(who)\n${inside}- ->->\n`
  const nods = '{who} looks up. # decide nods: does {who} nod\n+ [yes] {who} nods.\n+ [no # default] {who} does not.\n'
  const named = '{who} is called {alias}. # invent alias: a name for {who}; max 2 words; again\n'
  const answers = { 'meet.nods': ['yes', 'no'], 'meet.alias': ['Tar', 'Oak'] }

  test.each([
    ['a verdict', nods, ['The gate.', 'Oona looks up.', 'Oona nods.', 'Tavi looks up.', 'Tavi does not.', 'The end.']],
    ['a value', named, ['The gate.', 'Oona is called Tar.', 'Tavi is called Oak.', 'The end.']],
  ])('%s is another one’s in no silence', async (_, inside, lines) => {
    const story = (names: readonly string[]): Story => testStory(gate(names, inside), { id: 'hall' }) as Story
    const provider = scripted(answers)
    const session = createSession(story(['Oona', 'Tavi']), { provider, dial: 'live', lookahead: false })
    session.enter()
    session.choose(session.frame.choices[0]?.id ?? '')
    await session.settled()
    expect(said(session)).toEqual(lines)
    const snapshot = session.save()
    for (const names of [['Tavi', 'Oona'], ['Ben', 'Oona', 'Tavi'], ['Tavi']]) {
      const { frame } = createSession(story(names), { snapshot, lookahead: false })
      expect([names, frame.problem?.code]).toEqual([names, 'save-changed'])
    }
    expect(said(createSession(story(['Oona', 'Tavi']), { snapshot }))).toEqual(lines)
  })
})

test('a last turn that breaks in the edited story says that it does, where, and which turns are different', () => {
  const house = (line: string): string =>
    `VAR s = "x"\n-> house\n=== house\nA house.\n+ [Go in.]\n  Dark. {s}\n  ${line}\n+ + [On.]\n- - -> END\n`
  const { frame } = loadedIn(house('Still.'), house('{LIST_MIN(s)}').replace('Dark', 'Light'), [0])
  expect(frame.phase).toBe('failed')
  expect(frame.problem).toMatchObject({ code: 'story-failed', data: { knot: 'house', changed: [2] } })
  expect(frame.lines.map(({ text }) => text)).toEqual(['Light. x'])
})
