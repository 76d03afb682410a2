import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { Answering, FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import type { SlotVerb } from '../../story/slot.ts'

/** Whom to ask, best first. */
export interface Routes {
  /** For every request that has no provider of its own. */
  readonly otherwise: readonly NarrativeProvider[]
  /** For requests whose slots are all of one kind. */
  readonly by?: Readonly<Partial<Record<SlotVerb, readonly NarrativeProvider[]>>>
  /** Stable name, part of the key of every fill. Default: the names of all, joined by `+`. */
  readonly id?: string
}

/**
 * Asks the first that is available: one that fails before its first word hands the request on to the next. After that
 * word the answer stays with whoever began it. With a fill it is recorded who answered. It counts as local where all are,
 * and answers as many at once as those who are asked first: a small model that stands behind a large one holds nobody up
 * while it is not asked.
 *
 * @throws what the last of them failed with, in the iteration.
 * @example route({ otherwise: [withBreaker(anthropic), grammarProvider(story.bible)] })
 */
export function route(routes: Routes): NarrativeProvider {
  const all = [...new Set([routes.otherwise, ...Object.values(routes.by ?? {})].flat())]
  const bounds = [routes.otherwise, ...Object.values(routes.by ?? {})].flatMap(
    ([first]) => first?.capabilities.atOnce ?? [],
  )
  const models = all.flatMap(({ model }) => model ?? [])
  return {
    id: routes.id ?? [...new Set(all.map(({ id }) => id))].join('+'),
    ...(models.length === 0 ? {} : { model: [...new Set(models)].join('+') }),
    ...(all.length > 0 && all.every(({ rules }) => rules === true) ? { rules: true } : {}),
    capabilities: {
      streaming: all.some(({ capabilities }) => capabilities.streaming),
      jsonSchema: all.every(({ capabilities }) => capabilities.jsonSchema === 'strict') ? 'strict' : 'hint',
      local: all.every(({ capabilities }) => capabilities.local),
      ...(all.some(({ capabilities }) => capabilities.path === true) ? { path: true } : {}),
      ...(all.some(({ capabilities }) => capabilities.shared === true) ? { shared: true } : {}),
      ...(all.every(({ capabilities }) => capabilities.compact === true) ? { compact: true } : {}),
      ...(bounds.length === 0 ? {} : { atOnce: Math.min(...bounds) }),
    },
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      let failed: unknown = new ProviderError('offline')
      for (const provider of wayOf(request, routes)) {
        options.signal.throwIfAborted()
        let begun = false
        try {
          // One that routes itself knows better who it is.
          let who: Answering = provider
          const answering = (inner: Answering): void => {
            who = inner
          }
          for await (const event of provider.fill(request, { ...options, answering })) {
            if (!begun) options.answering?.(who)
            begun = true
            yield event
          }
          return
        } catch (error) {
          if (begun || options.signal.aborted) throw error
          failed = error
          // The one before may have been sent less; whoever is next is sent all.
          options.sending?.(request)
        }
      }
      throw failed
    },
  }
}

function wayOf(request: FillRequest, { by, otherwise }: Routes): readonly NarrativeProvider[] {
  const verbs = new Set(request.slots.map(({ verb }) => verb))
  const [only] = verbs
  return (only !== undefined && verbs.size === 1 ? by?.[only] : undefined) ?? otherwise
}
