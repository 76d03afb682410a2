/**
 * How words came about.
 * - `human`: a person wrote them
 * - `assisted`: a person wrote them with the help of a model
 * - `generated`: a model wrote them
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type AuthorshipKind = 'human' | 'assisted' | 'generated'

/** Every {@link AuthorshipKind}. */
export const authorshipKinds: readonly AuthorshipKind[] = ['human', 'assisted', 'generated']

/** What the makers of a story say about how some of its words came about. A statement of theirs, never a proof. */
export interface Authorship {
  readonly kind: AuthorshipKind
  /** By whom: the person, or the people. Default: not said. */
  readonly by?: string
  /** With what, in plain words: `a language model`, or the name of one. Default: not said. */
  readonly with?: string
  /** Default: not said. */
  readonly reviewed?: Reviewer
}

/** Who read words before they were shipped: a person by name, or the words `model` and `nobody`. */
export type Reviewer = string

/**
 * Authorship of a story: of its script, of the parts of the script that differ, and of the offline grammar. What is not
 * here was not said, and nothing is concluded for it.
 */
export interface StoryAuthorship {
  readonly script?: Authorship
  /**
   * By knot or `knot.stitch`, by scene or `scene.beat`; the most exact one holds. In a bible's file also by script
   * (`letters.ink`), for all of its knots; the compiler writes these out as knots. `""` is what stands outside of all knots.
   */
  readonly parts?: Readonly<Record<string, Authorship>>
  readonly grammar?: Authorship
}

const nobody =
  /^(nobody|none|no ?one|no|n\/?a|unknown|anon(ymous)?|tb[cd]|to ?do|pending|not (yet )?reviewed|unreviewed)$/
const model =
  /^((an?|the|my|our|local|large|small|ai) )*(language models?|models?|ai|llms?|chat ?bot|bot|ai assistant)$|^(chat ?)?gpt([- ]?\d.*)?$/

/**
 * Who a reviewer is. Common words for a model and for nobody are no names, however they are written; signs alone
 * neither.
 *
 * @example
 * reviewerKind('Ilse Brandt') // 'person'
 * reviewerKind('ChatGPT') // 'model'
 * reviewerKind('n/a') // 'nobody'
 */
export function reviewerKind(reviewer: Reviewer = 'nobody'): 'person' | 'model' | 'nobody' {
  const name = reviewer.trim().toLowerCase().replace(/\s+/g, ' ')
  if (!/[\p{L}\p{N}]/u.test(name) || nobody.test(name)) return 'nobody'
  return model.test(name) ? 'model' : 'person'
}

/**
 * Whether a reviewer is a person, by name.
 *
 * @example
 * isPerson('Ilse Brandt') // true
 * isPerson('a language model') // false
 */
export function isPerson(reviewer: Reviewer | undefined): reviewer is Reviewer {
  return reviewerKind(reviewer) === 'person'
}

/**
 * The key of `parts` that holds for a place, or `undefined` where the script's own holds.
 *
 * @param path keys from the outermost: `['harbour', 'quay']`.
 */
export function partOf({ parts = {} }: StoryAuthorship, path: readonly string[]): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const key = path.slice(0, length).join('.')
    if (Object.hasOwn(parts, key)) return key
  }
  return path.length === 0 && Object.hasOwn(parts, '') ? '' : undefined
}
