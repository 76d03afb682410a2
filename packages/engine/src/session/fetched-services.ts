/** What a session needs only where a provider fills slots: fetched with the first that has one. */
export { spoken } from '../base/words.ts'
export { mayAsk } from '../fill/pipeline/provider-gate.ts'
export { writeAgain } from '../fill/pipeline/write-again.ts'
export { softDigest } from '../provider/request/soft-digest.ts'
export { requestOpenSlots } from '../requests/request-open-slots.ts'
export { rewordJob, withEarlierWordings } from '../requests/reword-job.ts'
export { openFillServices } from './fill-services.ts'
export { sentContext } from './sent-context.ts'
