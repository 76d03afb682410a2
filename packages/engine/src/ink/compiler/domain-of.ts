import type { Brief } from '../../story/brief.ts'
import type { Domain } from '../../story/slot.ts'
import type { VariableDeclaration } from '../../story/story.ts'

/** The domain of a slot that sets a variable: what its clauses say, by the type of the variable. */
export function domainOf(
  { variable, contract: { domain } }: Pick<Brief, 'variable' | 'contract'>,
  variables: Readonly<Record<string, VariableDeclaration>>,
): Domain {
  const type = variables[variable ?? '']?.type
  if (domain?.type === 'options' && type === 'number') return { type: 'options', options: domain.options.map(Number) }
  if (domain !== undefined && !(domain.type === 'options' && type === 'boolean')) return domain
  return { type: type === 'number' || type === 'boolean' ? type : 'text' }
}
