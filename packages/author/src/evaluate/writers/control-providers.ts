import {
  type FillEvent,
  type FillRequest,
  fillAnswer,
  type NarrativeProvider,
  type SlotRequest,
  seededRandom,
} from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import { includedParts } from '@lacuna/engine/provider'
import type { Answers } from './answers.ts'
import type { Proposal } from './check-written.ts'
import type { Question } from './questions.ts'

/** Words of what was told that are repeated. */
const remindedWords = 5

/** Sentences that could stand anywhere, and say nothing. */
const stock = [
  'For a moment nobody says anything, and the moment passes.',
  'Somewhere a door closes, and the day goes on as days do.',
  'It is quieter than it was, or it only seems so.',
  'Time passes, as it always has, and nothing is said about it.',
  'There is a feeling in the air that is hard to name.',
]

/** A control that writes stock sentences, and puts behind them what it was told, in the words in which it was told. English. */
export function sloppyProvider(): NarrativeProvider {
  return controlProvider('control-sloppy', (request, slot) => {
    const random = seededRandom(digest({ volatile: request.instructions.volatile, key: slot.key }))
    const told = random.pick(toldIn(request))
    const said = [random.pick(stock) ?? '', ...(told === undefined ? [] : [reminder(told)])].join(' ')
    return { text: cutTo(said, slot), uses: [] }
  })
}

/** A control that keeps the author's words, always. */
export function keepingProvider(): NarrativeProvider {
  return controlProvider('control-keeps', () => ({ text: null, uses: [] }))
}

/**
 * A control that answers with what was written for the same slot in another play; where it was written for no other, the
 * author's words are kept.
 */
export function shuffledProvider(questions: readonly Question[], answers: Answers): NarrativeProvider {
  const bySlot = new Map<string, { readonly digest: string; readonly text: string }[]>()
  for (const question of questions) {
    for (const { key, slot } of question.request.slots) {
      const answer = answers[question.digest]?.[key]
      if (answer?.state === 'written') {
        bySlot.set(slot, [...(bySlot.get(slot) ?? []), { digest: question.digest, text: answer.text }])
      }
    }
  }
  return controlProvider('control-shuffled', (request, slot) => {
    const own = digest(request)
    const others = (bySlot.get(slot.slot) ?? []).filter(each => each.digest !== own)
    return { text: seededRandom(`${own} ${slot.key}`).pick(others)?.text ?? null, uses: [] }
  })
}

/** A provider that makes up each slot by itself, and answers with all of them at once. */
function controlProvider(
  id: string,
  propose: (request: FillRequest, slot: SlotRequest) => Proposal,
): NarrativeProvider {
  return {
    id,
    rules: true,
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request): AsyncGenerator<FillEvent> {
      const members = request.slots.map(slot => [slot.key, propose(request, slot)] as const)
      yield* fillAnswer(Object.fromEntries(members))
    },
  }
}

/** The beginning of something that was told: whoever reads closely knows it, and nobody would have written it so. */
function reminder(told: string): string {
  return `You remember it well: ${told
    .split(/\s+/)
    .slice(0, remindedWords)
    .join(' ')
    .replace(/[.,;:!?]$/, '')}, and all the rest of it.`
}

/** What a request says of this reader, a sentence each. */
function toldIn(request: FillRequest): readonly string[] {
  const items = [...request.context, ...(request.soft ?? [])].flatMap(part => part.items ?? [])
  const told = [...items.map(({ text }) => text), ...request.facts]
  if (told.length > 0) return told.map(sentence => sentence.replace(/^[^:]{1,40}: /, ''))
  return includedParts(request)
    .filter(({ label }) => label === 'choice just taken')
    .map(({ text }) => text)
}

/** At most as many words as the slot may have, with the words that it must mention. */
function cutTo(text: string, { contract, maxWords }: SlotRequest): string {
  const wanted = contract.mention ?? []
  const words = text.split(/\s+/)
  const room = Math.max(1, maxWords - wanted.join(' ').split(/\s+/).length)
  const cut =
    words.length <= room
      ? text
      : `${words
          .slice(0, room)
          .join(' ')
          .replace(/[,;:]$/, '')}.`
  return wanted.length === 0 ? cut : `${cut.replace(/[.!?]$/, '')}, ${wanted.join(', ')}.`
}
