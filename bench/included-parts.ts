import { type FillRequest, includedParts } from '@lacuna/engine'
import { estimateTokens } from '@lacuna/engine/check'

/** Of what kind text in a request is: `rules` are the instructions and the answer's form, the others are in the docstring of `PartKind`. */
export type IncludedKind = 'rules' | 'computed' | 'bound' | 'soft'

/** A part of a request, and how much it is. */
export interface IncludedTokens {
  readonly part: string
  readonly kind: IncludedKind
  /** By estimate. */
  readonly tokens: number
}

/** All that a request sends, in parts, in the order in which a model reads it. */
export function includedTokens(request: FillRequest): readonly IncludedTokens[] {
  const { context, instructions, schema, soft = [] } = request
  const { samples = '', stable, volatile } = instructions
  const bound = new Set(context.filter(({ kind }) => kind === 'bound').map(({ label }) => label))
  const isSoft = new Set(soft.map(({ label }) => label))
  const kindOf = (label: string): IncludedKind => (isSoft.has(label) ? 'soft' : bound.has(label) ? 'bound' : 'computed')
  const rules = [
    ['instructions, cast and lore', stable],
    ['samples of the prose', samples],
    ['slots and their limits', volatile],
    ['form of the answer', JSON.stringify(schema)],
  ] as const
  return [
    ...rules.map(([part, text]) => ({ part, kind: 'rules' as const, tokens: estimateTokens(text) })),
    ...includedParts(request).map(({ label, text }) => ({
      part: label,
      kind: kindOf(label),
      tokens: estimateTokens(text),
    })),
  ].filter(({ tokens }) => tokens > 0)
}
