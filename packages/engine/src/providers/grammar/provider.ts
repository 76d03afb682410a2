import { seededRandom } from '../../base/random.ts'
import { fillAnswer } from '../../provider/answer/fill-answer.ts'
import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { Bible } from '../../story/bible.ts'
import { expand } from './expand.ts'
import { holdingRules } from './holding-rules.ts'

/** How often a rule is drawn for one slot before it is left to the author's words. */
const mostDraws = 6

/**
 * Fills from the bible's grammar, offline: Tracery rules, under conditions on what a slot reads. It needs no model and
 * no network and answers at once; equal requests with equal seeds have equal answers. A slot whose id is no symbol of
 * the grammar, or for which no rule holds, is left out of the answer and shows the author's words.
 *
 * @example const provider = grammarProvider(story.bible)
 */
export function grammarProvider(bible: Bible): NarrativeProvider {
  return {
    id: 'grammar',
    rules: true,
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      options.signal.throwIfAborted()
      for (const event of fillAnswer(grammarTexts(bible, request, options.seed))) {
        options.signal.throwIfAborted()
        yield event
      }
    },
  }
}

/**
 * What the grammar makes of a request, by the keys of its slots, at once; a slot for which no rule holds is left out.
 *
 * @example console.info(grammarTexts(story.bible, request, 7)['ferry.smell'])
 */
export function grammarTexts(bible: Bible, request: FillRequest, seed: number): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const slot of request.slots) {
    const text = draw(bible, slot, request, seed)
    if (text !== undefined) texts[slot.key] = text
  }
  return texts
}

function draw(bible: Bible, slot: SlotRequest, request: FillRequest, seed: number): string | undefined {
  if (!Object.hasOwn(bible.grammar, slot.slot)) return undefined
  const symbols = holdingRules(bible.grammar, slot, request)
  const rules = symbols[slot.slot] ?? []
  // A second try for the same slot is another draw.
  const random = seededRandom(seed).split(`${slot.key}/${request.repair?.length ?? 0}`)
  for (let drawn = 0; drawn < mostDraws && rules.length > 0; drawn++) {
    const text = expand(random.pick(rules) ?? '', symbols, random, request.language)
    if (text !== undefined) return text
  }
  return undefined
}
