import {
  type FillRequest,
  LacunaError,
  type NarrativeProvider,
  ProviderError,
  type Story,
  type Usage,
} from '@lacuna/engine'
import { repairRequest } from '@lacuna/engine/fill'
import type { Answer } from './answers.ts'
import { checkWritten } from './check-written.ts'
import type { Question } from './questions.ts'
import { readProposals } from './read-proposals.ts'

/** How a provider is asked. */
export interface AskOptions {
  readonly signal: AbortSignal
  readonly seed: number
  /** Called with what each answer cost, where the vendor says so. */
  readonly spent?: (usage: Usage) => void
}

/**
 * Has a provider answer a request as the engine would: its answer is checked, and what is wrong is asked for once more.
 * What is missing after that, or wrong again, is refused.
 *
 * @throws LacunaError `provider-failed`
 */
export async function askProvider(
  story: Pick<Story, 'bible' | 'banks'>,
  { keys, request }: Pick<Question, 'keys' | 'request'>,
  provider: NarrativeProvider,
  options: AskOptions,
): Promise<Readonly<Record<string, Answer>>> {
  const by = provider.model === undefined ? provider.id : `${provider.id}, ${provider.model}`
  const asked = { ...request, slots: request.slots.filter(({ key }) => keys.includes(key)) }
  const first = checkWritten(story, asked, readProposals(await answerOf(provider, request, options), asked), by)
  const wrong = keys.filter(key => first[key] === undefined || first[key]?.state === 'refused')
  if (wrong.length === 0) return first
  const repairs = wrong.map(key => {
    const answer = first[key]
    return answer?.state === 'refused'
      ? { key, proposal: answer.text, problems: answer.problems }
      : { key, problems: ['It was not in the answer, or the answer was no JSON object.'] }
  })
  const again = repairRequest(asked, repairs)
  const second = checkWritten(story, again, readProposals(await answerOf(provider, again, options), again), by)
  return Object.fromEntries(
    keys.map(key => {
      const repaired = second[key]
      if (!wrong.includes(key) || repaired === undefined) {
        return [key, first[key] ?? { state: 'refused', text: '', problems: ['There was no answer.'], by }]
      }
      return [key, repaired.state === 'written' ? { ...repaired, repaired: true } : repaired]
    }),
  )
}

async function answerOf(provider: NarrativeProvider, request: FillRequest, options: AskOptions): Promise<string> {
  const { seed, signal, spent } = options
  let text = ''
  try {
    for await (const event of provider.fill(request, { signal, seed })) {
      if (event.type === 'delta') text += event.text
      if (event.type === 'done' && event.usage !== undefined) spent?.(event.usage)
    }
  } catch (cause) {
    signal.throwIfAborted()
    const error = cause instanceof ProviderError ? cause : new ProviderError('invalid', { provider: provider.id })
    // A refusal is an answer.
    if (error.kind === 'refused') return ''
    throw new LacunaError('provider-failed', `${provider.id} gave no answer: ${error.message}`, {
      hint: 'What was answered before is kept: run the command again to go on from there.',
      data: { provider: provider.id, kind: error.kind },
      cause,
    })
  }
  return text
}
