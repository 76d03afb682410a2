import { createSession, type Frame, type Span, textTranscript } from '@lacuna/engine'
import { wllamaProvider } from '@lacuna/engine/providers/wllama'
import { playThrough } from '@lacuna/engine/testing'
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bigramModel } from '../../tools/gguf/bigram-model.ts'
import dryGround from './dry-ground.ink'

// What the model was made from, and so all that it can say: it follows one word with another that followed it here.
const sentences = [
  'The gravel keeps what it is given.',
  'It is dry ground.',
  'My father dug it square.',
  'You have the pencil.',
  'Write it in Remarks.',
  'Count the books.',
  'Count them twice.',
  'Nobody tells Hester.',
  'Nobody says a word to Hester.',
  'The wind has a list of its own.',
  'There are two doors in the street.',
  'A hen stands in the road.',
  'The clock is loud.',
  'She cuts the bread.',
  'He looks at the wall.',
  'Ask Tolly.',
  'Peg counts the hens.',
  'The kettle knows.',
]
const model = new File([bigramModel('thrang', sentences)], 'thrang.gguf')

const provider = wllamaProvider({ model, wasm, gpuLayers: 0, contextTokens: 16_384 })
beforeAll(() => provider.load())
afterAll(() => provider.unload())

const picks = [0, 0, 0]
const seed = 3
const wordsOf = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? []
const written = ({ lines, choices }: Frame): readonly Span[] => [...lines, ...choices].flatMap(({ spans }) => spans)

// However long the machine needs for the model's words: they are waited for.
test('Dry Ground is played with a model in the page: it fills slots, and nothing else changes', async () => {
  const play = await playThrough(dryGround, { provider, picks, seed, deadlineMs: 240_000 })

  const live = play.frames.flatMap(written).filter(({ origin }) => origin.source === 'live')
  expect(live.length).toBeGreaterThan(1)
  const known = new Set(wordsOf(sentences.join(' ')))
  for (const { text, origin } of live) {
    expect(wordsOf(text).filter(word => !known.has(word))).toEqual([])
    const entry = play.session.ledgerEntry(origin.entry)
    expect(entry).toMatchObject({ kind: 'fill', fill: { source: 'live', provider: 'wllama', model: 'thrang' } })
  }
  const requests = play.session.ledger().filter(({ kind }) => kind === 'request')
  expect(requests.length).toBeGreaterThan(1)
  for (const entry of requests) expect(entry).toMatchObject({ request: { provider: 'wllama', model: 'thrang' } })

  const asWritten = await playThrough(dryGround, { picks, seed })
  const offered = (frames: readonly Frame[]) => frames.map(({ choices }) => choices.map(({ id }) => id))
  expect(offered(play.frames)).toEqual(offered(asWritten.frames))
  expect(asWritten.frames.flatMap(written).filter(({ origin }) => origin.source === 'live')).toEqual([])

  const again = createSession(dryGround, { snapshot: JSON.stringify(play.session.save()) })
  expect(textTranscript(dryGround, again.history())).toBe(textTranscript(dryGround, play.session.history()))
})
