import { fetching } from './fetching.ts'

/** Code that is fetched when it is first needed. It is the same for everybody, and holds no state. */
export interface FetchedCode<Code> {
  /** What was fetched; once it is there, everything goes on at once. */
  readonly atHand: Code | undefined
  /** Fetches it, or fetches it again where that failed. */
  fetch(): Promise<Code>
}

/** @param load imports it. */
export function fetchedCode<Code>(load: () => Promise<Code>): FetchedCode<Code> {
  let atHand: Code | undefined
  return {
    get atHand() {
      return atHand
    },
    async fetch() {
      atHand ??= await fetching(load())
      return atHand
    },
  }
}
