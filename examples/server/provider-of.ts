import type { NarrativeProvider, Story } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { withBreaker, withDeadlines, withRetry } from '@lacuna/engine/providers/wrappers'

/** The variables of the environment that are looked at. */
export interface Settings {
  readonly ANTHROPIC_API_KEY?: string | undefined
  readonly ANTHROPIC_MODEL?: string | undefined
  /** Address of a server that speaks OpenAI's chat completions, with its version: `http://127.0.0.1:11434/v1`. */
  readonly MODEL_URL?: string | undefined
  readonly MODEL?: string | undefined
  readonly MODEL_KEY?: string | undefined
}

/** Who fills: Anthropic's model where there is a key, a compatible server where there is an address, else the grammar. */
export async function providerOf(settings: Settings): Promise<(story: Story) => NarrativeProvider> {
  const { ANTHROPIC_API_KEY, ANTHROPIC_MODEL, MODEL_URL, MODEL, MODEL_KEY } = settings
  if (ANTHROPIC_API_KEY) {
    const { anthropicProvider } = await import('@lacuna/engine/providers/anthropic')
    const model = ANTHROPIC_MODEL ? { model: ANTHROPIC_MODEL } : {}
    return always(anthropicProvider({ apiKey: ANTHROPIC_API_KEY, ...model }))
  }
  if (MODEL_URL) {
    const { openAiCompatibleProvider } = await import('@lacuna/engine/providers/openai-compatible')
    const key = MODEL_KEY ? { apiKey: MODEL_KEY } : {}
    return always(openAiCompatibleProvider({ baseUrl: MODEL_URL, model: MODEL ?? 'default', ...key }))
  }
  return story => grammarProvider(story.bible)
}

function always(provider: NarrativeProvider): () => NarrativeProvider {
  const wrapped = withBreaker(withRetry(withDeadlines(provider)))
  return () => wrapped
}
