import { type FetchedCode, fetchedCode } from '../base/fetched-code.ts'
import { systemClock } from '../base/system-clock.ts'

/** What fills slots, and makes requests for that: half of the engine, which a story that is played as written never needs. */
export const fillCode: FetchedCode<typeof import('./fetched-services.ts')> = fetchedCode(async () => {
  await thisTaskDone()
  return import('./fetched-services.ts')
})

/** What can be read already is on the page first: its words and this code don't share the wire. */
function thisTaskDone(): Promise<void> {
  return new Promise(resolve => {
    systemClock.after(0, resolve)
  })
}
