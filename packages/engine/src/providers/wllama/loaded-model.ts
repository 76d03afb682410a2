import type { ChatCompletionChunk, ChatCompletionParams, Wllama } from '@wllama/wllama/esm/index.js'
import { deferred } from '../../base/deferred.ts'
import { silence } from '../../base/silence.ts'
import { systemClock } from '../../base/system-clock.ts'
import { untilAborted } from '../../base/until-aborted.ts'
import { streamParts } from '../../provider/http/stream-parts.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { loadingFailure, neverReady, notGguf, notRunnable } from './failure-of.ts'
import type { WllamaOptions } from './options.ts'

/** A model in memory. It writes one answer at a time: whoever comes later waits. */
export interface LoadedModel {
  /** The chunks of one answer. Leaving the iteration, or aborting, has the model stop with the next token. */
  chunks(body: ChatCompletionParams, signal: AbortSignal): AsyncGenerator<ChatCompletionChunk>
}

/**
 * Loads the package, its wasm and the model, in a worker of their own.
 *
 * @param closing ends the worker, also while it loads.
 * @throws ProviderError; the reason of `closing`
 */
export async function loadModel(options: WllamaOptions, provider: string, closing: AbortSignal): Promise<LoadedModel> {
  const { onProgress } = options
  const late = deferred<never>()
  const { clock = systemClock, loadingMs = 120_000 } = options
  const quiet = silence(clock, loadingMs, () => late.reject(neverReady(provider)))
  const unlessClosed = <T>(work: Promise<T>): Promise<T> => untilAborted(Promise.race([work, late.promise]), closing)
  let llama: Wllama | undefined
  try {
    await unlessClosed(checkPlatform(options, provider))
    llama = await unlessClosed(newLlama(options, error => late.reject(error)))
    const files = await unlessClosed(
      modelFiles(llama, options, provider, closing, share => {
        quiet.heard()
        // The last step is the loading itself.
        onProgress?.(Math.min(share, 0.999))
      }),
    )
    quiet.heard()
    await unlessClosed(
      llama.loadModel([...files], {
        n_ctx: options.contextTokens ?? 4096,
        n_parallel: 1,
        reasoning: false,
        ...(options.threads === undefined ? {} : { n_threads: options.threads }),
        ...(options.gpuLayers === undefined ? {} : { n_gpu_layers: options.gpuLayers }),
      }),
    )
    // One that is damaged is reported nowhere else.
    if (!(llama.getLoadedContextInfo().n_ctx > 0)) throw loadingFailure(undefined, provider)
  } catch (error) {
    await llama?.exit().catch(() => {})
    closing.throwIfAborted()
    throw loadingFailure(error, provider)
  } finally {
    quiet.stop()
  }
  const ready = llama
  closing.addEventListener('abort', () => void ready.exit().catch(() => {}), { once: true })
  onProgress?.(1)
  return inTurn(ready, closing)
}

async function newLlama({ wasm, compat }: WllamaOptions, failed: (error: unknown) => void): Promise<Wllama> {
  const { Wllama } = await import('@wllama/wllama/esm/index.js')
  const quietly = (): void => {}
  const llama = new Wllama(
    { default: wasm },
    {
      suppressNativeLog: true,
      logger: {
        debug: quietly,
        log: quietly,
        warn: quietly,
        // An event, and no text, is the worker that did not even start; nothing else reports it.
        error: (...said) => {
          if (said[0] instanceof Event) failed(said[0])
        },
      },
    },
  )
  if (compat !== undefined) llama.setCompat({ ...compat })
  return llama
}

/** What fails here would have the package wait for ever. */
async function checkPlatform({ wasm, compat }: WllamaOptions, provider: string): Promise<void> {
  if (compat === undefined && !hasMemory64()) throw notRunnable(provider)
  // The smallest program there is: a page's policy lets either all of them run or none.
  await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).catch(() => {
    throw notRunnable(provider)
  })
  const response = await fetch(wasm).catch(() => undefined)
  if (response?.body && response.ok) {
    for await (const [first, ...rest] of streamParts(response.body)) {
      if (first === 0 && String.fromCharCode(...rest.slice(0, 3)) === 'asm') return
      break
    }
  }
  throw new ProviderError('invalid', {
    provider,
    message: 'The program that runs models is not where the game says.',
    hint: 'The option wasm is the address at which the game serves @wllama/wllama/esm/wasm/wllama.wasm.',
  })
}

function hasMemory64(): boolean {
  try {
    new WebAssembly.Memory({ address: 'i64', initial: 1n } as unknown as WebAssembly.MemoryDescriptor)
    return true
  } catch {
    return false
  }
}

async function modelFiles(
  llama: Wllama,
  { model }: WllamaOptions,
  provider: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<readonly Blob[]> {
  const files =
    typeof model === 'string'
      ? await downloaded(llama, model, provider, signal, onShare)
      : model instanceof Blob
        ? [model]
        : model
  const heads = await Promise.all(files.map(file => file.slice(0, 4).text()))
  if (heads.length > 0 && heads.every(head => head === 'GGUF')) return files
  // Or the page that a server gave in its place would be kept as the model.
  if (typeof model === 'string') await llama.modelManager.cacheManager.delete(model).catch(() => {})
  throw notGguf(provider)
}

async function downloaded(
  llama: Wllama,
  url: string,
  provider: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<readonly Blob[]> {
  try {
    const model = await llama.modelManager.getModelOrDownload(
      { url },
      { signal, progressCallback: ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0) },
    )
    return await model.open()
  } catch {
    throw new ProviderError('offline', {
      provider,
      message: 'The model could not be downloaded.',
      hint: 'Check the address, which has to end with .gguf, and whether its server allows requests from this page.',
    })
  }
}

function inTurn(llama: Wllama, closing: AbortSignal): LoadedModel {
  let turn: Promise<void> = Promise.resolve()
  return {
    async *chunks(body, signal) {
      const left = new AbortController()
      const either = AbortSignal.any([signal, closing, left.signal])
      const before = turn
      const over = deferred()
      turn = over.promise
      let begun = false
      try {
        await untilAborted(before, either)
        begun = true
        yield* arriving(llama, body, either, over.resolve)
      } finally {
        left.abort()
        // Who leaves before it is his turn has whoever is next wait for the one before.
        if (!begun) void before.then(() => over.resolve())
      }
    },
  }
}

/** The chunks as they arrive; `over` is called when the model has really stopped, which can be after the iteration has ended. */
async function* arriving(
  llama: Wllama,
  body: ChatCompletionParams,
  signal: AbortSignal,
  over: () => void,
): AsyncGenerator<ChatCompletionChunk> {
  const arrived: ChatCompletionChunk[] = []
  let change = deferred()
  let isOver = false
  const work = llama
    .createChatCompletion({
      ...body,
      stream: true,
      abortSignal: signal,
      onData: chunk => {
        arrived.push(chunk)
        change.resolve()
      },
    })
    .finally(() => {
      isOver = true
      change.resolve()
      over()
    })
  work.catch(() => {})
  for (;;) {
    await untilAborted(change.promise, signal)
    change = deferred()
    yield* arrived.splice(0)
    if (isOver && arrived.length === 0) return await work
  }
}
