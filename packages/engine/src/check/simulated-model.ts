import type { Clock } from '../base/clock.ts'
import { pause } from '../base/pause.ts'
import { seededRandom } from '../base/random.ts'
import { estimateTokens } from '../provider/cost/estimate-tokens.ts'
import { estimateSent } from '../provider/cost/estimate-usage.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { logNormal } from './log-normal.ts'

/** How fast a model is. Every time is a median; an answer takes all of its times longer or shorter, log-normal with σ 0.3. */
export interface SimulatedSpeed {
  readonly name: string
  /** Milliseconds to the first token. */
  readonly firstMs: number
  /** Milliseconds for the whole answer, however long it is; otherwise `tokensPerSecond` says. */
  readonly wholeMs?: number
  /** Tokens per second after the first. Default 80. */
  readonly tokensPerSecond?: number
}

/** What a simulated model was asked for, and what it would have been paid for: broken-off answers count as far as they came. */
export interface ModelMeter {
  requests: number
  /** Requests of these that hold what is one reader's own: what they did, what stood on their screen, or what they typed. */
  personal: number
  /** Slots that were asked for. */
  fills: number
  inputTokens: number
  outputTokens: number
  /** Tokens, in and out, of the requests that were called off; they are among the others. */
  calledOffTokens: number
}

export function emptyMeter(): ModelMeter {
  return { requests: 0, personal: 0, fills: 0, inputTokens: 0, outputTokens: 0, calledOffTokens: 0 }
}

/** What a simulated model is made with. */
export interface SimulatedModelOptions {
  readonly seed: number
  /** Share of requests that fail, 0 to 1. */
  readonly failures: number
  /** Whether the answer comes sentence by sentence, or all at its end. */
  readonly streams: boolean
  /** Whether it is for several readers, so that it is given only what may be shared. Default false. */
  readonly shared?: boolean
  /** Called with every request. */
  readonly asked?: (request: FillRequest) => void
  readonly meter: ModelMeter
}

/** Answers of one reader's model that differ from another's. */
const mostAnswers = 10_000

/** A provider on the clock: words that keep the contract, after the time that such a model takes; or a failure. */
export function simulatedModel(clock: Clock, speed: SimulatedSpeed, options: SimulatedModelOptions): NarrativeProvider {
  const { seed, failures, streams, shared = false, asked = () => {}, meter } = options
  const times = new Map<string, number>()
  // No two readers' models say the same: a fill that another reader had made would seem to repeat what stands on the page.
  let count = seed * mostAnswers
  return {
    id: 'simulated',
    model: speed.name,
    capabilities: { streaming: streams, jsonSchema: 'strict', local: true, ...(shared ? { shared } : {}) },
    async *fill(request, { signal }) {
      asked(request)
      const answer = JSON.stringify(Object.fromEntries(request.slots.map(slot => [slot.key, said(slot, ++count)])))
      const tokens = estimateTokens(answer)
      const inputTokens = estimateSent(request)
      const { firstMs, tokensPerSecond = 80, wholeMs = firstMs + (tokens / tokensPerSecond) * 1000 } = speed
      const keys = request.slots.map(slot => slot.key).join(' ')
      const nth = (times.get(keys) ?? 0) + 1
      times.set(keys, nth)
      const slower = speedFactorOf(seed, keys, nth)
      const fails = seededRandom(`fails ${seed} ${keys} ${nth}`).next() < failures
      meter.requests++
      if (isPersonal(request)) meter.personal++
      meter.fills += request.slots.length
      meter.inputTokens += inputTokens
      await pause(clock, firstMs * slower, signal)
      if (signal.aborted) {
        meter.calledOffTokens += inputTokens
        return
      }
      if (fails) throw new Error('The simulated model failed.')
      const perCharacter = (Math.max(0, wholeMs - firstMs) * slower) / answer.length
      let received = 0
      for (const piece of streams ? answer.split(/(?<=[.!?"] )/) : [answer]) {
        const [began, takes] = [clock.now(), perCharacter * piece.length]
        await pause(clock, takes, signal)
        const share = takes === 0 ? 1 : Math.min(1, (clock.now() - began) / takes)
        const came = (share * tokens * piece.length) / answer.length
        meter.outputTokens += came
        received += came
        if (signal.aborted) {
          meter.calledOffTokens += inputTokens + received
          return
        }
        yield { type: 'delta', text: piece }
      }
      yield { type: 'done', reason: 'complete', usage: { inputTokens, outputTokens: tokens } }
    },
  }
}

function isPersonal({ private: isPrivate, reads, soft = [] }: FillRequest): boolean {
  return isPrivate || soft.length > 0 || reads.includes('@diary')
}

/**
 * How many times longer than its medians an answer takes. It depends on nothing but who is asked for what: so a server
 * answers as fast as the simulation, in whatever order it is asked.
 *
 * @param keys the request's slot keys, with a space between them.
 * @param nth how often they have been asked for, this time included.
 */
export function speedFactorOf(seed: number, keys: string, nth: number): number {
  return logNormal(seededRandom(`model ${seed} ${keys} ${nth}`), 1)
}

const filler = 'seen from here once more and so on it goes by the same old water'.split(' ')
/** Each sentence takes the words in another of these steps, which are prime to their number: no run of words comes round. */
const strides = [1, 2, 4, 7, 8, 11, 13, 14]
/** Words in a sentence: about the mean of fiction. */
const sentenceWords = 13
/** Characters of a word and the blank behind it, at most in the mean. */
const wordCharacters = 7

/** Something right for a slot: as long as the author's words, in its domain, with what it must mention. */
function said({ contract, maxWords, place, words }: SlotRequest, count: number): string | number | boolean {
  const { domain, oneOf, minWords = 0, mention = [], maxSentences, maxCharacters } = contract
  if (domain?.type === 'options') return domain.options[count % domain.options.length] ?? ''
  if (domain?.type === 'range') return domain.from
  if (domain?.type === 'number') return count
  if (domain?.type === 'boolean') return count % 2 === 0
  if (oneOf !== undefined) return oneOf[count % oneOf.length] ?? ''
  const mentioned = mention.flatMap(phrase => phrase.split(' '))
  const most = Math.min(
    maxWords,
    maxSentences === undefined ? maxWords : maxSentences * sentenceWords,
    maxCharacters === undefined ? maxWords : Math.floor(maxCharacters / wordCharacters),
  )
  const length = Math.max(2, minWords, Math.min(most, words.split(/\s+/).length))
  const stops = place === 'narration' || place === 'dialogue'
  return syntheticText(length, count, { mention: mentioned, stops })
}

/**
 * A text of so many words, up to 300, that no check has anything against: no two sentences begin alike, so that none echoes
 * another, and no run of words comes again and again.
 *
 * @param count makes two texts differ.
 */
export function syntheticText(
  length: number,
  count: number,
  { mention = [], stops = true }: { readonly mention?: readonly string[]; readonly stops?: boolean } = {},
): string {
  const left = [...mention]
  return Array.from({ length }, (_, at) => {
    if (at % sentenceWords === 0) return `No${count}x${at}`
    const stride = strides[Math.floor(at / sentenceWords) % strides.length] ?? 1
    const word = left.shift() ?? filler[(at * stride + count) % filler.length] ?? ''
    return stops && (at % sentenceWords === sentenceWords - 1 || at === length - 1) ? `${word}.` : word
  }).join(' ')
}
