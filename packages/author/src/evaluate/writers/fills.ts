import { digest } from '@lacuna/engine/fill'
import { type Position, positionsOf } from '../routes/positions.ts'
import type { PlayedRoute } from '../routes/route.ts'
import type { Answer, Answers, WriterName } from './answers.ts'

/** What stands in a slot of a route. */
export interface Fill {
  readonly writer: WriterName
  readonly position: Position
  readonly state: Answer['state']
  /** What the reader sees: the answer, or the author's words where they were kept or the answer was refused. */
  readonly text: string
  readonly uses: readonly number[]
  /** Whether the text is the writer's: written, and not the author's own words again. */
  readonly isOwn: boolean
}

/** What somebody has put into the slots of routes, in reading order; slots without an answer are not in it. */
export function fillsOf(routes: readonly PlayedRoute[], writer: WriterName, answers: Answers): readonly Fill[] {
  return positionsOf(routes).flatMap((position): readonly Fill[] => {
    const { slot, asked } = position
    const answer = answers[digest(asked.request)]?.[slot.key]
    if (answer === undefined) return []
    const text = answer.state === 'written' ? answer.text : slot.words
    const uses = answer.state === 'refused' ? [] : answer.uses
    const isOwn = answer.state === 'written' && answer.text.trim() !== slot.words.trim()
    return [{ writer, position, state: answer.state, text, uses, isOwn }]
  })
}
