import type { SlotOptions } from './inline-slot.ts'

/** `ask`: the brief alone, or with a name of its own (default: the beat's) and what it reads. */
export type Question<Read extends string = string> =
  | string
  | ({ readonly id?: string; readonly brief: string } & Pick<SlotOptions<Read>, 'reads' | 'policy'>)

/** `decide`: as a {@link Question}, and whose knowledge counts. */
export type Decision<Read extends string = string, Name extends string = string> =
  | Question<Read>
  | (Exclude<Question<Read>, string> & Judging<Name>)

/** Whose knowledge counts. */
interface Judging<Name extends string> {
  /** Somebody of the cast, or `public`: who knows what all know. Default: those who are present. */
  readonly by?: Name | 'public'
}

/** A value that may be invented for a variable before the beat is read. The value it has stands if nothing comes. */
export interface Invention<Value = unknown, Read extends string = string, Name extends string = string>
  extends Omit<SlotOptions<Read>, 'oneOf' | 'minWords'>,
    Judging<Name> {
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
export type Judgement<Value = unknown, Read extends string = string, Name extends string = string> = Pick<
  Invention<Value, Read, Name>,
  'brief' | 'oneOf' | 'from' | 'to' | 'reads' | 'policy' | 'by'
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
