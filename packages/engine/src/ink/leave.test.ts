import { expect, test } from 'vitest'
import { emptyBible } from '../story/bible.ts'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { inkStory } from './ink-story.ts'

function storyOf(source: string) {
  const { bundle, diagnostics } = compileInk({ file: 'a.ink', source, bible: emptyBible('a') })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return inkStory(bundle)
}

const source = `VAR trust = 0
VAR mood = "calm"
-> pub
=== pub
# entry
# leave: bye
# place: pub
Tolly looks up. # expr: smile
-> table ->
* (ask) [Ask him.]
    ~ trust++
    -> corner
* [Sit.] -> pub
= corner
# leave: hush
He lowers his voice.
* [Listen.] -> DONE
= hush
He falls silent. # ending: hushed
-> END
=== table
A glass.
+ [Drink.] ->->
=== bye
Tolly nods.{trust > 0: He will remember that.}
-> END
=== yard
# entry
The yard.
* [Stay.] Later. -> END
* [Ring.] -> table -> END
`

const choose = (choice: string): Input => ({ type: 'choose', choice })
const leave: Input = { type: 'leave' }

function play(...inputs: readonly Input[]): Passage {
  const skeleton = storyOf(source).skeleton()
  let passage: Passage | undefined
  for (const input of inputs) passage = skeleton.step(passage?.at ?? skeleton.begin(1), input)
  return passage as Passage
}

const said = ({ lines }: Passage) => lines.map(line => line.pieces.map(piece => piece.text).join(''))

test('the innermost `# leave` is gone to: of the tunnel’s caller, of the knot, of the stitch', () => {
  const inTunnel = play({ type: 'enter' })
  expect(inTunnel).toMatchObject({ stop: 'choices', hasLeave: true })
  expect(inTunnel.lines.flatMap(line => line.cues)).toEqual([
    { key: 'place', value: 'pub' },
    { key: 'expr', value: 'smile' },
  ])
  const left = play({ type: 'enter' }, leave)
  expect(left).toMatchObject({ stop: 'end', choices: [] })
  expect(said(left)).toEqual(['Tolly nods.'])
  const ids = play({ type: 'enter' }).choices.map(choice => choice.id)
  const drunk = [{ type: 'enter' }, choose(ids[0] as string)] as const
  expect(said(play(...drunk, leave))).toEqual(['Tolly nods.'])
  const asked = [...drunk, choose('pub.ask')]
  expect(said(play(...asked))).toEqual(['He lowers his voice.'])
  const hushed = play(...asked, leave)
  expect(said(hushed)).toEqual(['He falls silent.'])
  expect(hushed.ending).toBe('hushed')
})

test('without one the passage ends without a name, wherever in a tunnel that is; going in again keeps counts and variables', () => {
  const yard: Input = { type: 'enter', entry: 'yard' }
  const ended = play(yard, leave)
  expect(ended).toMatchObject({ stop: 'end', lines: [], choices: [] })
  expect(ended).not.toHaveProperty('ending')
  expect(play(yard)).not.toHaveProperty('hasLeave')
  const [, ring] = play(yard).choices
  const again = play(yard, choose(ring?.id as string), leave, yard)
  expect(again.choices).toHaveLength(1)
  const drunk = [
    { type: 'enter' },
    choose(play({ type: 'enter' }).choices[0]?.id as string),
    choose('pub.ask'),
  ] as const
  const back = play(...drunk, leave, { type: 'enter', entry: 'pub' })
  expect(back.variables.trust).toBe(1)
  expect(said(play(...drunk, leave, { type: 'enter' }, leave))).toEqual(['Tolly nods. He will remember that.'])
})

test('an entry that has nothing left to offer is at an end', () => {
  const story = storyOf('-> k\n=== k\n# entry\nHello.\n* [Stay.] So be it. -> END\n')
  const skeleton = story.skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter', entry: 'k' })
  const stayed = skeleton.step(first.at, choose(first.choices[0]?.id as string))
  const second = skeleton.step(stayed.at, { type: 'enter', entry: 'k' })
  expect(second).toMatchObject({ stop: 'end', problem: { code: 'story-failed' } })
})

test('only where something is offered can it be left', () => {
  expect(() => play(leave)).toThrow(expect.objectContaining({ code: 'wrong-input' }))
  expect(() => play({ type: 'enter' }, leave, leave)).toThrow(expect.objectContaining({ code: 'wrong-input' }))
})

test('a tag `leave` that names no knot of a head is a cue like any other', () => {
  const skeleton = storyOf('Tolly turns. # leave: stage left\n-> END\n').skeleton()
  const { lines } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(lines[0]?.cues).toEqual([{ key: 'leave', value: 'stage left' }])
})

test('the name is one as in a divert: of a stitch of its own knot, a knot, or both', () => {
  const of = (name: string) => {
    const text = `-> k\n=== k\n# leave: ${name}\nHello.\n* [Stay.] -> END\n= out\nOut. -> END\n=== out_there\nThere. -> END\n`
    return compileInk({ file: 'a.ink', source: text, bible: emptyBible('a') })
  }
  expect(of('out').bundle?.leaves).toEqual({ k: 'k.out' })
  expect(of('k.out').bundle?.leaves).toEqual({ k: 'k.out' })
  expect(of('out_there').bundle?.leaves).toEqual({ k: 'out_there' })
  expect(of('out_ther').diagnostics).toMatchObject([
    { code: 'unknown-leave', place: { file: 'a.ink', line: 3 }, hint: expect.stringContaining('out_there') },
  ])
})

testSkeleton({ make: () => storyOf(source).skeleton(), entry: 'yard', test })
