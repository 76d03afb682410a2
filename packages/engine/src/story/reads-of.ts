import type { Clause } from './clause.ts'
import type { Reads } from './slot.ts'

const said = '@said.'
const special: readonly string[] = ['@history', '@player', '@diary', '@diary.now']

/** What the `reads` of a tag name; slots as they are written there. */
export function readsOf(clauses: readonly Clause[]): Reads {
  const names = clauses.flatMap(clause => (clause.type === 'reads' ? clause.names : []))
  const slots = names.filter(name => name.startsWith('@') && !special.includes(name))
  const saidSlots = slots.filter(name => name.startsWith(said)).map(name => name.slice(said.length))
  return {
    variables: names.filter(name => !name.startsWith('@')),
    typed: slots.filter(name => !name.startsWith(said)).map(name => name.slice(1)),
    history: names.includes('@history'),
    player: names.includes('@player'),
    ...(names.includes('@diary.now') ? { diary: 'now' } : names.includes('@diary') ? { diary: 'scene' } : {}),
    ...(saidSlots.length === 0 ? {} : { said: saidSlots }),
  }
}

/** The names behind `reads` that say this. */
export function readNames({ variables, typed, history, player, diary, said: slots = [] }: Reads): readonly string[] {
  return [
    ...variables,
    ...typed.map(name => `@${name}`),
    ...(history ? ['@history'] : []),
    ...(player ? ['@player'] : []),
    ...(diary === undefined ? [] : [diary === 'now' ? '@diary.now' : '@diary']),
    ...slots.map(name => `${said}${name}`),
  ]
}
