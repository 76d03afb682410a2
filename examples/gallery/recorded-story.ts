import type { NarrativeProvider } from '@lacuna/engine'

/** Tapes that lie beside the examples, each in a part of its own. */
const tapes = import.meta.glob<unknown>('../*/*.tape.json', { import: 'default' })

/**
 * Plays an example from the tape beside it, where there is one. Its words were written before, and no person has reviewed
 * them. Tape and player are fetched when the first slot is to be filled.
 */
export function recordedStory(name: string): NarrativeProvider | undefined {
  const fetched = tapes[`../${name}/${name}.tape.json`]
  if (fetched === undefined) return undefined
  let opened: Promise<NarrativeProvider> | undefined
  const open = (): Promise<NarrativeProvider> => {
    opened ??= Promise.all([import('@lacuna/engine/providers/recorded'), fetched()]).then(
      ([{ readTape, recordedProvider }, tape]) => recordedProvider(readTape(tape)),
    )
    // Where it could not be fetched, the next slot asks for it again.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    id: 'recorded',
    recorded: { reviewed: 'nobody' },
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request, options) {
      yield* (await open()).fill(request, options)
    },
  }
}
