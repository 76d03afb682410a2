import type { ContextPart, FillRequest, SoftPart } from './fill-request.ts'

/** A part of a request as it is read: its items stand in the text. */
export type IncludedPart = Pick<ContextPart, 'label' | 'text' | 'trust'>

/**
 * All parts of a request in the order in which a model reads them: a soft one before the part that it names, or behind all.
 * Items are lines that begin with their number in brackets.
 *
 * @example
 * for (const { label, text } of includedParts(request)) console.info(label, text) // 'diary' '[1] You let them look.'
 */
export function includedParts({ context, soft = [] }: Pick<FillRequest, 'context' | 'soft'>): readonly IncludedPart[] {
  const standsAt = (part: SoftPart): number => {
    const at = context.findIndex(({ label }) => label === part.before)
    return at < 0 ? context.length : at
  }
  return [...context, undefined]
    .flatMap((part, at) => [...soft.filter(one => standsAt(one) === at), ...(part === undefined ? [] : [part])])
    .map(readPart)
}

function readPart({ label, text, items = [], trust }: ContextPart): IncludedPart {
  const lines = [text, ...items.map(({ n, text }) => `[${n}] ${text}`)]
  return { label, text: lines.filter(line => line !== '').join('\n'), trust }
}

/** The numbers of everything that a request tells, in the order in which it is read. */
export function numbersIn({ context, soft = [] }: Pick<FillRequest, 'context' | 'soft'>): ReadonlySet<number> {
  return new Set([...context, ...soft].flatMap(({ items = [] }) => items.map(({ n }) => n)))
}
