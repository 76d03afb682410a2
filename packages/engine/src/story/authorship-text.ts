import { type Authorship, isPerson, type Reviewer, reviewerKind } from './authorship.ts'

/**
 * What the makers of a story say about how words came about, as English sentences: `Written by Ilse Brandt.`, `Drafted
 * with a language model, for N. N. No named person has reviewed it.`
 *
 * @param author whom the story is by, where the statement itself names nobody. Default: nobody is named.
 * @example
 * authorshipText({ kind: 'human', by: 'Ilse Brandt' }) // 'Written by Ilse Brandt.'
 */
export function authorshipText(authorship: Authorship | undefined, author?: string): string {
  if (authorship === undefined) {
    const by = author === undefined ? '' : `By ${author}. `
    return `${by}Its makers have not said how it was written.`
  }
  const { kind, by = author, with: tool = 'a language model', reviewed } = authorship
  const person = by ?? 'its author'
  const made = {
    human: `Written by ${person}.`,
    assisted: `Written by ${person} with the help of ${tool}.`,
    generated: `Drafted with ${tool}${by === undefined ? '' : `, for ${by}`}.`,
  }[kind]
  return reviewed === undefined ? made : `${made} ${reviewText(reviewed)}`
}

/**
 * Who reviewed a text, as an English sentence.
 *
 * @example
 * reviewText('Ilse Brandt') // 'Reviewed by Ilse Brandt.'
 */
export function reviewText(reviewed: Reviewer): string {
  if (isPerson(reviewed)) return `Reviewed by ${reviewed}.`
  return reviewerKind(reviewed) === 'model'
    ? 'Reviewed by a language model, not by a person.'
    : 'No named person has reviewed it.'
}
