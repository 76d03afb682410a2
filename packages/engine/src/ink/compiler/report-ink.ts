import type { SourcePlace } from '../../story/slot.ts'
import type { Diagnoses } from './diagnoses.ts'
import type { InkSource } from './ink-source.ts'
import { type Compiled, type InkMessage, runCompiler } from './run-compiler.ts'

const saidInOurWords = ['pipe-in-tag', 'bracket-in-tag', 'divert-in-tag', 'include-outside']

/** Ink's own words, but for a line of which ours say more. */
export function reportInk({ messages }: Compiled, source: InkSource, diagnoses: Diagnoses): void {
  const placeOf = placesIn(source)
  for (const message of messages) {
    const { kind, file, line, text } = message
    if (kind === 'error' && diagnoses.covers(file, line, saidInOurWords)) continue
    const hint = kind === 'todo' ? '' : 'Ink itself says so; Inky shows the same at this line.'
    const place = placeOf(message)
    const elsewhere = place.file === file ? hint : `Ink itself says so, of what is put into the tag in ${file}:${line}.`
    diagnoses.report(`ink-${kind}`, place, text, elsewhere)
  }
}

/**
 * Where what ink says of a line was written: in details that stand elsewhere, if ink does not say it of the script without
 * them.
 */
function placesIn(source: InkSource): (message: InkMessage) => SourcePlace {
  let others: readonly InkMessage[] | undefined
  return message => {
    const { file, line } = message
    const here = source.inserted.filter(({ at }) => at.file === file && at.line === line)
    if (here.length === 0) return { file, line }
    others ??= runCompiler(source.withDetails([])).messages
    if (others.some(other => same(message, other))) return { file, line }
    const guilty = here.find(({ key }) => {
      const rest = source.withDetails(source.details.filter(details => details.key !== key))
      return here.length === 1 || !runCompiler(rest).messages.some(other => same(message, other))
    })
    return guilty?.place ?? here[0]?.place ?? { file, line }
  }
}

function same(one: InkMessage, other: InkMessage): boolean {
  return one.kind === other.kind && one.file === other.file && one.line === other.line && one.text === other.text
}
