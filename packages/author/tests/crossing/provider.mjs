/** Writes a text for each slot that shows what the request says of this reader; one is too long, and the last slot keeps the author's words. */
export const provider = {
  id: 'crossing-writer',
  capabilities: { streaming: false, jsonSchema: 'strict', local: true },
  async *fill(request) {
    const asked = JSON.stringify([request.context, request.facts])
    const ticket = /paid/.test(asked) ? 'with a ticket in your pocket' : 'with no ticket to show'
    const members = request.slots.map(({ key, slot }) => {
      if (slot === 'deck.ramp') return [key, { uses: [], text: null }]
      if (slot === 'deck.tickets') return [key, { uses: [], text: 'Tickets, please, '.repeat(15) }]
      const uses = request.context.flatMap(part => part.items ?? []).map(({ n }) => n)
      return [key, { uses, text: `You sit there ${ticket}, and the morning takes its time.` }]
    })
    yield { type: 'delta', text: JSON.stringify(Object.fromEntries(members)) }
    yield { type: 'done', reason: 'complete', usage: { inputTokens: 100, outputTokens: 10 } }
  },
}
