import { part } from '../parts/part.ts'
import type { ServerSource } from './filler-source.ts'

const address = part(() => import('./server-address.ts'))
const providers = part(() => Promise.all([import('@lacuna/engine/providers/openai-compatible'), address()]))

/**
 * A server of the player's that speaks OpenAI's chat completions: Ollama, llama.cpp, LM Studio, vLLM.
 *
 * @example
 * mount(element, ferry, { fillers: [browserModel(), localServer()] })
 */
export function localServer(): ServerSource {
  return {
    kind: 'server',
    addresses: {
      Ollama: 'http://127.0.0.1:11434/v1',
      'llama.cpp': 'http://127.0.0.1:8080/v1',
      'LM Studio': 'http://127.0.0.1:1234/v1',
      vLLM: 'http://127.0.0.1:8000/v1',
    },
    models: async typed => (await address()).listModels(typed),
    async open({ address: typed, model }) {
      const [{ openAiCompatibleProvider }, { wholeAddress }] = await providers()
      const baseUrl = wholeAddress(typed)
      const here = openAiCompatibleProvider({ baseUrl, model, id: 'server' })
      // One elsewhere is named: what the player agreed to for it holds for no other.
      return here.capabilities.local ? here : openAiCompatibleProvider({ baseUrl, model, id: new URL(baseUrl).host })
    },
  }
}
