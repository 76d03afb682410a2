import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Compiler, CompilerOptions } from 'inkjs/full'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import { type Random, seededRandom } from '../base/random.ts'
import { emptyBible } from '../story/bible.ts'
import type { Cue, Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { InkStory } from './built-ink-story.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { BareInkRuntime, type InkRuntime } from './ink-runtime.ts'
import { inkStory } from './ink-story.ts'

const folder = fileURLToPath(new URL('programs/', import.meta.url))
const programs = readdirSync(folder).filter(file => file.endsWith('.ink'))

test('there are many programs to compare', () => {
  expect(programs.length).toBeGreaterThanOrEqual(40)
})

describe.each(programs)('%s', file => {
  const source = readFileSync(folder + file, 'utf8')

  test('plays as in bare inkjs', () => {
    const story = compiled(file, source)
    for (let seed = 1; seed <= 6; seed++) compare(story, seed, { reload: false })
  })

  test('plays as in bare inkjs when ink’s own compiler compiled it', () => {
    const story = compiledElsewhere(file, source)
    for (let seed = 1; seed <= 3; seed++) compare(story, seed, { reload: seed === 3 })
  })

  test('plays as in bare inkjs when every position goes through JSON into another skeleton', () => {
    const story = compiled(file, source)
    for (let seed = 1; seed <= 3; seed++) compare(story, seed, { reload: true })
  })

  test('plays as in bare inkjs with a slot on every line that can have one', () => {
    const story = compiled(file, withSlots(source))
    for (let seed = 1; seed <= 4; seed++) compare(story, seed, { reload: false })
  })

  test('plays as in bare inkjs with a marked value in it', () => {
    const story = compiled(file, `VAR zz = "a"\nStart {zz}. # invent zz: a letter\n${source}`)
    for (let seed = 1; seed <= 4; seed++) compare(story, seed, { reload: seed % 2 === 0 })
  })
})

/** Without anything that Lacuna's compiler adds. */
function compiledElsewhere(file: string, source: string): InkStory {
  const files = {
    ResolveInkFilename: (path: string) => path,
    LoadInkFileContents: (path: string) => readFileSync(folder + path, 'utf8'),
  }
  const text = new Compiler(source, new CompilerOptions(file, [], false, null, files)).Compile().ToJson()
  return inkStory(String(text), { bible: { ...emptyBible('program'), cast: { OONA: {} } } })
}

function compiled(file: string, source: string): InkStory {
  const bible = { ...emptyBible('program'), cast: { OONA: {} } }
  const read = (path: string): string => readFileSync(folder + path, 'utf8')
  const { bundle, diagnostics } = compileInk({ file, source, read, bible })
  expect(bundle, JSON.stringify(diagnostics)).toBeDefined()
  return inkStory(bundle as NonNullable<typeof bundle>)
}

/** A fill behind every line of plain words outside of functions. */
function withSlots(source: string): string {
  let inFunction = false
  const tagged = source.split('\n').map(line => {
    if (line.startsWith('===')) inFunction = line.includes('function')
    const isText = /^\s*[A-Z][^#|]*[\w.}]$/.test(line) && !/^\s*(VAR|LIST|CONST|INCLUDE)|->/.test(line)
    return isText && !inFunction ? `${line} # fill: x` : line
  })
  return tagged.join('\n')
}

/** In place of an outcome: what bare ink threw. */
const thrown = Symbol('thrown')

interface BareTurn {
  readonly [thrown]?: string
  readonly lines: readonly string[]
  readonly choices: readonly string[]
  readonly state: Json
  /** Ink's own words for what went wrong, without the place. */
  readonly error: string | undefined
}

function compare(story: InkStory, seed: number, { reload }: { readonly reload: boolean }): void {
  const random = seededRandom(`${story.digest}${seed}`)
  const bare = new BareInkRuntime(story.bundle.ink)
  bare._state.storySeed = seed
  bare._state.previousRandom = 0
  const errors: string[] = []
  bare.onError = (message, type) => {
    if (type !== 1) errors.push(message)
  }
  const skeleton = story.skeleton()
  const past: { passage: Passage; expected: BareTurn }[] = []
  let passage = skeleton.step(skeleton.begin(seed), { type: 'enter' })
  for (let turn = 0; turn < 25; turn++) {
    let pieces: readonly Passage[] = [passage]
    while (passage.stop === 'invent') {
      const value = passage.slots.at(-1)?.words ?? ''
      passage = skeleton.step(passage.at, { type: 'value', values: { zz: value }, mark: 'm' })
      pieces = [...pieces, passage]
    }
    const expected = bareTurn(bare, errors)
    checkPieces(pieces)
    const ours = tell(pieces)
    if (thrown in expected) {
      // Where bare ink throws, there is no line of its to compare with: what stood before is all that it has.
      expect(ours).toMatchObject({ error: expected[thrown], choices: [] })
      expect(ours.lines.slice(0, expected.lines.length)).toEqual(expected.lines)
      return
    }
    expect(ours).toEqual(expected)
    past.push({ passage, expected })
    if (passage.choices.length === 0) return
    const pick = random.whole(passage.choices.length)
    bare.ChooseChoiceIndex(pick)
    passage = oneStep(story, skeleton, passage, pick, reload)
    if (random.whole(4) === 0) passage = goBackAndReturn(skeleton, past, passage, pick, random)
  }
}

function oneStep(story: InkStory, skeleton: Skeleton, passage: Passage, pick: number, reload: boolean): Passage {
  const choice = passage.choices[pick]?.id as string
  if (!reload) return skeleton.step(passage.at, { type: 'choose', choice })
  const other = story.skeleton()
  const position = other.load(JSON.parse(JSON.stringify(passage.at)) as Json)
  return skeleton.step(skeleton.load(position.toJSON()), { type: 'choose', choice })
}

/** Steps from an older position, and then takes the last step again. */
function goBackAndReturn(
  skeleton: Skeleton,
  past: readonly { readonly passage: Passage; readonly expected: BareTurn }[],
  now: Passage,
  pick: number,
  random: Random,
): Passage {
  const older = past[random.whole(past.length)]?.passage as Passage
  const other = random.pick(older.choices)
  if (other !== undefined) skeleton.step(older.at, { type: 'choose', choice: other.id })
  const last = past.at(-1)?.passage as Passage
  const again = skeleton.step(last.at, { type: 'choose', choice: last.choices[pick]?.id as string })
  expect({ ...again, at: 0 }).toEqual({ ...now, at: 0 })
  return again
}

/** A line as it is compared: its words, its tags in any order, its cues in theirs. */
function lineText(text: string, tags: readonly string[], cues: readonly string[]): string {
  return JSON.stringify([text, [...tags].sort(), cues])
}

const isCue = (tag: string): boolean => /^\p{L}[\p{L}\p{N}_-]*\s*:/u.test(tag)

function bareTurn(bare: InkRuntime, errors: readonly string[]): BareTurn {
  const lines: string[] = []
  let waiting: readonly string[] = []
  while (bare.canContinue) {
    let text: string
    try {
      text = bare.Continue().replace(/\n$/, '')
    } catch (cause) {
      return { lines, choices: [], state: null, error: undefined, [thrown]: (cause as Error).message }
    }
    const tags = [...bare.currentTags].filter(tag => !/^(fill|invent)\b/.test(tag))
    const cues = [...waiting, ...tags.filter(isCue).map(tag => tag.replace(/\s*:\s*/, ': '))]
    const own = tags.filter(tag => !isCue(tag))
    // What stands alone is of the next line.
    if (text === '' && own.length === 0) waiting = cues
    else {
      lines.push(lineText(text, own, cues))
      waiting = []
    }
  }
  if (waiting.length > 0) lines.push(lineText('', [], waiting))
  const choices = bare.currentChoices.map(offer => JSON.stringify([offer.text, offer.tags]))
  const [error] = errors
  return { lines, choices, state: JSON.parse(bare._state.ToJson()) as Json, error }
}

function tell(passages: readonly Passage[]): BareTurn {
  const shown = (cues: readonly Cue[]): readonly string[] => cues.map(({ key, value }) => `${key}: ${value}`)
  let waiting: readonly string[] = []
  const lines = passages.flatMap(({ lines, endCues }) => {
    const said = lines.map(line => {
      const text = line.pieces.map(piece => piece.text).join('')
      const memories = (line.memories ?? []).map(memory => `memory: ${memory.text}`)
      const cues = [...waiting, ...shown(line.cues), ...memories]
      waiting = []
      return lineText(line.speaker === undefined ? text : `${line.speaker}: ${text}`, line.tags, cues)
    })
    waiting = [...waiting, ...shown(endCues)]
    return said
  })
  if (waiting.length > 0) lines.push(lineText('', [], waiting))
  const last = passages.at(-1) as Passage
  const choices = last.choices.map(choice =>
    JSON.stringify([choice.pieces.map(piece => piece.text).join(''), choice.tags]),
  )
  const error = last.problem?.data.ink as string | undefined
  expect(last.stop === 'broken').toBe(error !== undefined)
  return { lines, choices, state: (last.at.toJSON() as { readonly ink: Json }).ink, error }
}

function checkPieces(passages: readonly Passage[]): void {
  for (const { lines, choices, slots } of passages) {
    for (const [index, open] of slots.entries()) {
      if (open.slot.verb !== 'fill') continue
      const pieces = [...lines, ...choices].flatMap(line => line.pieces).filter(piece => piece.slot === index)
      expect(pieces.map(piece => piece.text).join('')).toBe(open.words)
      expect(open.words).not.toBe('')
    }
    for (const { pieces } of lines) for (const piece of pieces) expect(piece.text).not.toBe('')
  }
}
