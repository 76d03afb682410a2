import type { Brief } from './brief.ts'
import { readNames } from './reads-of.ts'
import { tagWord } from './verbs/slot-tags.ts'

/** The text of the tag that says this brief; `parseBrief` reads the same out of it. */
export function printBrief(brief: Brief): string {
  const { contract } = brief
  const quoted = (words: readonly (string | number)[]) => words.map(word => `"${word}"`).join(', ')
  const domain = contract.domain
  const names = readNames(brief.reads)
  const clauses = [
    contract.maxWords !== undefined && `max ${contract.maxWords} words`,
    contract.maxSentences !== undefined && `max ${contract.maxSentences} sentences`,
    contract.maxCharacters !== undefined && `max ${contract.maxCharacters} characters`,
    contract.maxLines !== undefined && `max ${contract.maxLines} lines`,
    contract.minWords !== undefined && `min ${contract.minWords} words`,
    contract.mention && `mention ${quoted(contract.mention)}`,
    contract.never && `never ${quoted(contract.never)}`,
    contract.oneOf && `one of ${quoted(contract.oneOf)}`,
    domain?.type === 'options' && `one of ${quoted(domain.options)}`,
    domain?.type === 'range' && `from ${domain.from} to ${domain.to}`,
    contract.exchanges !== undefined && `up to ${contract.exchanges} exchanges`,
    contract.maySet && `may set ${contract.maySet.join(', ')}`,
    names.length > 0 && `reads ${names.join(', ')}`,
    brief.policy,
    brief.again && 'again',
  ].filter(clause => typeof clause === 'string')
  const tag = brief.document === undefined ? tagWord(brief.verb) : 'document'
  const by = brief.document?.by ?? brief.by
  const named = brief.localId === undefined ? tag : `${tag} ${brief.localId}`
  const head = by === undefined ? named : `${named} by ${by}`
  return [`${head}: ${brief.brief}`, ...clauses].join('; ')
}
