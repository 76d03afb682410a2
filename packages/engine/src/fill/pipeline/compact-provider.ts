import { memberWriter } from '../../provider/answer/member-writer.ts'
import { readAnswer } from '../../provider/answer/read-answer.ts'
import type { FillEvent, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { compactRequests } from '../request/compact-requests.ts'

/**
 * A provider that says its model is small (`capabilities.compact`), asked slot by slot in short words; its answers come as
 * one. Any other provider as it is. An answer that breaks off in the middle of a text ends the whole; one that says nothing
 * leaves its slot out.
 */
export function asItTakes(provider: NarrativeProvider): NarrativeProvider {
  if (provider.capabilities.compact !== true) return provider
  const { id, model, rules, recorded, capabilities } = provider
  return {
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === undefined ? {} : { rules }),
    ...(recorded === undefined ? {} : { recorded }),
    capabilities,
    async *fill(request, options): AsyncGenerator<FillEvent> {
      const writer = memberWriter()
      let usage: Usage | undefined
      let last: Extract<FillEvent, { type: 'done' }> = { type: 'done', reason: 'complete' }
      for (const part of compactRequests(request)) {
        const [slot] = part.slots
        if (slot === undefined) continue
        const answer = readAnswer([slot.key])
        for await (const event of provider.fill(part, options)) {
          if (event.type === 'delta') {
            answer.push(event.text)
            const text = writer.next(slot, answer)
            if (text !== '') yield { type: 'delta', text }
            continue
          }
          answer.end()
          const text = writer.next(slot, answer)
          if (text !== '') yield { type: 'delta', text }
          usage = added(usage, event.usage)
          last = event
          break
        }
        if (writer.isOpen || last.reason === 'refused') break
      }
      if (!writer.isOpen) yield { type: 'delta', text: writer.end() }
      yield { ...last, ...(usage === undefined ? {} : { usage }) }
    },
  }
}

function added(one: Usage | undefined, other: Usage | undefined): Usage | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  }
}
