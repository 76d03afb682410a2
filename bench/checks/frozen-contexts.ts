import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bible } from '@lacuna/engine'
import type { TextContext } from './text-context.ts'

/** The slots of *Dry Ground* as they were frozen, by id. */
export interface FrozenContexts {
  readonly bible: Bible
  readonly contexts: Readonly<Record<string, TextContext>>
}

interface FrozenSlot {
  readonly slot: string
  readonly route: string
  readonly turn: number
  readonly place: TextContext['place']
  readonly brief: string
  readonly maxWords: number
  readonly author: string
  readonly page: readonly string[]
}

interface FrozenRequest {
  readonly turn: number
  readonly request: {
    readonly facts: readonly string[]
    readonly slots: readonly {
      readonly slot: string
      readonly speaker?: string
      readonly contract: { readonly mention?: readonly string[]; readonly never?: readonly string[] }
      readonly reads: NonNullable<TextContext['reads']>
    }[]
  }
}

const folder = fileURLToPath(new URL('../../examples/dry-ground/evaluation/before/', import.meta.url))

/** Reads the frozen slots with the pages they stand on. */
export function frozenContexts(): FrozenContexts {
  const read = <T>(name: string): T => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as T
  const { bible } = read<{ readonly bible: Bible }>('story.json')
  const routes = new Map<string, readonly FrozenRequest[]>()
  const contexts: Record<string, TextContext> = {}
  for (const frozen of read<readonly FrozenSlot[]>('slots.json')) {
    const route = routes.get(frozen.route) ?? read<readonly FrozenRequest[]>(`requests/${frozen.route}.json`)
    routes.set(frozen.route, route)
    const turn = route.filter(each => each.turn === frozen.turn)
    const request = turn.find(each => each.request.slots.some(one => one.slot === frozen.slot))?.request
    const asked = request?.slots.find(one => one.slot === frozen.slot)
    if (request === undefined || asked === undefined) continue
    const { contract, reads, speaker } = asked
    const at = frozen.page.findIndex(line => line.endsWith(frozen.author) && frozen.author !== '')
    contexts[frozen.slot] = {
      story: 'dry-ground',
      place: frozen.place,
      brief: frozen.brief,
      words: frozen.author,
      max: frozen.maxWords,
      ...(speaker === undefined ? {} : { speaker }),
      ...(contract.mention === undefined ? {} : { mention: contract.mention }),
      ...(contract.never === undefined ? {} : { never: contract.never }),
      reads,
      facts: request.facts,
      before: frozen.page.slice(0, Math.max(0, at)),
      after: frozen.page.slice(at + 1),
    }
  }
  return { bible, contexts }
}
