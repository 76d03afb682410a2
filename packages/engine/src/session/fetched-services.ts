/** What a session needs only where a provider fills slots: fetched with the first that has one. */

export { jobFor } from '../requests/job-for.ts'
export { contextOf } from './context-of.ts'
export { openFillServices } from './fill-services.ts'
