import { basename, join } from 'node:path'
import type { VariableDeclaration } from '@lacuna/engine'
import type { InkBundle } from '@lacuna/engine/ink'

/** Where the declaration of a story in ink stands: `ferry.d.ink.ts` beside `ferry.ink`, as TypeScript looks for it. */
export function declarationPath(inkFile: string): string {
  return join(inkFile, '..', `${basename(inkFile, '.ink')}.d.ink.ts`)
}

/** The TypeScript declaration of a story: what `import story from './ferry.ink'` is. */
export function storyDeclaration(bundle: InkBundle, inkFile: string): string {
  const variables = Object.entries(bundle.variables).map(
    ([name, variable]) => `  readonly ${key(name)}: ${typeOf(variable)}`,
  )
  return `// Written by lacuna from ${basename(inkFile)}, and written again whenever it changes.
import type { Bible, CastMember } from '@lacuna/engine'
import type { InkStory } from '@lacuna/engine/ink'

export type Entry =${union(bundle.entries)}

export type Variables = {${variables.length === 0 ? '' : `\n${variables.join('\n')}\n`}}

export type SlotId =${union(Object.keys(bundle.slots).sort())}

export type ChoiceId =${choiceIds(bundle)}

export type CastName =${union(Object.keys(bundle.bible.cast))}

declare const story: Omit<InkStory<Entry, Variables, SlotId, ChoiceId>, 'bible'> & {
  readonly bible: Omit<Bible, 'cast'> & { readonly cast: { readonly [name in CastName]: CastMember } }
}
export default story
`
}

/** Every id that a choice may have. One that a thread offers several times at once has `~2`, `~3` behind it. */
function choiceIds(bundle: InkBundle): string {
  const ids = [...new Set(Object.values(bundle.choices).map(choice => choice.id))].sort()
  return ids.length === 0 ? ' never' : `${union(ids)}\n  | \`\${string}~\${number}\``
}

function union(names: readonly string[]): string {
  if (names.length === 0) return ' never'
  return names.map(name => `\n  | ${text(name)}`).join('')
}

function typeOf(variable: VariableDeclaration): string {
  if (variable.type === 'number' || variable.type === 'boolean') return variable.type
  if (variable.type === 'text') return 'string'
  if (variable.type !== 'list') return "import('@lacuna/engine').Json"
  const items = variable.items ?? []
  return items.length === 0 ? 'readonly string[]' : `readonly (${items.map(text).join(' | ')})[]`
}

const key = (name: string): string => (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : text(name))

const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`
