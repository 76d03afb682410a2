/** What a pretended browser model does wrong. */
export type PretendFault =
  | 'none'
  | 'never created'
  | 'never says whether'
  | 'no network'
  | 'filtered'
  | 'breaks schema'
  | 'too large'
  | 'unknown'
  | 'stalls'

export interface PretendOptions {
  /** Default `available`. */
  readonly state?: 'unavailable' | 'downloadable' | 'downloading' | 'available'
  /** Whether the player has just clicked; a download begins only then. Default false. */
  readonly clicked?: boolean
  /** Languages that it knows. Default English and Spanish. */
  readonly languages?: readonly string[]
  readonly fault?: PretendFault
}

interface Message {
  readonly role: string
  readonly content: string
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
}

interface CreateOptions {
  readonly initialPrompts?: readonly Message[]
  readonly expectedInputs?: readonly { readonly languages?: readonly string[] }[]
  readonly expectedOutputs?: readonly { readonly languages?: readonly string[] }[]
  readonly monitor?: (target: EventTarget) => void
  readonly signal?: AbortSignal
}

interface PromptOptions {
  readonly responseConstraint?: object
  readonly signal?: AbortSignal
}

/**
 * A test double of the browser's `LanguageModel`, after its public explainer
 * (https://github.com/webmachinelearning/prompt-api): states, errors by their names, sessions that remember, copies,
 * abort and destruction. In place of a model it has one sentence, which it puts wherever the schema wants text.
 */
export function pretendLanguageModel(options: PretendOptions = {}) {
  const { clicked = false, languages = ['en', 'es'], fault = 'none' } = options
  let state = options.state ?? 'available'
  const sessions: PretendSession[] = []

  const knows = ({ expectedInputs = [], expectedOutputs = [] }: CreateOptions): boolean =>
    [...expectedInputs, ...expectedOutputs].every(({ languages: asked = [] }) =>
      asked.every(language => languages.includes(language)),
    )

  return {
    /** Every session that was made, copies included. */
    sessions: sessions as readonly PretendSession[],
    async availability(asked: CreateOptions = {}) {
      if (fault === 'never says whether') await never()
      return knows(asked) ? state : 'unavailable'
    },
    async create(asked: CreateOptions = {}): Promise<PretendSession> {
      asked.signal?.throwIfAborted()
      const prompts = asked.initialPrompts ?? []
      if (prompts.some(({ role }, place) => role === 'system' && place > 0))
        throw new TypeError('A system prompt comes first.')
      if (state === 'unavailable' || !knows(asked)) throw new DOMException('No such model.', 'NotSupportedError')
      if (state === 'downloadable' && !clicked) throw new DOMException('Needs a user gesture.', 'NotAllowedError')
      if (fault === 'never created') await Promise.race([never(), ended(asked.signal)])
      const target = new EventTarget()
      asked.monitor?.(target)
      for (const loaded of state === 'available' ? [0, 1] : [0, 0.25, 0.75, 1]) {
        await Promise.race([soon(), ended(asked.signal)])
        if (fault === 'no network' && loaded > 0) throw new DOMException('Lost.', 'NetworkError')
        target.dispatchEvent(new ProgressEvent('downloadprogress', { loaded, total: 1, lengthComputable: true }))
      }
      state = 'available'
      const session = new PretendSession(prompts, fault, sessions)
      asked.signal?.addEventListener('abort', () => session.destroy())
      return session
    },
  }
}

/** One talk. */
export class PretendSession {
  /** All that was said in it, with what it answered. */
  readonly said: Message[]
  isDestroyed = false
  readonly #fault: PretendFault
  readonly #all: PretendSession[]
  readonly #end = new AbortController()

  constructor(said: readonly Message[], fault: PretendFault, all: PretendSession[]) {
    this.said = [...said]
    this.#fault = fault
    this.#all = all
    all.push(this)
  }

  async clone({ signal }: { readonly signal?: AbortSignal } = {}): Promise<PretendSession> {
    await Promise.race([soon(), ended(signal)])
    if (this.isDestroyed) throw new DOMException('The session has been destroyed.', 'InvalidStateError')
    return new PretendSession(this.said, this.#fault, this.#all)
  }

  promptStreaming(input: string, { responseConstraint, signal }: PromptOptions = {}): ReadableStream<string> {
    if (responseConstraint !== undefined && typeof responseConstraint !== 'object') throw new TypeError('No schema.')
    const over = AbortSignal.any([this.#end.signal, ...(signal === undefined ? [] : [signal])])
    const pieces = this.#answer(input, responseConstraint as Schema | undefined, over)
    return new ReadableStream<string>({
      async pull(stream) {
        try {
          const { done, value } = await Promise.race([pieces.next(), ended(over)])
          if (done) stream.close()
          else stream.enqueue(value)
        } catch (error) {
          stream.error(error)
        }
      },
    })
  }

  async *#answer(input: string, schema: Schema | undefined, over: AbortSignal): AsyncGenerator<string> {
    await soon()
    if (this.isDestroyed) throw new DOMException('The session has been destroyed.', 'InvalidStateError')
    if (this.#fault === 'too large') throw new DOMException('Too many tokens.', 'QuotaExceededError')
    if (this.#fault === 'breaks schema') throw new DOMException('No such answer.', 'SyntaxError')
    if (this.#fault === 'unknown') throw new DOMException('Something.', 'UnknownError')
    const answer = schema === undefined ? sentence : JSON.stringify(filled(schema))
    for (let at = 0; at < answer.length; at += 7) {
      if (at > 14 && this.#fault === 'filtered') throw new DOMException('Filtered.', 'NotReadableError')
      if (at > 14 && this.#fault === 'stalls') await Promise.race([never(), ended(over)])
      yield answer.slice(at, at + 7)
      await soon()
    }
    this.said.push({ role: 'user', content: input }, { role: 'assistant', content: answer })
  }

  destroy(): void {
    this.isDestroyed = true
    this.#end.abort(new DOMException('The session was destroyed.', 'AbortError'))
  }
}

const sentence = 'The browser says a short thing.'

function filled(schema: Schema): unknown {
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.type === 'object') {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, filled(inner)]))
  }
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return true
  return [schema.type].flat().includes('string') ? sentence : 2
}

const never = (): Promise<never> => new Promise(() => {})
const soon = (): Promise<void> => new Promise(done => setTimeout(done, 0))

function ended(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}
