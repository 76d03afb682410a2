import type { Config } from './machine-config.ts'
import { mayBeReplaced } from './machine-verbs.ts'
import type { PlanReader } from './plan-reader.ts'
import type { StateMeta } from './story-meta.ts'

/** The event of whoever walks away: it leads on from nowhere, for nobody has to. */
export const leaving = 'leave'

interface Heard {
  readonly event: string
  readonly path: readonly string[]
}

/**
 * Whether a machine of the author's leads on wherever it stands, as far as that is known without running it: it waits
 * for no event that nobody sends, and no state is a dead end without saying that the story ends there.
 */
export class ProgressCheck {
  readonly #heard: Heard[] = []
  readonly #raised = new Set<string>()
  #raisesAnything = false

  /** An event that a state listens to, besides choices. */
  hears(event: string, path: readonly string[]): void {
    this.#heard.push({ event, path })
  }

  /** An action of XState that may raise an event. */
  raises({ type, event }: { readonly type?: unknown; readonly event?: unknown }): void {
    const raised = (event as { readonly type?: unknown } | undefined)?.type
    if (type === 'xstate.raise' && typeof raised === 'string') this.#raised.add(raised)
    // What a function raises is not known before it runs.
    else if (type === 'xstate.raise' || type === 'xstate.enqueueActions') this.#raisesAnything = true
  }

  /** A state that stands by itself: without states inside, and not beside others. */
  checkState(config: Config, path: readonly string[], above: readonly Config[], reader: PlanReader): void {
    const around = [config, ...above]
    const leadsOn = around.some(
      ({ type, on, always, meta }) =>
        type === 'final' ||
        type === 'parallel' ||
        Object.keys((on ?? {}) as Config).some(event => event !== leaving) ||
        always !== undefined ||
        (meta as StateMeta | undefined)?.ending !== undefined ||
        (meta !== undefined && mayBeReplaced(meta as StateMeta)),
    )
    if (config.states !== undefined || leadsOn) return
    reader.problem(path, 'Nothing leads on from here.', deadEndHint)
  }

  finish(reader: PlanReader): void {
    for (const { event, path } of this.#heard) {
      if (this.#raisesAnything || this.#isSent(event)) continue
      const what = event.endsWith('*') ? `It waits for any event ("${event}")` : `It waits for "${event}"`
      reader.problem(
        path,
        `${what}, and nobody sends that.`,
        `A player sends choices: write \`choose.${idLike(event)}\`, with a \`label\` in its \`meta\`. What follows by itself is an \`always\`, or an event that an action raises.`,
      )
    }
  }

  #isSent(event: string): boolean {
    if (event.startsWith('xstate.') || event.startsWith('done.')) return true
    if (!event.endsWith('*')) return this.#raised.has(event)
    const start = event.slice(0, -1)
    return [...this.#raised].some(raised => raised.startsWith(start) || `${raised}.` === start)
  }
}

export const deadEndHint =
  'If story or talk ends here, write `type: "final"`, or `meta: { ending: "its name" }`. Otherwise give it a choice (`choose.<id>`) or an `always`.'

function idLike(event: string): string {
  const id = event
    .replace(/^choose\./, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return id === '' ? '<id>' : id
}
