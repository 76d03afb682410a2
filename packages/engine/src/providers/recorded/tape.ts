import type { FillEvent, NarrativeProvider } from '../../fill/narrative-provider.ts'
import { type ProviderErrorKind, providerErrorKinds } from '../../fill/provider-error.ts'
import { LacunaError } from '../../story/lacuna-error.ts'

/** One answer as it came. */
export interface TapedAnswer {
  /** Key of the request (`requestKey`), so that the tape holds none of its text. */
  readonly key: string
  readonly seed: number
  readonly events: readonly FillEvent[]
  /** What went wrong after the events, where something did. */
  readonly failed?: string
  /** Of what kind that was. */
  readonly kind?: ProviderErrorKind
}

/** The answers of one provider, as JSON. */
export interface Tape {
  readonly format: 1
  /** Who answered; a replay stands for the same one. */
  provider: Pick<NarrativeProvider, 'id' | 'model' | 'rules'>
  readonly answers: TapedAnswer[]
}

/** A tape with nothing on it. */
export function newTape(): Tape {
  return { format: 1, provider: { id: 'recorded' }, answers: [] }
}

/**
 * A tape from what was saved of one.
 *
 * @throws LacunaError `file-invalid`, with the place of the first thing that is not as it should be.
 */
export function readTape(saved: unknown): Tape {
  const tape = saved as Tape
  if (!isRecord(saved) || saved.format !== 1) throw damaged('$.format', 'must be 1')
  const { provider, answers } = saved
  if (!isRecord(provider) || typeof provider.id !== 'string') throw damaged('$.provider.id', 'must be a text')
  if (!Array.isArray(answers)) throw damaged('$.answers', 'must be a list')
  for (const [index, answer] of answers.entries()) {
    if (!isRecord(answer) || typeof answer.key !== 'string') throw damaged(`$.answers[${index}].key`, 'must be a text')
    if (typeof answer.seed !== 'number') throw damaged(`$.answers[${index}].seed`, 'must be a number')
    const events = answer.events
    if (!Array.isArray(events)) throw damaged(`$.answers[${index}].events`, 'must be a list')
    if (answer.kind !== undefined && !providerErrorKinds.some(kind => kind === answer.kind)) {
      throw damaged(`$.answers[${index}].kind`, `must be one of ${providerErrorKinds.join(', ')}`)
    }
    const wrong = events.findIndex(event => !isEvent(event))
    if (wrong >= 0) throw damaged(`$.answers[${index}].events[${wrong}]`, 'must be a delta or done')
  }
  return structuredClone(tape)
}

function isEvent(event: unknown): boolean {
  if (!isRecord(event)) return false
  return event.type === 'delta'
    ? typeof event.text === 'string'
    : event.type === 'done' && ['complete', 'length', 'refused'].includes(event.reason as string)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function damaged(path: string, rule: string): LacunaError {
  return new LacunaError('file-invalid', `This is no tape of answers: ${path} ${rule}.`, {
    hint: 'Record it again.',
    data: { path },
  })
}
