import { fetching } from '../base/fetching.ts'
import type { openBeside } from './beside.ts'
import type { contextOf } from './context-of.ts'
import type { jobFor } from './job-for.ts'

/** The Desk and what makes requests for it: half of the engine, which a story that is played as written never needs. */
export interface DeskParts {
  readonly openBeside: typeof openBeside
  readonly jobFor: typeof jobFor
  readonly contextOf: typeof contextOf
}

let atHand: DeskParts | undefined

/** What was fetched; once it is there, everything goes on at once. */
export function deskAtHand(): DeskParts | undefined {
  return atHand
}

/** Fetches it, or fetches it again where that failed. */
export async function fetchDesk(): Promise<DeskParts> {
  atHand ??= await fetching(import('./desk-parts.ts'))
  return atHand
}
