import type { FillRequest, NarrativeProvider } from '@lacuna/engine'
import { readAnswer } from '@lacuna/engine/provider'

/**
 * The texts that a provider gives to a request, by slot key, unchecked; a slot that it leaves alone is not in it.
 *
 * @throws ProviderError
 */
export async function answerTexts(
  provider: NarrativeProvider,
  request: FillRequest,
  seed: number,
): Promise<Readonly<Record<string, string>>> {
  const reader = readAnswer(request.slots.map(({ key }) => key))
  for await (const event of provider.fill(request, { signal: new AbortController().signal, seed })) {
    if (event.type === 'delta') reader.push(event.text)
  }
  return Object.fromEntries(
    request.slots.flatMap(({ key }) => {
      const value = reader.value(key)
      return typeof value === 'string' ? [[key, value] as const] : []
    }),
  )
}
