import { fetching } from '../base/fetching.ts'
import { systemClock } from '../base/system-clock.ts'
import type { jobFor } from '../requests/job-for.ts'
import type { contextOf } from './context-of.ts'
import type { openFillServices } from './fill-services.ts'

/** The Desk and what makes requests for it: half of the engine, which a story that is played as written never needs. */
export interface FetchedServices {
  readonly openFillServices: typeof openFillServices
  readonly jobFor: typeof jobFor
  readonly contextOf: typeof contextOf
}

let atHand: FetchedServices | undefined

/** What was fetched; once it is there, everything goes on at once. */
export function fetchedServices(): FetchedServices | undefined {
  return atHand
}

/** Fetches it, or fetches it again where that failed. */
export async function fetchServices(): Promise<FetchedServices> {
  if (atHand !== undefined) return atHand
  const parts = await fetching<FetchedServices>(thisTaskDone().then(() => import('./fetched-services.ts')))
  atHand = parts
  return parts
}

/** What can be read already is on the page first: its words and the Desk don't share the wire. */
function thisTaskDone(): Promise<void> {
  return new Promise(resolve => {
    systemClock.after(0, resolve)
  })
}
