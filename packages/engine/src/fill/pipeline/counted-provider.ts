import { estimatedUsage } from '../../provider/cost/estimate-usage.ts'
import type { FillEvent, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { readFillEvent } from '../../provider/port/provider-event.ts'

/**
 * The same provider; what each answer has used is reported once: as the vendor counted it, or by estimate where nobody did.
 * A request that fails before its first event has used nothing.
 */
export function countedProvider(
  provider: NarrativeProvider,
  used: (usage: Usage, model: string | undefined, isCounted: boolean) => void,
): NarrativeProvider {
  const { id, model, rules, capabilities } = provider
  return {
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === undefined ? {} : { rules }),
    capabilities,
    async *fill(request, options): AsyncGenerator<FillEvent> {
      let received: string | undefined
      let counted: Usage | undefined
      let answered = model
      try {
        for await (const given of provider.fill(request, options)) {
          const event = readFillEvent(given)
          if (event?.type === 'done') {
            counted = event.usage
            answered = event.model ?? answered
          }
          received = (received ?? '') + (event?.type === 'delta' ? event.text : '')
          yield given
        }
      } finally {
        if (counted !== undefined) used(counted, answered, true)
        else if (received !== undefined) used(estimatedUsage(request, received), answered, false)
      }
    },
  }
}
