import { type ChoiceIdentity, sharedId } from '../story/choice-identity.ts'
import type { PassageChoice } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'

/** A choice as a journal holds it. */
export interface KeptChoice {
  readonly choice: string
  readonly identity?: ChoiceIdentity
  /** Its label, as it was offered. */
  readonly text?: string
}

/** Which of the choices that are offered now a kept one is, or why nobody can say. */
export type ResolvedChoice =
  | {
      readonly found: PassageChoice
      /** What stands behind it is not what stood there, or it can't be known whether it is. */
      readonly changed: boolean
    }
  | { readonly found: undefined; readonly reason: 'not-offered' | 'alike' }

/**
 * Finds a kept choice among those that a changed story offers where it was taken.
 *
 * Words that stood once in their place, then and now, mean the same choice. Where they stood more than once it is the one
 * with the same first line behind it, or the same branch; where several have that, or none, it is not said which one was
 * meant. What was kept before identities were goes by its id. A choice point that stands for several choices, in a thread
 * or a tunnel, means the one with the same arguments and the same words.
 */
export function resolveChoice(
  skeleton: Pick<Skeleton, 'equalChoices'>,
  kept: KeptChoice,
  offered: readonly PassageChoice[],
): ResolvedChoice {
  const id = withoutTimes(kept.choice)
  const at = (wanted: string): Found => offeredAt(kept, wanted, offered)
  const equal = (shared: string) => skeleton.equalChoices?.(shared) ?? []
  const { identity } = kept
  if (identity === undefined) {
    const shared = sharedId(id, { number: Number(/-(\d+)$/.exec(id)?.[1] ?? 1) })
    return resolved(at(id), equal(id).length > 1 || equal(shared).length > 1)
  }
  const group = equal(sharedId(id, identity))
  const wasAlone = (identity.of ?? 1) === 1
  if (wasAlone && group.length <= 1) {
    const one = at(group[0]?.id ?? id)
    return resolved(one, one !== undefined && one.found.identity?.line !== identity.line)
  }
  if (identity.alike === true) return alike
  const sameLine = group.filter(({ identity: { line } }) => line === identity.line)
  const fitting = sameLine.length > 1 ? sameLine.filter(one => one.identity.body === identity.body) : sameLine
  const [only] = fitting
  if (only === undefined || fitting.length > 1) return fitting.length > 1 ? alike : missing
  return resolved(at(only.id), false)
}

/** An option, and whether it may be another than the one that was taken, though its id is the same. */
type Found = { readonly found: PassageChoice; readonly isOther: boolean } | undefined

/** The option of an id. One that a thread offers several times is known by what it was given, and by its words. */
function offeredAt(kept: KeptChoice, wanted: string, offered: readonly PassageChoice[]): Found {
  const all = offered.filter(({ id }) => withoutTimes(id) === wanted)
  const [first] = all
  if (first === undefined) return undefined
  if (all.length === 1 && withoutTimes(kept.choice) === kept.choice) {
    const isOther = first.identity?.given !== kept.identity?.given || (isByWords(wanted) && !hasWords(first, kept))
    return { found: first, isOther }
  }
  const given = kept.identity?.given
  const same = all.filter(one => (given === undefined || one.identity?.given === given) && hasWords(one, kept))
  const found = same.find(({ id }) => id === wanted + kept.choice.slice(withoutTimes(kept.choice).length)) ?? same[0]
  return found && { found, isOther: same.length > 1 }
}

function resolved(one: Found, changed: boolean): ResolvedChoice {
  return one === undefined ? missing : { found: one.found, changed: changed || one.isOther }
}

/** An id without the number that tells apart what is offered several times at once. */
function withoutTimes(id: string): string {
  return id.replace(/~\d+$/, '')
}

/** Whether an id follows from what the label says in the script: other words are other values in it then. */
function isByWords(id: string): boolean {
  return /(^|\.)[0-9a-f]{8}(-\d+)?$/.test(id)
}

/** Whether an option has the words of the one that was taken, as far as its author wrote them. */
function hasWords(option: PassageChoice, { text }: KeptChoice): boolean {
  return text === undefined || wordsTaken(option, text) === text
}

/**
 * Finds the option that a kept verdict picked among those of its own `decide`: by its words, and where several have them by
 * what is behind them. Equal words of other decisions don't matter.
 */
export function resolveVerdict(kept: KeptChoice, options: readonly PassageChoice[]): ResolvedChoice {
  const { choice, identity = {} } = kept
  if (kept.identity === undefined) {
    const found = options.find(({ id }) => id === choice)
    return found === undefined ? missing : { found, changed: false }
  }
  const equal = options.filter(option => sharedId(option.id, option.identity ?? {}) === sharedId(choice, identity))
  const [only] = equal
  if (only !== undefined && equal.length === 1) {
    return { found: only, changed: only.identity?.line !== identity.line || only.identity?.given !== identity.given }
  }
  const fitting = equal.filter(
    option => option.identity?.line === identity.line && option.identity?.body === identity.body,
  )
  const [found] = fitting
  if (found === undefined) return missing
  return fitting.length === 1 ? { found, changed: false } : alike
}

const missing = { found: undefined, reason: 'not-offered' } as const
const alike = { found: undefined, reason: 'alike' } as const

/** The one choice offered that a kept one may have become, if exactly one may have. It is proposed, never taken alone. */
export function proposedChoice(kept: KeptChoice, offered: readonly PassageChoice[]): PassageChoice | undefined {
  const hash = /\.([0-9a-f]{8})(?:-\d+)?(?:~\d+)?$/.exec(kept.choice)?.[1]
  const line = kept.identity?.line
  const branches: readonly ((choice: PassageChoice) => boolean)[] = [
    // Its knot has another name.
    ({ id }) => hash !== undefined && id.includes(`.${hash}`),
    ({ id }) => id.split('.').at(-1) === kept.choice.split('.').at(-1),
    choice => kept.text !== undefined && labelOf(choice) === kept.text,
    // Its words have changed.
    ({ identity }) => line !== undefined && identity?.line === line,
    () => true,
  ]
  for (const fits of branches) {
    const [one, ...others] = offered.filter(fits)
    if (one !== undefined && others.length === 0) return one
  }
  return undefined
}

/** The words of an option, as a move holds them; those that were taken where a slot of its stands in them. */
export function wordsTaken(option: PassageChoice, taken: string): string {
  return option.pieces.some(({ slot }) => slot !== undefined) ? taken : labelOf(option)
}

function labelOf({ pieces }: PassageChoice): string {
  return pieces.map(piece => piece.text).join('')
}
