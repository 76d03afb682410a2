import type { Passage, Story } from '@lacuna/engine'
import { changedPassages, openedStory } from '@lacuna/engine/check'
import { digest } from '@lacuna/engine/fill'

type Open = Passage['slots'][number]

const defaultReads: Open['slot']['reads'] = { variables: [], typed: [], history: false, player: false }

/**
 * A story in which every passage is a slot and all may be filled live: what its author left open, and each line that is
 * the author's own. The slots of a passage are one request.
 *
 * @param reads `default`: no slot reads more than every slot does; `own`: as its author declared.
 */
export function openPassages(story: Story, reads: 'default' | 'own'): Story {
  return changedPassages(openedStory(story, { live: true }), said => {
    const plain = said.slots.map(open => ({ ...open, slot: { ...open.slot, reads: defaultReads } }))
    const passage = reads === 'own' ? said : { ...said, slots: plain }
    const own = passage.lines.flatMap(({ pieces }, at) =>
      pieces.length > 0 && pieces.every(piece => piece.slot === undefined && piece.marks === undefined) ? [at] : [],
    )
    if (own.length === 0) return passage
    // The slots of the lines come before those of labels and of the stop.
    const offset = passage.slots.findIndex(open => open.place === 'label' || open.place === 'stop')
    const before = offset === -1 ? passage.slots.length : offset
    const added = own.map(at => openLine(passage, at))
    const moved = (slot: number | undefined): number | undefined =>
      slot === undefined || slot < before ? slot : slot + added.length
    const withSlots = <T extends { readonly slot?: number }>(pieces: readonly T[]): T[] =>
      pieces.map(piece => (piece.slot === undefined ? piece : { ...piece, slot: moved(piece.slot) as number }))
    return {
      ...passage,
      lines: passage.lines.map((line, at) => {
        const place = own.indexOf(at)
        const pieces = withSlots(line.pieces)
        return { ...line, pieces: place < 0 ? pieces : pieces.map(piece => ({ ...piece, slot: before + place })) }
      }),
      choices: passage.choices.map(choice => ({ ...choice, pieces: withSlots(choice.pieces) })),
      slots: [...passage.slots.slice(0, before), ...added, ...passage.slots.slice(before)],
    }
  })
}

function openLine({ lines }: Passage, at: number): Open {
  const { pieces, speaker } = lines[at] ?? { pieces: [] }
  const words = pieces.map(piece => piece.text).join('')
  const brief = 'what is said here'
  return {
    slot: {
      id: `passage.${digest(words).slice(0, 12)}`,
      verb: 'fill',
      brief,
      contract: {},
      reads: defaultReads,
      policy: 'live',
    },
    brief,
    words,
    ...(speaker === undefined ? {} : { speaker }),
    place: speaker === undefined ? 'narration' : 'dialogue',
  }
}
