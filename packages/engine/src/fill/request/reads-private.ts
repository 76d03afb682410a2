import { isTainted } from '../../story/mark.ts'
import type { OpenSlot } from '../../story/passage.ts'
import { isMarked } from './passage-text.ts'
import type { RequestSources } from './request-sources.ts'
import type { Told } from './told.ts'
import { verbRequests } from './verb-requests.ts'

/**
 * Whether anything is read that is somebody's own, by what is declared and by the marks that values carry: a number can
 * give a model no instruction, and need not be quoted, but it still is what somebody brought in.
 */
export function readsPrivate(
  { passage, waiting, isShared, tainted = [] }: RequestSources,
  { diary, facts }: Told,
): boolean {
  const isOwn = ({ slot: { verb, reads, variable }, place, marks }: OpenSlot): boolean =>
    reads.history ||
    reads.player ||
    (reads.said ?? []).length > 0 ||
    (isShared === true && reads.diary !== undefined) ||
    isTainted(marks) ||
    reads.variables.some(name => tainted.includes(name)) ||
    (place === 'stop' && variable !== undefined && tainted.includes(variable)) ||
    isTainted(verbRequests[verb].marks(passage))
  return (
    waiting.some(index => isOwn(passage.slots[index] as OpenSlot)) ||
    [...passage.lines, ...passage.choices].some(({ pieces }) =>
      pieces.some(piece => piece.slot !== undefined && waiting.includes(piece.slot) && isMarked(piece)),
    ) ||
    Object.values(facts).some(about => about.some(fact => isTainted(fact.marks))) ||
    diary?.entries.some(entry => isTainted(entry.marks)) === true
  )
}
