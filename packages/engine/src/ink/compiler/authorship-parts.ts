import { nearest } from '../../base/nearest.ts'
import type { Authorship, StoryAuthorship } from '../../story/authorship.ts'
import type { CheckedStory } from './checks/checked-story.ts'

/** What is wrong with a key of the bible's `authorship.parts`. */
export interface PartProblem {
  readonly code: 'unknown-name' | 'authorship-outside-knots'
  readonly part: string
  readonly message: string
  readonly hint: string
}

/** The parts of a script with names of files written out as their knots, and what is wrong with them. */
export function authorshipParts(
  { script, source }: Pick<CheckedStory, 'script' | 'source'>,
  { parts = {} }: StoryAuthorship,
): { readonly parts: Readonly<Record<string, Authorship>>; readonly problems: readonly PartProblem[] } {
  const flows = script.flows.filter(({ kind }) => kind !== 'root')
  const files = source.files.map(({ path }) => path)
  const outside = [...script.lines, ...script.choices].filter(({ flow }) => flow.kind === 'root')
  const filesOutside = new Set(outside.map(({ place }) => place.file))
  const found: Record<string, Authorship> = {}
  const problems: PartProblem[] = []
  for (const [part, authorship] of Object.entries(parts)) {
    if (flows.some(({ path }) => path === part)) {
      found[part] = authorship
      continue
    }
    const file = files.find(path => path === part || path.endsWith(`/${part}`))
    if (file === undefined) {
      problems.push(unknown(part, [...flows.map(({ path }) => path), ...files]))
      continue
    }
    for (const { kind, path, place } of flows) {
      if (kind !== 'stitch' && place.file === file && !Object.hasOwn(parts, path)) found[path] = authorship
    }
    if (!filesOutside.has(file)) continue
    if (filesOutside.size > 1) problems.push(notInKnots(part))
    else found[''] = authorship
  }
  return { parts: found, problems }
}

function unknown(part: string, candidates: readonly string[]): PartProblem {
  const close = nearest(part, candidates)
  return {
    code: 'unknown-name',
    part,
    message: `The story has no knot, stitch, function or script "${part}".`,
    hint: close === undefined ? `There are ${candidates.slice(0, 8).join(', ')}.` : `Did you mean ${close}?`,
  }
}

function notInKnots(part: string): PartProblem {
  return {
    code: 'authorship-outside-knots',
    part,
    message: `${part} has words outside of all knots, and so has another script: ink puts them together, and nobody can tell whose they are.`,
    hint: 'Put the words of one of the two into a knot.',
  }
}
