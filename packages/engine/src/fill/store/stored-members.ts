import type { AnswerMember } from '../../provider/answer/fill-answer.ts'
import type { StoredFills } from './fill-store.ts'

/**
 * Fills that were kept as the members of an answer, for whoever gives them out as a provider would.
 *
 * @example
 * for (const event of fillAnswer(storedMembers(kept))) yield event
 */
export function storedMembers({ values, uses, because }: StoredFills): Readonly<Record<string, AnswerMember>> {
  const members = Object.entries(values).map(([key, value]): readonly [string, AnswerMember] => {
    const used = uses?.[key]
    const reason = because?.[key]
    return [
      key,
      {
        ...(used === undefined ? {} : { uses: used }),
        ...(reason === undefined ? {} : { because: reason }),
        ...(typeof value === 'string' || value === null ? { text: value } : { value: value as number | boolean }),
      },
    ]
  })
  return Object.fromEntries(members)
}
