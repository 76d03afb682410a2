import { offersChoices } from '../story/verbs/stops.ts'
import { isConditional } from './choice-conditions.ts'
import type { Move, Waits } from './ink-position.ts'
import type { InkContainer, InkOffer } from './ink-runtime.ts'
import type { Playhead } from './playhead.ts'

const none: readonly never[] = []

/**
 * Numbers of the offers that can't be taken with what the game gives: those that its change makes untrue, and those of
 * before that stay so. What the story itself has made untrue since it offered them is not among them.
 */
export function withdrawnBy(
  playhead: Playhead,
  root: InkContainer,
  { stop, withdrawn = none }: Waits,
  { input, world }: Move,
): readonly number[] {
  if (!offersChoices(stop) || input.checked !== true || world.length === 0) return withdrawn
  const { offers } = playhead
  return [...offers.keys()].filter(number => {
    const offer = offers[number] as InkOffer
    if (!isConditional(root, offer)) return false
    const isOut = withdrawn.includes(number)
    const now = playhead.holds(offer, world)
    if (now === undefined) return isOut
    return !now && (isOut || playhead.holds(offer, none) === true)
  })
}

/** What a position waits for, with other offers withdrawn. */
export function waitsWithout({ withdrawn: _, ...waits }: Waits, withdrawn: readonly number[]): Waits {
  return withdrawn.length === 0 ? waits : { ...waits, withdrawn }
}
