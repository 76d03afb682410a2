import type { Diagnoses } from '../diagnoses.ts'
import { type ParsedObject, within } from '../parsed.ts'
import type { CheckedStory } from './checked-story.ts'

/** Every object of JavaScript has these, and ink's runtime takes one for a value that a save holds. */
const names: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Kinds of ink's whose names the runtime looks up as they are. A label is looked up behind its knot: `knot.label`. */
const bare: ReadonlySet<string> = new Set(['VAR', 'LIST', 'temp', 'Knot', 'Function', 'EXTERNAL'])

/** Names with which a story would compile, and fail when it is begun or loaded. */
export function checkReservedNames({ script, source }: CheckedStory, diagnoses: Diagnoses): void {
  for (const object of within(script.parsed)) {
    for (const [name, isBare] of namesOf(object)) {
      if (!(isBare ? names.has(name) : name === '__proto__')) continue
      diagnoses.report(
        'reserved-name',
        source.place(object),
        `Nothing in a story can be called "${name}": every object in JavaScript has something of that name.`,
        `Give it another name, such as ${name.replaceAll('_', '') || 'it'}_here.`,
      )
    }
  }
}

/** The names that an object of the script declares, and whether each is looked up as it is. */
function namesOf(object: ParsedObject): readonly (readonly [string, boolean])[] {
  const { typeName, variableName, name, identifier, args } = object
  const isBare = bare.has(typeName)
  const declared: (readonly [string, boolean])[] = []
  if (variableName !== undefined && (isBare || typeName === 'CONST')) declared.push([variableName, isBare])
  const own = typeof identifier === 'string' ? identifier : identifier?.name
  const isFlow = ['Knot', 'Stitch', 'Function', 'EXTERNAL', 'Choice', 'Gather', 'ListElement'].includes(typeName)
  if (isFlow) declared.push([own ?? name ?? '', isBare])
  if (isBare || typeName === 'Stitch') for (const arg of args ?? []) declared.push([nameOfArgument(arg), true])
  return declared
}

function nameOfArgument(argument: unknown): string {
  const { identifier } = (argument ?? {}) as { readonly identifier?: string | { readonly name?: string | null } | null }
  return (typeof identifier === 'string' ? identifier : identifier?.name) ?? ''
}
