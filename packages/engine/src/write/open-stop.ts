import type { SlotOptions } from './inline-slot.ts'

/** `ask` and `decide`: the brief alone, or with a name of its own (default: the beat's) and what it reads. */
export type Question<Read extends string = string> =
  | string
  | ({ readonly id?: string; readonly brief: string } & Pick<SlotOptions<Read>, 'reads' | 'policy'>)

/** A value that may be invented for a variable before the beat is read. The value it has stands if nothing comes. */
export interface Invention<Value = unknown, Read extends string = string>
  extends Omit<SlotOptions<Read>, 'oneOf' | 'minWords'> {
  readonly brief: string
  /** Finite: one of these. */
  readonly oneOf?: readonly Value[]
  /** Numbers: the smallest allowed; goes with `to`. */
  readonly from?: number
  readonly to?: number
  /** Asks for another value at each visit. Default: the first value that was brought in for the variable stays. */
  readonly again?: true
}

/** A variable that a provider may judge otherwise than the author's own rule has set it. Finite: every outcome is the author's. */
export type Judgement<Value = unknown, Read extends string = string> = Pick<
  Invention<Value, Read>,
  'brief' | 'oneOf' | 'from' | 'to' | 'reads' | 'policy'
>

/** A bounded generated scene in place of what the author wrote here; it always comes back at the same place. */
export interface Detour<Variable extends string = string, Read extends string = string>
  extends Pick<SlotOptions<Read>, 'reads' | 'policy' | 'never'> {
  readonly id?: string
  readonly brief: string
  /** Exchanges at most. Default 3. */
  readonly exchanges?: number
  /** Variables that it may bring back; nothing else. */
  readonly maySet?: readonly Variable[]
}
