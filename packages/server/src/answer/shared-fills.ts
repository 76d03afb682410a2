import type { Clock, FillRequest, FillStore, StoredFills, Story } from '@lacuna/engine'
import { checkAnswer, maxVariants } from '@lacuna/engine/fill'
import { readAnswer } from '@lacuna/engine/provider'
import { Patience } from '../limits/patience.ts'

/** Milliseconds that one look into the store may take: what it does not say in time is asked of the provider. */
const mostLoadMs = 900
/** Milliseconds after which nobody waits for an answer to be kept. */
const mostSaveMs = 2000

/** What answers are kept with. */
export interface SharedFillsPorts {
  readonly store: FillStore
  readonly clock: Clock
  /** Called for a store that has failed. */
  readonly fault: (error: unknown) => void
}

/** Answers that players share. A store that fails, hangs or has nonsense costs a question to the provider, nothing else. */
export class SharedFills {
  readonly #ports: SharedFillsPorts

  constructor(ports: SharedFillsPorts) {
    this.#ports = ports
  }

  /** The variants that are kept and still good; `undefined` where the store does not say. */
  async load(
    key: string,
    { story, request }: { readonly story: Story; readonly request: FillRequest },
    patience: Patience,
  ): Promise<readonly StoredFills[] | undefined> {
    try {
      const kept: unknown = await patience.wait(() => this.#ports.store.load(key), { mostMs: mostLoadMs })
      if (!Array.isArray(kept)) throw new TypeError('A fill store has answered something that is no list.')
      return kept.slice(0, maxVariants(story.bible, request.slots)).filter(fills => isGood(fills, story, request))
    } catch (error) {
      this.#ports.fault(error)
      return undefined
    }
  }

  /** Resolves when it is kept, or need not be waited for any more. */
  async save(key: string, fills: StoredFills, most: number): Promise<void> {
    const { store, clock, fault } = this.#ports
    try {
      await new Patience(clock, mostSaveMs).wait(() => store.save(key, fills, most))
    } catch (error) {
      fault(error)
    }
  }
}

function isGood(fills: unknown, story: Story, request: FillRequest): fills is StoredFills {
  if (typeof fills !== 'object' || fills === null) return false
  const { provider, model, values } = fills as Readonly<Record<string, unknown>>
  if (typeof provider !== 'string' || (model !== undefined && typeof model !== 'string')) return false
  if (typeof values !== 'object' || values === null) return false
  const reader = readAnswer(request.slots.map(slot => slot.key))
  reader.push(JSON.stringify(values))
  return checkAnswer(request, story, reader).repairs.length === 0
}
