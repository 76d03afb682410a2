import { systemClock } from '../base/system-clock.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import type { Play } from '../play/play.ts'
import { type PlayContext, playContext } from '../play/play-context.ts'
import { KnownRequests } from '../requests/known-requests.ts'
import type { RequestPorts } from '../requests/request-context.ts'
import type { Requested } from '../requests/request-open-slots.ts'
import type { Story } from '../story/story.ts'
import { fillCode } from './fill-code.ts'
import type { FillServices } from './fill-services.ts'
import type { SessionPorts } from './session-ports.ts'

/** What one session keeps beside its play-through; it goes with the session. */
export class SessionServices {
  readonly context: PlayContext
  readonly ports: SessionPorts
  /** Absent where nobody fills slots. */
  readonly #requests: RequestPorts | undefined
  #fill: FillServices | undefined
  /** Whether the code of the fill services is on its way. */
  isWaiting = false
  /** When the latest move was made before there were fill services: the turn's deadline runs from then. */
  movedAt: { readonly epoch: number; readonly at: number } | undefined

  constructor(story: Story, ports: SessionPorts) {
    this.ports = ports
    this.context = playContext(story, ports)
    const { provider, store } = ports
    const isShared = provider?.capabilities.shared === true || store?.shared === true
    this.#requests = provider && { provider, isShared, known: new KnownRequests() }
  }

  /** Who is asked; nobody where no provider was given. */
  get requests(): RequestPorts | undefined {
    return this.#requests
  }

  /** What fills slots; absent until it was opened. */
  get fill(): FillServices | undefined {
    return this.#fill
  }

  /** Opens the fill services, where a provider needs them and their code is at hand. */
  openFill(send: (update: FillUpdate) => void): FillServices | undefined {
    if (this.#requests !== undefined) {
      this.#fill ??= fillCode.atHand?.openFillServices(this.context, this.#requests, this.ports, send)
    }
    return this.#fill
  }

  /** The play-through with its open slots requested, as soon as the code for that is at hand. */
  requested(play: Play): Requested {
    const code = fillCode.atHand
    if (code === undefined || this.#requests === undefined) return { play, jobs: [] }
    return code.requestOpenSlots(this.context, play, this.#requests)
  }

  now(): number {
    return (this.ports.clock ?? systemClock).now()
  }

  close(): void {
    this.#fill?.close()
  }
}
