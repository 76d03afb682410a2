import { untilAborted } from '../../base/until-aborted.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { LocalModelProvider } from '../../provider/port/local-model-provider.ts'
import type { FillEvent, FillOptions } from '../../provider/port/narrative-provider.ts'
import { withoutSamples } from '../../provider/request/without-samples.ts'
import { answerEvents } from './answer-events.ts'
import { answerFailure, unloaded } from './failure-of.ts'
import { type LoadedModel, loadModel } from './loaded-model.ts'
import type { WllamaOptions } from './options.ts'
import { requestBody } from './request-body.ts'

const id = 'wllama'

/**
 * Runs a model in the browser: llama.cpp as WebAssembly, from the package `@wllama/wllama`, which is loaded with the model
 * and not before. Nothing that is asked or written leaves the device. One model answers one request at a time, in the order
 * they come; equal requests with equal seeds have equal answers on the same device.
 *
 * @throws ProviderError in the iteration: `offline` (the model can't be downloaded), `invalid` (no model, too large, or a
 * request larger than its context), `cut` (unloaded, or broken down).
 * @example
 * import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'
 * const provider = wllamaProvider({ model: file, wasm, onProgress: showProgress })
 * await provider.load()
 */
export function wllamaProvider(options: WllamaOptions): LocalModelProvider {
  const model = options.name ?? nameOf(options.model)
  let closing = new AbortController()
  let loading: Promise<LoadedModel> | undefined
  let failed = false

  const begin = (): Promise<LoadedModel> => {
    if (loading !== undefined) return loading
    failed = false
    const mine = loadModel(options, id, closing.signal)
    mine.catch(() => {
      if (loading === mine) failed = true
    })
    loading = mine
    return mine
  }
  const close = (reason: unknown): void => {
    closing.abort(reason)
    closing = new AbortController()
    loading = undefined
  }

  return {
    id,
    model,
    capabilities: { streaming: true, jsonSchema: 'strict', local: true, atOnce: 1, compact: true },
    async load() {
      if (failed) close(unloaded(id))
      await begin()
    },
    async unload() {
      close(unloaded(id))
    },
    async *fill(asked: FillRequest, fillOptions: FillOptions): AsyncGenerator<FillEvent> {
      const { signal, seed } = fillOptions
      signal.throwIfAborted()
      const request = withoutSamples(asked, fillOptions)
      const ready = begin()
      const loaded = await untilAborted(ready, signal)
      let begun = false
      try {
        for await (const event of answerEvents(loaded.chunks(requestBody(request, seed), signal), id, model)) {
          begun = true
          yield event
        }
      } catch (error) {
        signal.throwIfAborted()
        const [failure, alive] = answerFailure(error, id, begun)
        if (!alive && loading === ready) {
          close(failure)
          // Loading costs too much to be tried again with every request: that is for whoever calls `load`.
          loading = Promise.reject(failure)
          loading.catch(() => {})
          failed = true
        }
        throw failure
      }
    },
  }
}

function nameOf(model: WllamaOptions['model']): string {
  const first = typeof model === 'string' || model instanceof Blob ? model : model[0]
  const path = typeof first === 'string' ? (first.split(/[?#]/)[0] ?? '') : ((first as File | undefined)?.name ?? '')
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(-\d{5}-of-\d{5})?\.gguf$/i, '')
  return name === '' ? 'gguf' : name
}
