import { LacunaError, type NarrativeProvider, ProviderError, type Story } from '@lacuna/engine'
import type { Situation } from '@lacuna/engine/check'
import { repairRequest } from '@lacuna/engine/fill'
import { type AnswerReader, type FillRequest, type Repair, readAnswer } from '@lacuna/engine/provider'
import type { Tape } from '@lacuna/engine/providers/recorded'
import { putAnswers } from './put-answers.ts'
import { unanswered } from './situations-of.ts'

/**
 * Has a provider answer a situation, and puts on the tape what keeps to its contracts; what is wrong is asked for once more.
 *
 * @returns what was refused in the end.
 * @throws LacunaError `provider-failed`
 */
export async function askSituation(
  tape: Tape,
  story: Story,
  situation: Situation,
  provider: NarrativeProvider,
  signal: AbortSignal,
): Promise<readonly Repair[]> {
  const keys = unanswered(situation, tape.answers)
  const { request } = situation
  const asked = { ...request, slots: request.slots.filter(({ key }) => keys.includes(key)) }
  const first = await answerOf(provider, asked, signal)
  const repairs = putAnswers(tape, story, situation, { keys, ...first })
  if (repairs.length === 0 || provider.rules === true) return repairs
  const again = await answerOf(provider, repairRequest(asked, repairs), signal)
  return putAnswers(tape, story, situation, { keys: repairs.map(({ key }) => key), ...again })
}

async function answerOf(
  provider: NarrativeProvider,
  request: FillRequest,
  signal: AbortSignal,
): Promise<{ readonly reader: AnswerReader; readonly model?: string }> {
  const reader = readAnswer(request.slots.map(({ key }) => key))
  let { model } = provider
  try {
    for await (const event of provider.fill(request, { signal, seed: 1 })) {
      if (event.type === 'delta') reader.push(event.text)
      else if (event.model !== undefined) model = event.model
    }
  } catch (cause) {
    signal.throwIfAborted()
    const error = cause instanceof ProviderError ? cause : new ProviderError('invalid', { provider: provider.id })
    if (error.kind !== 'refused') {
      throw new LacunaError('provider-failed', `${provider.id} gave no answer: ${error.message}`, {
        hint: 'What was answered before is kept: run the command again to go on from there.',
        data: { provider: provider.id, kind: error.kind },
        cause,
      })
    }
  }
  reader.end()
  return { reader, ...(model === undefined ? {} : { model }) }
}
