import { silence } from '../../base/silence.ts'
import { systemClock } from '../../base/system-clock.ts'
import { untilAborted } from '../../base/until-aborted.ts'
import { streamParts } from '../../provider/http/stream-parts.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { LocalModelProvider } from '../../provider/port/local-model-provider.ts'
import type { FillEvent, FillOptions } from '../../provider/port/narrative-provider.ts'
import { withoutSamples } from '../../provider/request/without-samples.ts'
import { type ChromeStage, failureOf, isRefusal, stuck, unavailable, unloaded } from './failure-of.ts'
import {
  browserLanguageModel,
  type CreateOptions,
  type LanguageModelApi,
  type ModelAvailability,
  type ModelSession,
} from './language-model.ts'
import type { ChromeOptions } from './options.ts'
import { languagesOf, promptOf, talkOf } from './request-body.ts'

const id = 'chrome'

/** The browser's model as a provider. */
export interface ChromeProvider extends LocalModelProvider {
  /** Whether the browser has a model for the language, or could fetch one; `unavailable` where it doesn't say in time. */
  availability(language?: string): Promise<ModelAvailability>
}

/**
 * Asks the model that is built into the browser. It runs on the device; which model it is, the browser does not say. Where it has to be
 * fetched first, the browser does that only right after a click: call `load()` then.
 *
 * @throws ProviderError in the iteration: `offline` (no model, or not fetched), `timeout` (the browser never got it
 * ready), `invalid` (too large, or more than it can keep to), `cut`, `overloaded`.
 * @example
 * const provider = chromeProvider({ onProgress: showProgress })
 * if ((await provider.availability()) !== 'unavailable') button.onclick = () => provider.load()
 */
export function chromeProvider(options: ChromeOptions = {}): ChromeProvider {
  const { clock = systemClock, creationMs = 20_000, language: first = 'en' } = options
  let closing = new AbortController()
  let warm: Promise<ModelSession> | undefined
  let talk: { readonly key: string; readonly session: Promise<ModelSession> } | undefined
  let isStuck = false

  const api = (): LanguageModelApi => {
    const found = options.languageModel ?? browserLanguageModel()
    if (found === undefined) throw unavailable(id)
    return found
  }

  /** Nobody but `unload` calls this off: others may wait for the same. */
  const create = async (what: CreateOptions): Promise<ModelSession> => {
    if (isStuck) throw stuck(id)
    const giveUp = new AbortController()
    const either = AbortSignal.any([closing.signal, giveUp.signal])
    const quiet = silence(clock, creationMs, () => {
      isStuck = true
      giveUp.abort(stuck(id))
    })
    try {
      const { initialPrompts: _, ...languages } = what
      const state = await untilAborted(api().availability(languages), either)
      if (state === 'unavailable') throw unavailable(id)
      const creating = api().create({
        ...what,
        signal: either,
        monitor: target =>
          target.addEventListener('downloadprogress', event => {
            if (either.aborted) return
            quiet.heard()
            // The last step is the loading itself.
            options.onProgress?.(Math.min((event as ProgressEvent).loaded, 0.999))
          }),
      })
      // One that comes too late is let go of.
      creating.then(session => either.aborted && session.destroy()).catch(() => {})
      const session = await untilAborted(creating, either)
      options.onProgress?.(1)
      return session
    } catch (error) {
      either.throwIfAborted()
      throw failureOf(error, id, 'creating')
    } finally {
      quiet.stop()
    }
  }

  const letGo = (session: Promise<ModelSession> | undefined): void => {
    void session?.then(made => made.destroy()).catch(() => {})
  }

  const talkFor = (request: FillRequest): Promise<ModelSession> => {
    const what = talkOf(request)
    const key = JSON.stringify(what)
    if (talk?.key === key) return talk.session
    letGo(talk?.session)
    const session = create(what)
    const mine = { key, session }
    talk = mine
    session.catch(() => {
      if (talk === mine) talk = undefined
    })
    return session
  }

  /** A copy of the talk, for one request: what is said in it is forgotten with it. */
  const copyFor = async (request: FillRequest, signal: AbortSignal): Promise<ModelSession> => {
    const from = talkFor(request)
    const base = await untilAborted(from, signal)
    const cloning = base.clone({ signal })
    cloning.then(
      copy => signal.aborted && copy.destroy(),
      () => {
        // The browser may have taken it back for its memory: the next request begins a new one.
        if (talk?.session === from && !signal.aborted) talk = undefined
      },
    )
    return untilAborted(cloning, signal)
  }

  return {
    id,
    capabilities: { streaming: true, jsonSchema: 'strict', local: true, atOnce: 1, compact: true },
    async availability(language = first) {
      const giveUp = new AbortController()
      const quiet = silence(clock, creationMs, () => giveUp.abort())
      try {
        return await untilAborted(api().availability(languagesOf(language)), giveUp.signal)
      } catch {
        return 'unavailable'
      } finally {
        quiet.stop()
      }
    },
    async load() {
      isStuck = false
      warm ??= create(languagesOf(first))
      const mine = warm
      mine.catch(() => {
        if (warm === mine) warm = undefined
      })
      await mine
    },
    async unload() {
      const sessions = [warm, talk?.session]
      warm = undefined
      talk = undefined
      closing.abort(unloaded(id))
      closing = new AbortController()
      for (const session of sessions) letGo(session)
    },
    async *fill(asked: FillRequest, fillOptions: FillOptions): AsyncGenerator<FillEvent> {
      const { signal } = fillOptions
      signal.throwIfAborted()
      const request = withoutSamples(asked, fillOptions)
      const left = new AbortController()
      const either = AbortSignal.any([signal, left.signal, closing.signal])
      let stage: ChromeStage = 'asking'
      let session: ModelSession | undefined
      try {
        session = await copyFor(request, either)
        const { input, responseConstraint } = promptOf(request)
        const pieces = streamParts(session.promptStreaming(input, { responseConstraint, signal: either }))
        for (;;) {
          const { done, value } = await untilAborted(pieces.next(), either)
          if (done) break
          if (typeof value !== 'string' || value === '') continue
          stage = 'answering'
          yield { type: 'delta', text: value }
        }
        yield { type: 'done', reason: 'complete' }
      } catch (error) {
        either.throwIfAborted()
        if (!isRefusal(error)) throw failureOf(error, id, stage)
        yield { type: 'done', reason: 'refused' }
      } finally {
        left.abort()
        session?.destroy()
      }
    },
  }
}
